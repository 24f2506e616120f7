import type { Span } from './transcript'
import { apostropheValue, goesOn, isSpace, joiner, kinds, letter, letterValues } from './wordSigns'

/** A word of a text with its place. Two texts have the same words when their `norm`s are equal one by one. */
export interface Word extends Span {
  /** The form in which words are compared: {@link normalize}. */
  readonly norm: string
}

// A dotted acronym (A.I.), a number with separators (10,000 or 3.5), or letters and digits with inner
// apostrophes (don't); C++, C# and F# keep their signs. Signs that are not seen (soft hyphens, joiners) belong to the
// word, and so does what stands in place of a letter that was lost.
const wordPattern =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?|\p{N}+(?:[.,]\p{N}+)+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ\u00ad\u200c\u200d\ufffd\p{Cs}][\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu

// Scripts that are written without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
let segmenter: Intl.Segmenter | undefined

/**
 * The words of a text, in order. This is the one definition that the index, the glossary and the check of
 * quotations share: case, accents, the shape of apostrophes and the dots of acronyms do not tell words apart;
 * hyphens and slashes separate words.
 *
 * @example words('A.I. isn’t 10,000x') // norms: ai, isn't, 10,000x → ai, isn't, 10000x
 */
export function words(text: string): Word[] {
  const found: Word[] = []
  eachWord(text, (start, end, norm) => found.push({ start, end, norm }))
  return found
}

/** The same without an object for each word, for whole transcripts. */
export function eachWord(text: string, visit: (start: number, end: number, norm: string) => void): void {
  eachSpan(text, (start, end) => visit(start, end, text.slice(start, end).toLowerCase()), visit)
}

/**
 * The same again, and a plain word is not even cut out: it comes as a stretch of the text, whose `norm` is the stretch
 * in lower case. Its last ten letters come as two numbers of thirty bits, so that a word of up to {@link packedLetters}
 * is known by them.
 */
export function eachSpan(
  text: string,
  plain: (start: number, end: number, last: number, before: number) => void,
  other: (start: number, end: number, norm: string) => void,
): void {
  const { length } = text
  const table = letterValues
  // The word that is being read; most are plain letters and digits, and are cut here, ten times as fast as by the pattern.
  let start = 0
  let last = 0
  let before = 0
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : space
    const value = code < 128 ? (table[code] as number) : 0
    if (value > apostropheValue || (value > 0 && last > 0 && kinds[text.charCodeAt(at + 1)] === letter)) {
      before = ((before << 6) | (last >>> 24)) & thirtyBits
      last = ((last << 6) | value) & thirtyBits
      continue
    }
    if (code >= 128 || (last > 0 && kinds[code] === joiner && goesOn(text, at))) {
      while (at < length && !isSpace(text.charCodeAt(at))) at += 1
      for (const word of wordsByPattern(text.slice(start, at), start)) other(word.start, word.end, word.norm)
    } else if (last > 0) plain(start, at, last, before)
    start = at + 1
    last = 0
    before = 0
  }
}

/** Plain words of so many letters at most are told apart by the two numbers that {@link eachSpan} gives. */
export const packedLetters = 10
const thirtyBits = (1 << 30) - 1

/** True when a plain word of a text is this one. */
export function isPlainWord(norm: string, text: string, start: number, end: number): boolean {
  if (norm.length !== end - start) return false
  for (let i = 0; i < norm.length; i++) {
    if (norm.charCodeAt(i) !== (text.charCodeAt(start + i) | lowerCase)) return false
  }
  return true
}

/** Makes a small letter of a capital one, and leaves digits and apostrophes as they are. */
const lowerCase = 32
const space = 32

function wordsByPattern(text: string, base: number): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const start = base + match.index
    if (unspaced.test(match[0])) segment(match[0], start, found)
    else addWord(match[0], start, found)
  }
  return found
}

// Accents and points that people leave out. The vowels of Indian scripts and the signs that make other sounds of
// Japanese ones are marks too, but tell words apart.
const leftOut =
  /(?:(?=[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}])[^\P{M}\u3099\u309a]|[\s\u00ad\u200c\u200d])+/gu

/** A word in the form in which words are compared: lower case, no accents, straight apostrophes, no inner dots or commas. */
export function normalize(word: string): string {
  if (/^[a-z]+$/.test(word)) return word
  const plain = /^[A-Za-z]+$/.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        // A few signs stand for several words, or for an accent over a blank.
        .replace(leftOut, '')
        .toLowerCase()
        .replace(/[’ʼ]/g, "'")
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(plain)) return plain.replaceAll('.', '')
  return /^\d/.test(plain) ? plain.replace(/,(?=\d{3}(?!\d))/g, '') : plain
}

// The platform takes the square of the length of a text to part it.
const segmentedAtOnce = 256

function segment(text: string, base: number, found: Word[]): void {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  for (let at = 0; at < text.length;) {
    const segments = [...segmenter.segment(text.slice(at, at + segmentedAtOnce))]
    // The last one may be cut off and begins the next piece.
    if (at + segmentedAtOnce < text.length && segments.length > 1) segments.pop()
    for (const { segment, index, isWordLike } of segments) if (isWordLike) addWord(segment, base + at + index, found)
    const last = segments.at(-1)
    at += last === undefined ? segmentedAtOnce : last.index + last.segment.length
  }
}

function addWord(text: string, start: number, found: Word[]): void {
  const norm = normalize(text)
  if (norm !== '') found.push({ start, end: start + text.length, norm })
}
