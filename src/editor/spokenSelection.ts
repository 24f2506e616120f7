import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import type { TextEncoding } from '../core/model/encoding'
import type { Span } from '../core/model/transcript'
import type { EpisodeSummary, Place, ReaderText } from '../core/service/messages'
import type { Library } from './library'
import { lineAround, nearestInReader, paragraphAt, sourceAt, spanInSource } from './readerMap'
import type { ReaderTexts } from './readerTexts'
import { sourceOffset } from './sourceOffset'

/** What is selected in a reader or in a raw transcript: a stretch of the episode's source file. */
export type SpokenSelection =
  | (Span & { readonly kind: 'words'; readonly episode: EpisodeId })
  /** A transcript, but nothing spoken in the selection: a heading, or nothing of the file. */
  | { readonly kind: 'no-words' }
  /** A raw file with changes that are not saved, so that the library knows another text. */
  | { readonly kind: 'unsaved' }
  /** A raw file that the editor shows in another encoding than it was read in. */
  | { readonly kind: 'other-text'; readonly encoding: TextEncoding }

/** Finds out which stretch of a transcript a person means by a selection or by the cursor. */
export class SpokenSelections {
  private readonly library: Library
  private readonly readers: ReaderTexts

  constructor(library: Library, readers: ReaderTexts) {
    this.library = library
    this.readers = readers
  }

  /** The selected stretch; an empty selection stands for its place. Undefined in a document that shows no transcript. */
  async selectedIn(document: vscode.TextDocument, selection: vscode.Range): Promise<SpokenSelection | undefined> {
    const raw = this.library.episodeOfDocument(document)
    if (raw !== undefined) {
      if (document.isDirty) return { kind: 'unsaved' }
      const { index } = this.library
      const file = document.uri.toString()
      const start = await sourceOffset(index, file, document, selection.start)
      const end = await sourceOffset(index, file, document, selection.end)
      if (start === undefined || end === undefined) return { kind: 'other-text', encoding: raw.encoding ?? 'utf8' }
      return { kind: 'words', episode: file, start, end }
    }
    const shown = await this.readers.shownIn(document)
    if (shown === undefined) return undefined
    const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) }
    const source =
      span.start === span.end ? placeAtCursor(shown.reader, span.start) : spanInSource(shown.reader.runs, span)
    return source === undefined ? { kind: 'no-words' } : { kind: 'words', episode: shown.id, ...source }
  }

  /** Where a stretch of an episode's file stands in a document; undefined in one that shows another transcript. */
  async rangeOf(
    document: vscode.TextDocument,
    { episode, start, end }: Span & { readonly episode: EpisodeId },
  ): Promise<vscode.Range | undefined> {
    const shown = await this.readers.shownIn(document)
    if (shown !== undefined) {
      const from = shown.id === episode ? nearestInReader(shown.reader.runs, start) : undefined
      const to = nearestInReader(shown.reader.runs, end)
      if (from === undefined || to === undefined) return undefined
      return new vscode.Range(document.positionAt(from), document.positionAt(to))
    }
    if (document.uri.toString() !== episode) return undefined
    const { index } = this.library
    const offsets = [start, end]
    const [from, to] = (await index.request('sourcePositions', { episode, offsets })) ?? []
    return from && to && new vscode.Range(from.line, from.character, to.line, to.character)
  }

  /** The place of the cursor, for playing there or opening the other view of it. */
  async placeAt(editor: vscode.TextEditor): Promise<Place | undefined> {
    const { document, selection } = editor
    const raw = this.library.episodeOfDocument(document)
    const shown = raw === undefined ? await this.readers.shownIn(document) : undefined
    const id = raw?.id ?? shown?.id
    const reader =
      shown?.reader ?? (id === undefined ? undefined : await this.readers.textOf(id).catch(() => undefined))
    if (id === undefined || reader === undefined) return undefined
    const offset =
      raw === undefined
        ? placeAtOrAfter(reader, document.offsetAt(selection.active))
        : await this.offsetInEpisode(raw, document, selection.active)
    if (offset === undefined) return undefined
    const time = paragraphAt(reader.paragraphs, nearestInReader(reader.runs, offset) ?? 0)?.startTime
    return { episode: id, offset, ...(time === undefined ? {} : { startTime: time }) }
  }

  /** Where in the file of the episode stands what is at a position of one of its raw files. */
  private async offsetInEpisode(
    { id }: EpisodeSummary,
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<number | undefined> {
    const { index } = this.library
    const file = document.uri.toString()
    const offset = await sourceOffset(index, file, document, position)
    if (file === id || offset === undefined) return offset
    const place = await index.request('place', { file, offset }).catch(() => undefined)
    return place?.offset
  }
}

/** In the time or name before a paragraph its first words are meant. */
function placeAtCursor(reader: ReaderText, offset: number): Span | undefined {
  const exact = spanInSource(reader.runs, { start: offset, end: offset })
  if (exact !== undefined) return exact
  const words = spanInSource(reader.runs, { start: offset, end: lineAround(reader.text, offset).end })
  return words && { start: words.start, end: words.start }
}

function placeAtOrAfter({ runs, text }: ReaderText, offset: number): number {
  return sourceAt(runs, offset) ?? spanInSource(runs, { start: offset, end: text.length })?.start ?? 0
}
