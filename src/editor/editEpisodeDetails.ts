import * as vscode from 'vscode'
import { readSidecar, type Sidecar } from '../core/formats/sidecar'
import { wrongIn } from '../core/formats/sidecarEdit'
import { problemText } from '../core/model/problemText'
import type { EpisodeSummary } from '../core/service/messages'
import { pickEpisode, placeMeant } from './commands'
import { changeOf, currentFact, detailFields, detailText, speakerNames } from './detailFields'
import type { DetailField, DetailKey } from './detailFields'
import { sourceText } from './episodeTooltip'
import { labelText } from './labelText'
import type { Library } from './library'
import type { Places } from './places'
import { SidecarFile } from './sidecarFile'

interface DetailsDeps {
  readonly library: Library
  readonly places: Places
}

/**
 * *Edit Episode Details* and *Open Sidecar File*. What a person writes goes into the sidecar, never into the transcript.
 * Called with a detail and its text, the first one asks for nothing.
 */
export function registerEpisodeDetails({ library, places }: DetailsDeps): vscode.Disposable {
  const command = vscode.commands.registerCommand
  return vscode.Disposable.from(
    command('verbatim.editEpisodeDetails', async (what?: unknown, detail?: unknown, text?: unknown) => {
      const placeHolder = vscode.l10n.t('Edit the details of an episode')
      const episode = await episodeMeant(what, library, places, placeHolder)
      if (episode === undefined) return undefined
      const sidecar = await SidecarFile.of(episode)
      const key = detailOf(detail)
      if (key !== undefined) return typeof text === 'string' && write(sidecar, key, text)
      return editDetails(episode, sidecar)
    }),
    command('verbatim.openSidecarFile', async (what?: unknown) => {
      const placeHolder = vscode.l10n.t('Open the sidecar file of an episode')
      const episode = await episodeMeant(what, library, places, placeHolder)
      if (episode !== undefined) await (await SidecarFile.of(episode)).open()
    }),
  )
}

async function episodeMeant(
  what: unknown,
  library: Library,
  places: Places,
  placeHolder: string,
): Promise<EpisodeSummary | undefined> {
  const place = (await placeMeant(what, places)) ?? (await pickEpisode(library, placeHolder))
  const episode = place && library.episode(place.episode)
  if (episode === undefined || !library.isSample(episode.id)) return episode
  void vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” is part of the sample library, whose details cannot be changed.', episode.title),
  )
  return undefined
}

type DetailItem = vscode.QuickPickItem &
  ({ readonly detailKey: DetailKey; readonly value: string } | { readonly detailKey?: never; readonly openFile?: true })

/** Lists the details until the person has had enough, and asks for a new text for the one that is chosen. */
async function editDetails(episode: EpisodeSummary, sidecar: SidecarFile): Promise<boolean> {
  for (;;) {
    const text = await sidecar.text().catch((error: unknown) => refuseReading(sidecar, error))
    if (text === false) return false
    const read = readSidecar(text)
    const broken = read.problems.find(({ code }) => code === 'sidecar-not-yaml')
    if (broken !== undefined) return refuse(sidecar, problemText(broken), broken.line)
    const picked = await vscode.window.showQuickPick(detailItems(episode, read), {
      title: vscode.l10n.t('Details of “{0}”', episode.title),
      placeHolder: vscode.l10n.t('Choose what to change; Escape ends.'),
      matchOnDescription: true,
    })
    if (picked?.detailKey === undefined) {
      if (picked?.openFile === true) await sidecar.open()
      return true
    }
    const typed = await askText(picked.detailKey, picked.value)
    if (typed !== undefined && !(await write(sidecar, picked.detailKey, typed))) return false
  }
}

function detailItems({ metadata, speakers }: EpisodeSummary, sidecar: Sidecar): DetailItem[] {
  const separator = (label: string): DetailItem => ({ label, kind: vscode.QuickPickItemKind.Separator })
  const fields = detailFields.map((key): DetailItem => {
    const fact = currentFact(key, sidecar.metadata, metadata)
    const value = detailText(fact?.value)
    const from = fact === undefined ? vscode.l10n.t('not known') : vscode.l10n.t('from: {0}', sourceText(fact))
    return { label: fieldName(key), description: labelText(value), detail: labelText(from), detailKey: { key }, value }
  })
  // Whoever is one of the people has a name; the label for which it stands is not known here.
  const people = new Set(metadata.people?.value.map(({ name }) => name))
  const labels = speakers.map(({ name }) => name).filter((name) => !people.has(name))
  const names = speakerNames(labels, sidecar).map(({ label, name = '' }): DetailItem => {
    const detailKey = { key: 'speakers', label } as const
    return { label: labelText(label), description: labelText(name), detailKey, value: name }
  })
  return [
    ...fields,
    ...(names.length === 0 ? [] : [separator(vscode.l10n.t('names of speakers')), ...names]),
    separator(vscode.l10n.t('all at once')),
    { label: vscode.l10n.t('$(go-to-file) Open Sidecar File'), openFile: true },
  ]
}

function askText(detail: DetailKey, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: detail.key === 'speakers' ? vscode.l10n.t('Name of “{0}”', detail.label) : fieldName(detail.key),
    value,
    prompt: `${hintOf(detail)} ${vscode.l10n.t('Leave it empty to take it out of the sidecar file.')}`.trim(),
    validateInput: (text) => wrongText(detail, text),
  })
}

function wrongText(detail: DetailKey, text: string): string | undefined {
  const problem = wrongIn(changeOf(detail, text))
  if (problem?.code === 'sidecar-value-wrong') return vscode.l10n.t('This should be {0}.', problem.expected)
  return problem && problemText(problem)
}

/** Writes a detail; false after a message that says why it could not be. */
async function write(sidecar: SidecarFile, detail: DetailKey, text: string): Promise<boolean> {
  const wrong = wrongText(detail, text)
  if (wrong !== undefined) return refuse(sidecar, wrong)
  const changed = await sidecar.change(changeOf(detail, text))
  const path = vscode.workspace.asRelativePath(sidecar.uri)
  switch (changed.kind) {
    case 'written':
      return true
    case 'broken':
      return refuse(sidecar, problemText(changed.problem), changed.problem.line)
    case 'read-only':
      return refuse(sidecar, vscode.l10n.t('{0} cannot be written: the folder or the file is read-only.', path))
    case 'failed':
      return refuse(sidecar, vscode.l10n.t('{0} was not written: {1}', path, changed.reason))
  }
}

function refuseReading(sidecar: SidecarFile, error: unknown): Promise<false> {
  const path = vscode.workspace.asRelativePath(sidecar.uri)
  const reason = error instanceof Error ? error.message : String(error)
  return refuse(sidecar, vscode.l10n.t('{0} cannot be read: {1}', path, reason))
}

/** Says why nothing was changed; where a line of the sidecar is to blame, it is shown. */
async function refuse(sidecar: SidecarFile, message: string, line?: number): Promise<false> {
  if (line !== undefined) await sidecar.open(line)
  void vscode.window.showWarningMessage(message)
  return false
}

function detailOf(detail: unknown): DetailKey | undefined {
  if (typeof detail !== 'object' || detail === null || !('key' in detail)) return undefined
  if (detail.key === 'speakers') {
    return 'label' in detail && typeof detail.label === 'string' ? { key: 'speakers', label: detail.label } : undefined
  }
  const key = detailFields.find((field) => field === detail.key)
  return key && { key }
}

function fieldName(field: DetailField): string {
  switch (field) {
    case 'title':
      return vscode.l10n.t('Title')
    case 'show':
      return vscode.l10n.t('Show')
    case 'episode':
      return vscode.l10n.t('Episode Number')
    case 'date':
      return vscode.l10n.t('Date')
    case 'people':
      return vscode.l10n.t('People')
    case 'url':
      return vscode.l10n.t('Web Page')
    case 'media':
      return vscode.l10n.t('Recording')
  }
}

function hintOf({ key }: DetailKey): string {
  switch (key) {
    case 'date':
      return vscode.l10n.t('Such as 2024-11-12, 2024-11 or 2024.')
    case 'people':
      return vscode.l10n.t('Such as Ada Lovelace (host); Charles Babbage (guest).')
    case 'url':
    case 'media':
      return vscode.l10n.t('An address that begins with https://.')
    default:
      return ''
  }
}
