import * as vscode from 'vscode'
import { placeOf } from './commands'
import { QUOTE_MIME, putStretches } from './quoteTransfer'
import type { QuotedStretch, Quotes } from './quotes'

/** What a row of the views that can be dragged carries. */
export const rowMimeTypes: readonly string[] = [QUOTE_MIME, 'text/plain']

/** *Quote in Note* for chapters and mentions: the sentence at which each begins, all that are selected in order. */
export function registerQuoteRows(quotes: Quotes): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.quoteRows', async (row?: unknown, selected?: unknown) => {
    const stretches = stretchesOfRows(Array.isArray(selected) && selected.includes(row) ? selected : [row])
    if (stretches.length > 0) return quotes.insert(stretches)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Choose a chapter in the Episodes view, or a mention in the Topics view.'),
    )
    return false
  })
}

/** Puts rows on their way into a note; `text` is what other programs get of them. */
export function dragRows(rows: readonly unknown[], text: string, data: vscode.DataTransfer): void {
  const stretches = stretchesOfRows(rows)
  if (stretches.length === 0) return
  putStretches(data, stretches)
  data.set('text/plain', new vscode.DataTransferItem(text))
}

/** The places of chapters and mentions, each once: episode by episode as they come, within one as they are said. */
function stretchesOfRows(rows: readonly unknown[]): QuotedStretch[] {
  const byEpisode = new Map<string, Set<number>>()
  for (const row of rows) {
    const place = isQuoted(row) ? placeOf(row) : undefined
    if (place === undefined) continue
    const offsets = byEpisode.get(place.episode) ?? new Set()
    byEpisode.set(place.episode, offsets.add(place.offset))
  }
  return [...byEpisode].flatMap(([episode, offsets]) =>
    [...offsets].sort((a, b) => a - b).map((offset) => ({ episode, start: offset, end: offset })),
  )
}

function isQuoted(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'kind' in row && (row.kind === 'chapter' || row.kind === 'mention')
}
