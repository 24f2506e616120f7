import * as vscode from 'vscode'
import { formatDuration } from '../core/model/time'
import { escapeMarkdown } from '../core/notes/markdownText'
import { encodingName } from '../core/model/encoding'
import { problemText } from '../core/model/problemText'
import type { Fact, Origin, Provenance } from '../core/model/transcript'
import type { EpisodeSummary } from '../core/service/messages'
import { dateText } from './dateText'

/** As much of a description as one glance takes in. */
const MOST_DESCRIPTION = 280
const MOST_PEOPLE = 8

/** What is known of an episode and where each fact comes from. All of it is text from files, so nothing is markup. */
export function episodeTooltip({
  title,
  metadata,
  speakers,
  path,
  encoding,
  problems,
  sidecarProblems,
  chaptersFile,
  twins,
}: EpisodeSummary): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString()
  tooltip.appendMarkdown('**').appendMarkdown(plain(title)).appendMarkdown('**\n\n')
  const { show, season, episode, date, duration, people } = metadata
  addFact(tooltip, vscode.l10n.t('Show'), show, (value) => value)
  addFact(tooltip, vscode.l10n.t('Season'), season, String)
  addFact(tooltip, vscode.l10n.t('Episode'), episode, String)
  addFact(tooltip, vscode.l10n.t('Date'), date, (value) => dateText(value, vscode.env.language, 'long'))
  addFact(tooltip, vscode.l10n.t('Length'), duration, formatDuration)
  addFact(tooltip, vscode.l10n.t('People'), people, (all) => {
    const names = all.slice(0, MOST_PEOPLE).map(({ name, role }) => (role === undefined ? name : `${name} (${role})`))
    return [...names, ...(all.length > MOST_PEOPLE ? ['…'] : [])].join(', ')
  })
  if (speakers.length > 0) {
    const line = vscode.l10n.t('Speakers: {0}', speakersText(speakers))
    tooltip.appendMarkdown(plain(line)).appendMarkdown('  \n')
  }
  const description = shortened(metadata.description?.value ?? '')
  if (description !== '') tooltip.appendMarkdown('\n\n').appendMarkdown(plain(description))
  const said = [...problems, ...sidecarProblems, ...(chaptersFile?.problems ?? [])].slice(0, 3)
  for (const problem of said) tooltip.appendMarkdown('\n\n⚠ ').appendMarkdown(plain(problemText(problem)))
  const file = encoding === undefined ? path : `${path} (${encodingName(encoding)})`
  tooltip.appendMarkdown('\n\n').appendMarkdown(plain(file))
  if (twins.length > 0) {
    const names = twins.map((twin) => nameBeside(path, twin.path)).join(', ')
    tooltip.appendMarkdown('  \n').appendMarkdown(plain(vscode.l10n.t('also as {0}', names)))
  }
  return tooltip
}

/** Text from a file as Markdown that shows just this text. `appendText` would forbid breaking the line at blanks. */
export function plain(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim())
}

function addFact<T>(
  tooltip: vscode.MarkdownString,
  name: string,
  fact: Fact<T> | undefined,
  text: (value: T) => string,
): void {
  if (fact === undefined) return
  tooltip
    .appendMarkdown(plain(`${name}: ${text(fact.value)}`))
    .appendMarkdown(' — *')
    .appendMarkdown(plain(sourceText(fact)))
    .appendMarkdown('*  \n')
}

/** Who says most comes first. */
function speakersText(speakers: EpisodeSummary['speakers']): string {
  const shown = [...speakers].sort((a, b) => b.turns - a.turns).slice(0, MOST_PEOPLE)
  const parts = shown.map(({ name, role, turns }) => {
    const named = role === undefined ? name : `${name} (${role})`
    return turns === 1 ? vscode.l10n.t('{0}, 1 turn', named) : vscode.l10n.t('{0}, {1} turns', named, turns)
  })
  return [...parts, ...(speakers.length > MOST_PEOPLE ? ['…'] : [])].join('; ')
}

/** Where a fact or a list was read: `sidecar file: published episode page`, `transcript (talk.json)` of another form. */
export function sourceText({ origin, source, twin }: Provenance): string {
  const read = twin === undefined ? originText(origin) : `${originText(origin)} (${twin})`
  return source === undefined ? read : `${read}: ${source}`
}

/** A file in the same folder goes by its name alone. */
function nameBeside(path: string, twin: string): string {
  const folder = twin.slice(0, twin.lastIndexOf('/') + 1)
  return path.slice(0, path.lastIndexOf('/') + 1) === folder ? twin.slice(folder.length) : twin
}

function originText(origin: Origin): string {
  switch (origin) {
    case 'sidecar':
      return vscode.l10n.t('sidecar file')
    case 'chapters':
      return vscode.l10n.t('chapters file')
    case 'file':
      return vscode.l10n.t('transcript')
    case 'name':
      return vscode.l10n.t('file name')
    case 'folder':
      return vscode.l10n.t('folder name')
  }
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= MOST_DESCRIPTION) return flat
  return `${flat.slice(0, flat.lastIndexOf(' ', MOST_DESCRIPTION))} …`
}
