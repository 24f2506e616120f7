import * as vscode from 'vscode'
import { oneLine } from '../core/model/oneLine'
import { formatTimestamp } from '../core/model/time'
import type { Hit } from '../core/service/messages'
import { hitLabel, shortTitle } from './hitLabel'
import { isolated } from './isolated'
import { labelText } from './labelText'
import type { Library } from './library'
import { playAddress } from './play'

/** A row of the list of moments; a separator has no hit. */
export interface HitItem extends vscode.QuickPickItem {
  readonly hit?: Hit
}

/**
 * Hits under the titles of their episodes, the episode with the best hit first.
 *
 * @param intoNote true where there is a note into which several can be inserted
 */
export function hitItems(library: Library, hits: readonly Hit[], query: string, intoNote: boolean): HitItem[] {
  const byEpisode = new Map<string, Hit[]>()
  for (const hit of hits) byEpisode.set(hit.episode, [...(byEpisode.get(hit.episode) ?? []), hit])
  return [...byEpisode].flatMap(([id, found]) => {
    const episode = library.episode(id)
    if (episode === undefined) return []
    // VS Code draws a separator within the row below it, at the expense of that row's words.
    const separator: HitItem = { label: isolated(shortTitle(episode.title)), kind: vscode.QuickPickItemKind.Separator }
    return [
      separator,
      ...found.map((hit): HitItem => ({
        label: rowText(hit, query),
        alwaysShow: true,
        buttons: [
          openButton,
          ...(playAddress(episode, hit) === undefined ? [] : [playButton]),
          copyButton,
          ...(intoNote ? [goOnButton] : []),
        ],
        hit,
      })),
    ]
  })
}

/** The only row when nothing was found: an empty list would look as if it were still searching. */
export function nothingFound({ state }: Library): HitItem {
  const label =
    state.episodes.length === 0
      ? vscode.l10n.t('There are no transcripts in the library yet')
      : vscode.l10n.t('Nothing found; try fewer words, or another word for it')
  return { label, alwaysShow: true }
}

const openButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: vscode.l10n.t('Open in the Reader'),
}
export const playButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('play'),
  tooltip: vscode.l10n.t('Play'),
}
export const copyButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('copy'),
  tooltip: vscode.l10n.t('Copy as Quotation'),
}

export const goOnButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('insert'),
  tooltip: vscode.l10n.t('Insert and Go On Searching'),
}

/** The beginning and the end of what would be quoted, which is all that changes when it grows or shrinks. */
export function extentText(words: string): string {
  const text = oneLine(words)
  const ends = text.length <= 2 * SHOWN_OF_END ? text : `${text.slice(0, SHOWN_OF_END)} … ${text.slice(-SHOWN_OF_END)}`
  return labelText(vscode.l10n.t('{0} words: {1}', text.split(' ').length, ends))
}

const SHOWN_OF_END = 60

/** The time comes first: a description would be the first thing to be cut off. A name leaves most of the row to the words. */
function rowText({ snippet, marked, startTime, speaker }: Hit, query: string): string {
  const words = hitLabel(snippet, marked, query)
  const said = speaker === undefined ? words : `${labelText(shortTitle(oneLine(speaker), LONGEST_NAME))}: ${words}`
  return startTime === undefined ? isolated(said) : `${formatTimestamp(startTime)}\u2002${isolated(said)}`
}

const LONGEST_NAME = 20
