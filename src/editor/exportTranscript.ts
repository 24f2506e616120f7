import * as vscode from 'vscode'
import { exportForms, type ExportForm } from '../core/export/exportForm'
import { refusalText } from '../core/export/exportRefusal'
import { baseName } from '../core/library/episode'
import type { EpisodeSummary } from '../core/service/messages'
import { pickEpisode, placeOf } from './commands'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'
import type { Places } from './places'

interface ExportDeps {
  readonly library: Library
  readonly places: Places
}

/**
 * *Export Transcript…*: the episode that the command was called for, else the one in front, else one that is chosen, is
 * written in a form that is chosen to a file that is chosen. Key bindings and tasks may say both beforehand:
 * `{ "form": "vtt", "to": "/talks/talk.vtt" }` as the second argument.
 */
export function registerExport({ library, places }: ExportDeps): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.exportTranscript', async (what?: unknown, how?: unknown) => {
    const place =
      placeOf(what) ??
      (await places.current()) ??
      (await pickEpisode(library, vscode.l10n.t('Export the transcript of an episode')))
    const episode = place && library.episode(place.episode)
    if (episode === undefined) return
    const form = formIn(how) ?? (await pickForm(episode))
    if (form === undefined) return
    const text = await textOf(library, episode, form)
    if (text === undefined) return
    const file = fileIn(how) ?? (await pickFile(library, episode, form))
    if (file !== undefined) await write(file, text)
  })
}

function formIn(how: unknown): ExportForm | undefined {
  if (typeof how !== 'object' || how === null || !('form' in how)) return undefined
  return exportForms.find(({ name }) => name === how.form)
}

function fileIn(how: unknown): vscode.Uri | undefined {
  if (typeof how !== 'object' || how === null || !('to' in how)) return undefined
  if (how.to instanceof vscode.Uri) return how.to
  return typeof how.to === 'string' && how.to !== '' ? vscode.Uri.file(how.to) : undefined
}

async function pickForm(episode: EpisodeSummary): Promise<ExportForm | undefined> {
  const items = exportForms.map((form) => ({ form, label: form.label, description: `*${form.ending}` }))
  const placeHolder = vscode.l10n.t('Export “{0}” as', episode.title)
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.form
}

/** The episode in the form; undefined, after one plain message, where it cannot be written in it. */
async function textOf(library: Library, { id }: EpisodeSummary, form: ExportForm): Promise<string | undefined> {
  try {
    const exported = await library.index.request('export', { episode: id, form: form.name })
    if (exported?.kind === 'refused') void vscode.window.showInformationMessage(refusalText(exported))
    return exported?.kind === 'text' ? exported.text : undefined
  } catch (error) {
    const trouble = indexTrouble(error, library.index)
    void vscode.window.showErrorMessage(vscode.l10n.t('The transcript could not be exported. {0}', trouble))
    return undefined
  }
}

/** A file that the person chooses; proposed is one beside the transcript, for the sample library one in the workspace. */
function pickFile(library: Library, { id, path }: EpisodeSummary, form: ExportForm): Thenable<vscode.Uri | undefined> {
  const source = library.fileUri(id)
  const folder = library.isSample(id) ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(source, '..')
  const beside = folder && vscode.Uri.joinPath(folder, `${baseName(path)}${form.ending}`)
  // The transcript itself is no place for it.
  const taken = beside?.toString() === source.toString()
  const proposed = taken ? vscode.Uri.joinPath(source, '..', `${baseName(path)}-export${form.ending}`) : beside
  return vscode.window.showSaveDialog({
    ...(proposed === undefined ? {} : { defaultUri: proposed }),
    filters: { [form.label]: [form.ending.slice(1)] },
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export Transcript'),
  })
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    void vscode.window.showErrorMessage(vscode.l10n.t('The transcript could not be written. {0}', reason))
    return
  }
  void offerToOpen(file)
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open')
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Exported to {0}.', name), open)
  if (chosen === open) await vscode.window.showTextDocument(file)
}
