import { quoteShape } from '../core/notes/quoteShape'
import { markdownLines, type MarkdownLine } from './markdownLines'

/** A text to insert into a note, at an offset in UTF-16 units of the note as it was. */
export interface Insertion {
  readonly offset: number
  readonly text: string
}

/** What has to be inserted for a quotation, in the order of the note, and where the cursor belongs afterwards. */
export interface NoteEdit {
  readonly insertions: readonly Insertion[]
  /** Offset in the note as it is with the insertions made. */
  readonly cursor: number
}

/** The same for several cursors; `cursors` are in the order of the note. */
export interface NoteEdits {
  readonly insertions: readonly Insertion[]
  readonly cursors: readonly number[]
}

/** Puts a quotation into a note at each of the cursors; at one place only once, and its footnote once in all. */
export function insertionsAt(
  note: string,
  offsets: readonly number[],
  quote: string,
  eol = lineEndOf(note),
): NoteEdits {
  const edits: NoteEdit[] = []
  const isInline = quoteShape(quote).kind === 'inline'
  const isSamePlace = (one: NoteEdit | undefined, { insertions: [other] }: NoteEdit): boolean => {
    const [first] = one?.insertions ?? []
    if (first === undefined || other === undefined) return false
    // Between the same two paragraphs is one place, whichever of the blank lines the cursors are in.
    return isInline ? first.offset === other.offset : note.slice(first.offset, other.offset).trim() === ''
  }
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    const edit = insertionAt(note, offset, quote, eol)
    if (!isSamePlace(edits.at(-1), edit)) edits.push(edit)
  }
  let before = 0
  const cursors = edits.map(({ insertions: [words], cursor }) => {
    const moved = cursor + before
    before += words?.text.length ?? 0
    return moved
  })
  // Each brings the same footnotes; those of the last cursor stand behind all words.
  const [, ...footnotes] = edits.at(-1)?.insertions ?? []
  return { insertions: [...edits.flatMap(({ insertions }) => insertions.slice(0, 1)), ...footnotes], cursors }
}

/**
 * Puts a quotation into a note at the cursor.
 *
 * A blockquote becomes a block of its own: blank lines around it, never inside of a paragraph, table, code block or
 * other quotation, within the list item that the cursor is in. A list item stands below the one that the cursor is in.
 * Words for the middle of a sentence go exactly to the cursor; the text of a footnote goes to the end of the note.
 *
 * @param quote Markdown of one quotation, lines ended by `\n`, none at its end
 * @param eol the note's line end
 * @example insertionAt('Tides.', 6, '> So.') // inserts '\n\n> So.\n\n' at 6, the cursor at the end
 */
export function insertionAt(note: string, offset: number, quote: string, eol = lineEndOf(note)): NoteEdit {
  const at = Math.max(0, Math.min(offset, note.length))
  const shape = quoteShape(quote)
  switch (shape.kind) {
    case 'inline':
      return inlineAt(note, at, shape.words, shape.footnotes, eol)
    case 'item':
      return itemAt(note, at, quote, shape.mark, eol)
    case 'block':
      return blockAt(note, at, quote, eol)
  }
}

function itemAt(note: string, at: number, quote: string, mark: string, eol: string): NoteEdit {
  const lines = markdownLines(note)
  const here = lines.findLastIndex(({ start }) => start <= at)
  const line = lines[here] as MarkdownLine
  const content = itemIndent(lines, here)
  if (line.kind === 'empty-item') {
    const end = line.start + line.text.length
    return inserted(end, spaceAfter(line) + hanging(quote.slice(mark.length), line.content, eol))
  }
  if (content > 0 && line.kind !== 'blank') {
    const last = itemEnd(lines, here, content)
    const head = lines.slice(0, here + 1).findLast(({ kind }) => kind === 'item' || kind === 'empty-item')
    const indent = indentOf(head?.text ?? '')
    return inserted(last.start + last.text.length, eol + ' '.repeat(indent) + hanging(quote, indent, eol))
  }
  const belowList = line.kind === 'blank' && here > 0 && itemIndent(lines, here - 1) > 0
  return betweenBlocks(note, borderAt(lines, here, at), quote.replaceAll('\n', eol), eol, belowList)
}

/** The last line of the list item that a line belongs to, with what is indented below it. */
function itemEnd(lines: readonly MarkdownLine[], here: number, content: number): MarkdownLine {
  let last = here
  for (let next = lines[last + 1]; next !== undefined; next = lines[last + 1]) {
    if (next.kind === 'blank' || (next.kind !== 'text' && indentOf(next.text) < content)) break
    last += 1
  }
  return lines[last] as MarkdownLine
}

function blockAt(note: string, at: number, quote: string, eol: string): NoteEdit {
  const lines = markdownLines(note)
  const here = lines.findLastIndex(({ start }) => start <= at)
  const line = lines[here] as MarkdownLine
  const end = line.start + line.text.length
  if (line.kind === 'empty-item') return inserted(end, spaceAfter(line) + hanging(quote, line.content, eol))
  const isLastOfQuote = line.kind === 'empty-quote' && !/^\s*>/.test(lines[here + 1]?.text ?? '')
  if (isLastOfQuote) {
    const prefix = `${line.text.trimEnd()} `
    return inserted(end, spaceAfter(line) + quote.replaceAll('\n', eol + prefix))
  }
  const indent = itemIndent(lines, here)
  if (indent > 0 && line.kind === 'blank' && line.text.length === indent) {
    return betweenBlocks(note, end, hanging(quote, indent, eol), eol, true)
  }
  const block = indent === 0 ? quote.replaceAll('\n', eol) : ' '.repeat(indent) + hanging(quote, indent, eol)
  return betweenBlocks(note, borderAt(lines, here, at), block, eol, indent > 0)
}

/** The offset nearest to the cursor at which one block ends and another may begin. */
function borderAt(lines: readonly MarkdownLine[], here: number, at: number): number {
  const line = lines[here] as MarkdownLine
  const before = lines[here - 1]
  if (line.kind === 'blank') return line.start
  const opensBlock =
    before === undefined || before.kind === 'blank' || (line.kind === 'closed' && before.kind !== 'closed')
  if (at === line.start && opensBlock && !(here === 0 && line.kind === 'closed')) return line.start
  let last = here
  while (last + 1 < lines.length && continues(line, lines[last + 1] as MarkdownLine)) last += 1
  const lastLine = lines[last] as MarkdownLine
  return lastLine.start + lastLine.text.length
}

/** Whether a line belongs to the same block as the line above it that the cursor is in. */
function continues(block: MarkdownLine, next: MarkdownLine): boolean {
  if (block.kind === 'closed') return next.kind === 'closed' && next.region === block.region
  if (block.kind === 'heading') return false
  if (block.kind === 'quote' || block.kind === 'empty-quote')
    return next.kind === 'quote' || next.kind === 'empty-quote' || next.kind === 'text'
  return next.kind === 'text'
}

/** How far the text of the list item is indented that a line is in; 0 outside of lists. */
function itemIndent(lines: readonly MarkdownLine[], here: number): number {
  const own = indentOf((lines[here] as MarkdownLine).text)
  for (let i = here; i >= 0; i--) {
    const line = lines[i] as MarkdownLine
    if (line.kind === 'item' || line.kind === 'empty-item') return i === here || own >= line.content ? line.content : 0
    if (line.kind !== 'text' && !(line.kind === 'blank' && own > 0)) return 0
    if (line.kind === 'text' && indentOf(line.text) === 0) return 0
  }
  return 0
}

/** A list stays as tight as it is: within an item a quotation needs a line of its own, but no blank lines. */
function betweenBlocks(note: string, at: number, block: string, eol: string, inItem: boolean): NoteEdit {
  const above = /[^\S\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*)*$/.exec(note.slice(Math.max(0, at - NEAR), at))?.[0] ?? ''
  const below = /^[^\S\r\n]*(?:(?:\r\n|\n|\r)[^\S\r\n]*)*/.exec(note.slice(at, at + NEAR))?.[0] ?? ''
  const isFirst = above.length === at
  const isLast = at + below.length === note.length
  const wanted = inItem ? 1 : 2
  const before = isFirst ? '' : eol.repeat(Math.max(0, wanted - lineEnds(above)))
  const after = isLast && !inItem ? 2 : wanted
  const ends = lineEnds(below)
  const text = before + block + (isLast && inItem ? '' : eol.repeat(Math.max(0, after - ends)))
  const blockEnd = at + before.length + block.length
  // Only where a line stays free on both sides can a person go on writing without joining another block.
  const free = !inItem && (isLast || ends >= 4)
  return { insertions: [{ offset: at, text }], cursor: free ? blockEnd + 2 * eol.length : blockEnd }
}

/** As far as blank lines are looked at: more of them than anyone writes. */
const NEAR = 200

function inlineAt(note: string, at: number, words: string, footnotes: readonly string[], eol: string): NoteEdit {
  const before = /[\s([{“‘"'—–-]$|^$/u.test(note.slice(Math.max(0, at - 1), at)) ? '' : ' '
  const after = /^[\p{L}\p{N}]/u.test(note.slice(at, at + 2)) ? ' ' : ''
  const text = before + words + after
  const definitions = missingFootnotes(note, footnotes)
  if (definitions.length === 0) return inserted(at, text)
  const end = note.trimEnd().length
  const last = at >= end || note.length === end ? eol : ''
  const definition = { offset: Math.max(at, end), text: `${eol}${eol}${definitions.join(eol)}${last}` }
  return { insertions: [{ offset: at, text }, definition], cursor: at + text.length }
}

/** The footnotes that the note does not have yet, a line each. */
function missingFootnotes(note: string, footnotes: readonly string[]): string[] {
  const label = /^\[\^[^\]]+\]:/
  const known = new Set(note.match(/^\[\^[^\]\r\n]+\]:/gm))
  return footnotes.filter((line) => !known.has(label.exec(line)?.[0] ?? ''))
}

function inserted(offset: number, text: string): NoteEdit {
  return { insertions: [{ offset, text }], cursor: offset + text.length }
}

function spaceAfter({ text }: MarkdownLine): string {
  return /\s$/.test(text) ? '' : ' '
}

/** All lines but the first indented. */
function hanging(quote: string, indent: number, eol: string): string {
  return quote.replaceAll('\n', eol + ' '.repeat(indent))
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function lineEndOf(note: string): string {
  return note.includes('\r\n') ? '\r\n' : '\n'
}

function lineEnds(blank: string): number {
  return blank.match(/\r\n|\n|\r/g)?.length ?? 0
}
