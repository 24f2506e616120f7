import type { Span } from '../model/transcript'
import { isBlank } from './lines'
import { isAnnotation } from './marks'

/**
 * Cuts running text into stretches that read well alone: at the ends of sentences and paragraphs where the text has
 * them, else about every fourteen words where a new thought seems to begin (`so`, `and`, `because`, `um`, `I think`).
 * Stretches cover all words, in order. Linear in the length of the text.
 */
export function stretchesOf(text: string): Span[] {
  const tokens = tokensOf(text)
  const stretches: Span[] = []
  let first = 0
  while (first < tokens.count) {
    const next = endOfStretch(tokens, first)
    stretches.push({ start: tokens.starts[first] as number, end: tokens.ends[next - 1] as number })
    first = next
  }
  return stretches
}

/** The words and annotations of a text in packed arrays: there may be millions. */
interface Tokens {
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** What each of them is, in bits of {@link is}. */
  readonly kinds: Int32Array
}

const is = {
  annotation: 1,
  /** A paragraph or a sentence ends after it. */
  last: 2,
  strongOpener: 4,
  opener: 8,
  dangling: 16,
  /** A comma or the like ends it. */
  paused: 32,
  /** "I" and "you", and what opens a thought behind each. */
  i: 64,
  you: 128,
  afterI: 256,
  afterYou: 512,
} as const

// Counted in words. Below the shortest a stretch is no thought; above the longest it is not read at a glance.
const shortest = 9
const wanted = 14
const longest = 20
const longestSentence = 45

const wordKinds = new Map<string, number>()
wordsAre(is.strongOpener, 'so but because okay ok yeah yes well now however then actually anyway')
wordsAre(is.opener, 'and um uh or which when where if while though although what how why like right also')
wordsAre(is.i, 'i')
wordsAre(is.afterI, 'think mean guess would')
wordsAre(is.you, 'you')
wordsAre(is.afterYou, 'know')
wordsAre(
  is.dangling,
  'a an the of to in on at for with from by as is are was were be been has have had do does did not my your our their his ' +
    'its this that these those i you we they he she it very really unlike one most more than who ' +
    "it's that's there's he's she's what's i'm we're you're they're i've we've you've i'd i'll we'll",
)
const longestKnown = 12

/** Index after the last token of the stretch that begins at `first`. */
function endOfStretch(tokens: Tokens, first: number): number {
  const limit = Math.min(tokens.count, first + longestSentence)
  for (let i = first; i < limit; i++) if (((tokens.kinds[i] as number) & is.last) !== 0) return i + 1
  if (tokens.count - first <= longest) return tokens.count
  let best = first + wanted
  let bestScore = Number.NEGATIVE_INFINITY
  for (let at = first + shortest; at <= first + longest; at++) {
    const score = breakScore(tokens, at) - Math.abs(at - first - wanted) * 0.3
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  }
  return best
}

/** How well the text breaks in front of a token. */
function breakScore({ count, kinds }: Tokens, at: number): number {
  const next = kinds[at] as number
  if ((next & is.annotation) !== 0) return 2.5
  if (at === 0) return 0
  const before = kinds[at - 1] as number
  if ((before & is.annotation) !== 0) return 1.5
  const after = at + 1 < count ? (kinds[at + 1] as number) : 0
  const opensThought =
    ((next & is.i) !== 0 && (after & is.afterI) !== 0) || ((next & is.you) !== 0 && (after & is.afterYou) !== 0)
  let score = 0
  if ((next & is.strongOpener) !== 0) score = 4
  else if (opensThought) score = 3
  else if ((next & is.opener) !== 0) score = 2.5
  if ((before & is.paused) !== 0) score += 2
  // "and uh so" breaks once, in front of "and".
  if ((before & (is.strongOpener | is.opener)) !== 0) score -= 3
  else if ((before & is.dangling) !== 0) score -= 2.5
  return score
}

function tokensOf(text: string): Tokens {
  let starts = new Int32Array(1024)
  let ends = new Int32Array(1024)
  let kinds = new Int32Array(1024)
  let count = 0
  const border = paragraphBorder(text)
  for (let start = wordStart(text, 0); start < text.length; start = wordStart(text, ends[count - 1] as number)) {
    const bracketed = bracketEnd(text, start)
    const end = bracketed ?? wordEnd(text, start, text.length)
    const annotation = isBracket(text.charCodeAt(start)) && isAnnotation(text.slice(start, end))
    if (count === starts.length) [starts, ends, kinds] = [doubled(starts), doubled(ends), doubled(kinds)]
    starts[count] = start
    // Bracketed words that are spoken are words like others.
    const to = annotation || bracketed === undefined ? end : wordEnd(text, start, bracketed)
    ends[count] = to
    kinds[count] = kindOf(text, start, to) | (annotation ? is.annotation : 0) | (isLast(text, to, border) ? is.last : 0)
    count += 1
  }
  return { count, starts, ends, kinds }
}

function kindOf(text: string, start: number, end: number): number {
  const known = end - start > longestKnown ? 0 : (wordKinds.get(text.slice(start, end).toLowerCase()) ?? 0)
  const paused = ',;:'.includes(text.charAt(end - 1)) ? is.paused : 0
  return known | paused | (endsSentence(text, start, end) ? is.last : 0)
}

/** Where an annotation, which may hold blanks, or other words in brackets end; undefined where none begin. */
function bracketEnd(text: string, start: number): number | undefined {
  if (!isBracket(text.charCodeAt(start))) return undefined
  bracketPattern.lastIndex = start
  return bracketPattern.test(text) ? bracketPattern.lastIndex : undefined
}

const bracketPattern = /[[(][^()[\]\n]{1,60}[)\]]/y

function isBracket(code: number): boolean {
  return code === 91 || code === 40
}

function wordStart(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1
  return at
}

function wordEnd(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && !isBlank(text.charCodeAt(at))) at += 1
  return at
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

/** A line's end is the end of a paragraph where lines are long; elsewhere only an empty line is. */
function paragraphBorder(text: string): RegExp {
  const lines = text.slice(0, 65536).split(/\r\n?|\n/)
  const long = Math.min(text.length, 65536) / lines.length > 100
  return long ? /[ \t]{0,9}[\r\n]/y : /[ \t]{0,9}(?:\r\n|\r|\n)[ \t]{0,9}[\r\n]/y
}

/** True where a paragraph ends at a place behind a word. */
function isLast(text: string, at: number, border: RegExp): boolean {
  // Between most words stands a single space, and no border is looked for.
  if (text.charCodeAt(at) === space && text.charCodeAt(at + 1) > space) return false
  border.lastIndex = at
  return border.test(text)
}

const space = 32

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1
  while (at > start && '"\'”’)]'.includes(text.charAt(at))) at -= 1
  return '.?!…'.includes(text.charAt(at))
}

function wordsAre(kind: number, words: string): void {
  for (const word of words.split(' ')) wordKinds.set(word, (wordKinds.get(word) ?? 0) | kind)
}
