import type { Span } from '../model/transcript'
import { longestName, type ClaimedSpeaker } from './claimedSpeaker'
import type { InlineText } from './inlineText'

/** Quoted words as the note has them, read as a person reads them. Paragraphs are parted by a line feed. */
export interface QuotedText {
  readonly text: string
  /** For each UTF-16 unit of `text` its offset in the note, and one more for the end. */
  readonly at: readonly number[]
  /** Places in `text` whose sign was escaped. */
  readonly escaped: ReadonlySet<number>
  readonly emphasis: boolean
  /** True where markup other than emphasis stands among the words. */
  readonly markup: boolean
  /** Names in front of paragraphs, `**Name:** words`; `from` is where in `text` their words begin. */
  readonly turns: readonly (ClaimedSpeaker & { readonly from: number })[]
}

/** A stretch of a paragraph. */
export interface Piece extends Span {
  readonly inline: InlineText
}

/** Paragraphs, or parts of them, as one quotation; undefined where they have no words. */
export function quotedText(pieces: readonly Piece[]): QuotedText | undefined {
  const parts: string[] = []
  const at: number[] = []
  const escaped = new Set<number>()
  const turns: (ClaimedSpeaker & { from: number })[] = []
  let emphasis = false
  let markup = false
  let length = 0
  for (const piece of pieces) {
    const { inline } = piece
    const turn = speakerOf(piece)
    let start = turn?.end ?? piece.start
    let { end } = piece
    while (start < end && /\s/.test(inline.text[start] ?? '')) start += 1
    while (end > start && /\s/.test(inline.text[end - 1] ?? '')) end -= 1
    if (start === end) continue
    if (parts.length > 0) {
      parts.push('\n')
      at.push(at.at(-1) ?? 0)
      length += 1
    }
    if (turn !== undefined) turns.push({ ...turn.speaker, from: length })
    for (let i = start; i < end; i++) {
      if (inline.escaped.has(i)) escaped.add(length + i - start)
      at.push(inline.at[i] ?? 0)
    }
    const within = (span: Span): boolean => span.start < end && span.end > start
    emphasis ||= inline.emphasis.some(within)
    markup ||= inline.markup.some(within)
    parts.push(inline.text.slice(start, end))
    length += end - start
  }
  if (length === 0) return undefined
  at.push((at.at(-1) ?? 0) + 1)
  return { text: parts.join(''), at, escaped, emphasis, markup, turns }
}

/** `**Name:**` in front of a paragraph's words. */
function speakerOf({
  inline,
  start,
  end,
}: Piece): { readonly speaker: ClaimedSpeaker; readonly end: number } | undefined {
  const from = start + (/^\s*/.exec(inline.text.slice(start, end))?.[0].length ?? 0)
  const bold = inline.emphasis.find((span) => span.start === from)
  if (bold === undefined || bold.end > end || bold.end - bold.start > longestName) return undefined
  const name = inline.text.slice(bold.start, bold.end).trim()
  const inside = name.endsWith(':')
  if (!inside && inline.text[bold.end] !== ':') return undefined
  const noteStart = inline.at[bold.start] ?? 0
  const plain = name.replace(/\s*:$/, '')
  const speaker = { name: plain, start: noteStart, end: noteStart + plain.length }
  return { speaker, end: inside ? bold.end : bold.end + 1 }
}
