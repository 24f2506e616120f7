import type { Span } from '../model/transcript'
import { words, type Word } from '../model/words'
import type { QuotedText } from './quotedText'

/** A word of a quotation; the span is in {@link QuotedWords.plain}. */
export interface QuotedWord extends Span {
  readonly norm: string
  /** What the word is without the letters that the writer put in brackets: of `model[s]`, `model`. */
  readonly bare?: string
}

/** Consecutive words that must stand so in the source. */
export interface Segment {
  readonly words: readonly QuotedWord[]
  /** How many words of the source may stand unquoted between the segment before and this one. */
  readonly gap: number
  /** How many signs of an omission stand in front of it; those in brackets count as any number, as no source has them. */
  readonly omissions: number
}

/** Signs that writers put into quotations, which are none of the source's words. */
export type WritersMark = 'omission' | 'brackets' | 'emphasis'

export interface QuotedWords {
  readonly segments: readonly Segment[]
  /** The words without the writer's marks: no brackets, and nothing that stood in them but letters of words. */
  readonly plain: string
  /** For each unit of `plain` its place in the quoted text, and one more for the end. */
  readonly at: readonly number[]
  readonly marks: readonly WritersMark[]
}

/** An ellipsis stands for at most so many words, a few minutes of speech; more is another place. */
export const longestOmission = 500
/** What stands in brackets takes the place of at most so many words. */
export const longestReplaced = 12

/** Sounds that are no words: leaving one out, or putting one in, changes nothing that was said. */
const fillers = new Set(['um', 'umm', 'uhm', 'uh', 'uhh', 'uhm', 'hm', 'hmm', 'mm', 'mmm', 'mhm', 'erm', 'ähm', 'öhm'])
const longestFiller = 3

export function isFiller(norm: string): boolean {
  // Whole transcripts are asked for word by word.
  return norm.length <= longestFiller && fillers.has(norm)
}

/**
 * The words that a quotation says its source has. Omissions (`…`, `...`, `[…]`) and what stands in brackets part them
 * into segments; `[sic]` is passed over, and brackets within a word belong to it (`[T]he`).
 */
export function quotedWords({ text, escaped, emphasis }: QuotedText): QuotedWords {
  const reading = readMarks(text, escaped)
  const { plain, at, gaps } = reading
  const all = withBare(words(plain), plain, reading.added)
  const spoken = all.filter(({ norm }) => !isFiller(norm))
  const segments: { words: QuotedWord[]; gap: number; omissions: number }[] = []
  let nextGap = 0
  for (const word of spoken.length > 0 ? spoken : all) {
    let gap = 0
    let omissions = 0
    for (; (gaps[nextGap]?.at ?? Infinity) < word.end; nextGap++) {
      gap += gaps[nextGap]?.words ?? 0
      omissions += gaps[nextGap]?.omissions ?? 0
    }
    if (gap > 0 || segments.length === 0) segments.push({ words: [word], gap, omissions })
    else segments.at(-1)?.words.push(word)
  }
  const marks: WritersMark[] = []
  if (gaps.some(({ omissions }) => omissions > 0)) marks.push('omission')
  if (reading.brackets) marks.push('brackets')
  if (emphasis) marks.push('emphasis')
  return { segments, plain, at, marks }
}

interface Gap {
  /** Place in the plain text. */
  readonly at: number
  readonly words: number
  /** As in a {@link Segment}; 0 for brackets. */
  readonly omissions: number
}

interface Reading {
  readonly plain: string
  readonly at: readonly number[]
  readonly gaps: readonly Gap[]
  /** Stretches of the plain text that stood in brackets within a word. */
  readonly added: readonly Span[]
  readonly brackets: boolean
}

// `[…]`, other brackets of a line, an ellipsis by sign or dots.
const marksOfWriters = /\[([^[\]\n]{0,200})\]|…|\.{3,}|\.(?: \.){2,}/g

function readMarks(text: string, escaped: ReadonlySet<number>): Reading {
  const parts: string[] = []
  const at: number[] = []
  const gaps: Gap[] = []
  const added: Span[] = []
  let length = 0
  let from = 0
  let brackets = false
  const take = (start: number, end: number): void => {
    parts.push(text.slice(start, end))
    for (let i = start; i < end; i++) at.push(i)
    length += end - start
  }
  for (const mark of text.matchAll(marksOfWriters)) {
    const start = mark.index
    const end = start + mark[0].length
    const inside = mark[1]
    if (escaped.has(start) || (inside !== undefined && escaped.has(end - 1))) continue
    take(from, start)
    from = end
    if (inside === undefined || /^(?:…|\.{3,}|\.(?: \.){2,})$/.test(inside.trim())) {
      gaps.push({ at: length, words: longestOmission, omissions: inside === undefined ? 1 : Infinity })
      // Signs of the source's own are compared with its text.
      if (inside === undefined) take(start, end)
      else brackets = true
      continue
    }
    brackets = true
    if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? '') || /[\p{L}\p{N}'’]/u.test(text[end] ?? '')) {
      added.push({ start: length, end: length + inside.length })
      take(start + 1, end - 1)
    } else if (!/^sic[.!?]?$/i.test(inside.trim())) gaps.push({ at: length, words: longestReplaced, omissions: 0 })
  }
  take(from, text.length)
  at.push(text.length)
  return { plain: parts.join(''), at, gaps, added, brackets }
}

/** Words with what they are without the letters in brackets; both lists are in order. */
function withBare(all: readonly Word[], plain: string, added: readonly Span[]): QuotedWord[] {
  let next = 0
  return all.map((word) => {
    while ((added[next]?.end ?? Infinity) <= word.start) next += 1
    const inside = added[next]
    if (inside === undefined || inside.start < word.start || inside.end > word.end) return word
    const [bare] = words(plain.slice(word.start, inside.start) + plain.slice(inside.end, word.end))
    return bare === undefined ? word : { ...word, bare: bare.norm }
  })
}
