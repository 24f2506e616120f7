import * as vscode from 'vscode'
import { formatTimestamp } from '../core/model/time'
import { citedKey, writtenKeys } from '../core/notes/pandocKey'
import type { EpisodeSummary } from '../core/service/messages'
import { dateText } from './dateText'
import type { Library } from './library'

/** Plain text is completed, so that it works in the rich Markdown editor, too. */
export function registerCitationCompletions(library: Library): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    { provideCompletionItems: (document, position) => completionsAt(library, document, position) },
    '@',
    '{',
  )
}

/** What is looked at in front of the cursor: a citation is shorter. */
const REACH = 400

function completionsAt(
  library: Library,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem[] {
  const line = document.lineAt(position).text
  const before = line.slice(Math.max(0, position.character - REACH), position.character)
  const key = /(?<![\p{L}\p{N}_])@\{?([^\s@{}[\],;]*)$/u.exec(before)
  if (key !== null) {
    const start = position.translate(0, -key[0].length)
    return library.state.episodes.map((episode) => keyItem(episode, new vscode.Range(start, position)))
  }
  const place = /(?:,\s*|\[)(\{[\d:.]*|[\d:.]*)$/.exec(before)
  const cited = place === null ? undefined : writtenKeys(before.slice(0, place.index)).at(-1)
  const isBehindKey = cited !== undefined && place !== null && /^\s?$/.test(before.slice(cited.end, place.index))
  const episode = isBehindKey ? library.state.episodes.find((each) => each.key === cited.key) : undefined
  if (episode === undefined || place === null) return []
  // Editors close a brace as soon as it is opened.
  const closed = line[position.character] === '}' ? 1 : 0
  const range = new vscode.Range(position.translate(0, -(place[1] ?? '').length), position.translate(0, closed))
  return placeItems(episode, range)
}

function keyItem({ key, title, metadata }: EpisodeSummary, range: vscode.Range): vscode.CompletionItem {
  const { show, date } = metadata
  const item = new vscode.CompletionItem(
    { label: key, ...(show === undefined ? {} : { description: show.value }) },
    vscode.CompletionItemKind.Reference,
  )
  item.detail = title
  const published = date === undefined ? undefined : dateText(date.value, vscode.env.language)
  item.documentation = [show?.value, published].filter((fact) => fact !== undefined).join(' · ')
  item.insertText = citedKey(key)
  // Whoever does not know the key types what they remember of the episode.
  item.filterText = `@${[key, title, show?.value].filter((part) => part !== undefined).join(' ')}`
  item.range = range
  return item
}

/** The chapters of the episode, by their times. */
function placeItems({ chapters }: EpisodeSummary, range: vscode.Range): vscode.CompletionItem[] {
  return chapters.flatMap(({ title, startTime }) => {
    if (startTime === undefined) return []
    const time = `{${formatTimestamp(startTime)}}`
    const item = new vscode.CompletionItem({ label: time, description: title }, vscode.CompletionItemKind.Value)
    item.sortText = String(Math.floor(startTime)).padStart(9, '0')
    item.filterText = `${time} ${formatTimestamp(startTime)}`
    item.range = range
    return [item]
  })
}
