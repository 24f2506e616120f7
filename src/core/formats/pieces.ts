import type { Cue, Mark, Span } from '../model/transcript'
import { literalSign, marksIn } from './marks'

/**
 * A stretch of the source and the words it is written for: itself where `text` is absent, else `text`
 * (`&amp;` for `&`, `\u00e9` for `é`). Between two pieces of a cue lies what is no words: tags, the syntax of JSON.
 */
export interface Piece extends Span {
  readonly text?: string
}

/** The part of a cue that its pieces make: an exact stretch of the source with marks for all that is no words. */
export type Words = Pick<Cue, 'text' | 'start' | 'end' | 'marks'>

/** The text that pieces stand for. */
export function textOf(source: string, pieces: readonly Piece[]): string {
  const only = pieces[0]
  if (only !== undefined && pieces.length === 1) return only.text ?? source.slice(only.start, only.end)
  let text = ''
  for (const piece of pieces) text += piece.text ?? source.slice(piece.start, piece.end)
  return text
}

/**
 * The text of pieces as signs are read in it, character by character as long as {@link textOf}: what is escaped
 * without need is part of none.
 */
export function signTextOf(source: string, pieces: readonly Piece[]): string {
  let text = ''
  for (const piece of pieces) {
    text += isLiteral(source, piece) ? literalSign : (piece.text ?? source.slice(piece.start, piece.end))
  }
  return text
}

/** True for a plain letter, a digit, a space or a colon in the numbers of its character: `&#97;`, `\u0061`. */
function isLiteral(source: string, { text, start }: Piece): boolean {
  return text !== undefined && /^[A-Za-z\d :]$/.test(text) && /^(?:&#|\\[ux])/.test(source.slice(start, start + 2))
}

/** Adds pieces to others; there may be more of them than a call takes arguments. */
export function addTo(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) pieces.push(piece)
}

/** The cue that pieces make, without the white space around it; undefined where they hold no words. */
export function wordsOf(source: string, pieces: readonly Piece[]): Words | undefined {
  const decoded = textOf(source, pieces)
  const text = decoded.trim()
  if (text === '') return undefined
  const from = decoded.length - decoded.trimStart().length
  return wordsWithin(source, pieces, from, from + text.length)
}

/**
 * The cue that a stretch of {@link textOf} makes.
 *
 * @param from position in the text, of a character that is no white space
 * @param to position after the last character
 */
export function wordsWithin(source: string, pieces: readonly Piece[], from: number, to: number): Words {
  const kept = cut(pieces, from, to)
  const first = kept[0]
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return { text: '', start: 0, end: 0 }
  const { start } = first
  const { end } = last
  const text = source.slice(start, end)
  const marks =
    kept.length === 1 && first.text === undefined ? marksInLines(text, start) : marksOf(kept, signTextOf(source, kept))
  return marks.length > 0 ? { text, start, end, marks } : { text, start, end }
}

/** The pieces of a stretch of the text; one that stands for something else stays whole. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const kept: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const length = lengthOf(piece)
    const skip = Math.max(0, from - at)
    const rest = Math.max(0, at + length - to)
    // A piece that stands for nothing is kept only between others.
    if (skip < length && rest < length) {
      if (piece.text === undefined) kept.push({ start: piece.start + skip, end: piece.end - rest })
      else kept.push(piece)
    } else if (length === 0 && at > from && at < to) kept.push(piece)
    at += length
    if (at >= to) break
  }
  return kept
}

/** Signs of turn and annotations as they are read in the decoded text, and between them gaps and escapes. */
function marksOf(pieces: readonly Piece[], decoded: string): Mark[] {
  const read = marksInLines(decoded, 0)
  const marks: Mark[] = []
  let next = 0
  let at = 0
  let open: { kind: Mark['kind']; start: number } | undefined
  let previous: Piece | undefined
  for (const piece of pieces) {
    if (previous !== undefined && piece.start > previous.end && open === undefined) {
      marks.push({ kind: 'markup', start: previous.end, end: piece.start })
    }
    const length = lengthOf(piece)
    const to = at + length
    const place = (position: number, otherwise: number): number =>
      piece.text === undefined ? piece.start + position - at : otherwise
    let covered = open !== undefined
    for (let mark = read[next]; mark !== undefined; mark = read[next]) {
      if (open === undefined) {
        if (mark.start >= to) break
        open = { kind: mark.kind, start: place(mark.start, piece.start) }
        covered = true
      }
      if (mark.end > to) break
      marks.push(markOf(open.kind, open.start, place(mark.end, piece.end)))
      open = undefined
      next += 1
    }
    if (piece.text !== undefined && !covered) {
      marks.push({ kind: 'escape', start: piece.start, end: piece.end, text: piece.text })
    }
    at = to
    previous = piece
  }
  return marks
}

/** As {@link marksIn}; a later line may begin with `>>`, and with a dash where the first one begins with a sign of turn. */
export function marksInLines(text: string, base: number): Mark[] {
  const marks = marksIn(text, base)
  if (!/[\r\n]/.test(text)) return marks
  const dialogue = marks[0]?.kind === 'turn' && marks[0].start === base
  const turns = [...text.matchAll(dialogue ? lineTurn : broadcastTurn)].map(({ index, 0: sign }) =>
    markOf('turn', base + index, base + index + sign.length),
  )
  if (turns.length === 0) return marks
  const known = new Set(marks.map(({ start }) => start))
  const others = turns.filter(({ start }) => !known.has(start))
  let end = base
  return [...marks, ...others]
    .sort((a, b) => a.start - b.start)
    .filter((mark) => {
      const free = mark.start >= end
      if (free) end = mark.end
      return free
    })
}

const lineTurn = /(?<=[\r\n][ \t]{0,9})(?:[-–—]\s+|>>+\s*)(?=\S)/g
const broadcastTurn = /(?<=[\r\n][ \t]{0,9})>>+\s*(?=\S)/g

function markOf(kind: Mark['kind'], start: number, end: number): Mark {
  // Only signs of turn and annotations are read in decoded text.
  return { kind: kind === 'turn' ? 'turn' : 'annotation', start, end }
}

function lengthOf(piece: Piece): number {
  return piece.text === undefined ? piece.end - piece.start : piece.text.length
}
