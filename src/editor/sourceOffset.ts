import type * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import { enoughBefore } from '../core/service/sourcePlace'
import type { IndexClient } from './indexClient'

/**
 * The offset in the file of an episode of a position in the document that shows it; undefined where the document shows
 * another text. The index alone knows the file as it was read: the editor shows all line ends as one kind, and may show
 * the file in another encoding.
 */
export function sourceOffset(
  index: IndexClient,
  episode: EpisodeId,
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
): Promise<number | undefined> {
  const before = document.lineAt(line).text.slice(Math.max(0, character - enoughBefore), character)
  return index.request('sourceOffset', { episode, place: { line, character, before } })
}
