import type { Span } from '../model/transcript'
import { characterOf, characterReference, withCharacters } from './characterReferences'
import type { Piece } from './pieces'

/** Words of one speaker within a caption. */
export interface Voice {
  readonly pieces: readonly Piece[]
  /** As the source names the speaker; absent where it does not. */
  readonly speaker?: string
}

/**
 * What the tags of a caption make of it: words without tags, references read, one voice for each `<v Name>`.
 *
 * @param lines the lines of the caption; other lines may stand between them
 * @param tags a pattern of everything that is no words; a global one. What is known neither as a reference nor as a
 *   break is markup.
 */
export function voicesIn(source: string, lines: readonly Span[], tags: RegExp): readonly Voice[] {
  const voices: Voice[] = []
  let pieces: Piece[] = []
  let left = mostTags
  let speaker: string | undefined
  const finish = (): void => {
    if (pieces.length > 0) voices.push({ pieces, ...(speaker === undefined ? {} : { speaker }) })
    pieces = []
  }
  const read = ({ start, end }: Span): void => {
    const text = source.slice(start, end)
    let from = start
    for (const match of isPlain(text) ? [] : text.matchAll(tags)) {
      const tag = match[0]
      const at = start + match.index
      const stands = standsFor(tag)
      if (stands === undefined) continue
      if (left === 0) break
      left -= 1
      if (at > from) pieces.push({ start: from, end: at })
      from = at + tag.length
      const voice = /^<v(?:\.[^\s<>]*)?\s+([^<>]+?)\s*>$/.exec(tag)
      if (voice !== null || tag === '</v>') {
        finish()
        // A name of nothing but blanks names nobody.
        speaker = withCharacters(voice?.[1] ?? '').trim() || undefined
      } else if (stands !== '' || tag.startsWith('&')) pieces.push({ start: at, end: from, text: stands })
    }
    if (from < end) pieces.push({ start: from, end })
  }
  let before: Span | undefined
  for (const span of together(source, lines)) {
    if (before !== undefined && pieces.length > 0) pieces.push({ start: before.end, end: span.start, text: '\n' })
    read(span)
    before = span
  }
  finish()
  return voices
}

// No screen shows a caption with more; what follows is read as it stands, so that memory stays bounded.
const mostTags = 100_000

/** True for a line that is all words: without one of these signs nothing is a tag. */
export function isPlain(text: string): boolean {
  return !/[<&{\\[]/.test(text)
}

/** Lines between which only white space stands, as one stretch. */
function together(source: string, lines: readonly Span[]): Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of lines) {
    const last = spans.at(-1)
    if (last !== undefined && start - last.end < longestGap && isBlank(source, last.end, start)) last.end = end
    else spans.push({ start, end })
  }
  return spans
}

const longestGap = 10_000

function isBlank(source: string, from: number, to: number): boolean {
  // Between nearly all lines stands nothing but their ends.
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code !== 10 && code !== 13 && code !== 32) return source.slice(at, to).trim() === ''
  }
  return true
}

/** References that are read in all forms of captions, for their patterns of tags. */
export const reference = characterReference.source

/** The characters for which a tag stands, none for mere markup; undefined for what is words after all. */
function standsFor(tag: string): string | undefined {
  if (tag.startsWith('&')) return characterOf(tag)
  if (/^(?:<br|\\[Nn]|\[br)/i.test(tag)) return '\n'
  return tag === '\\h' ? ' ' : ''
}
