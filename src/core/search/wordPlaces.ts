import type { Episode } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import type { Span } from '../model/transcript'
import { eachSpan } from '../model/words'
import { packedNumbers, type Numbers } from './numbers'
import type { Openings } from './openings'
import type { Searchable } from './searchable'

/*
 * Where words stand in the text of an episode. That is asked of a few at a time, so it is found by cutting the text
 * again from the place of an opening on: the places of all words would take more room than the words themselves.
 */

/**
 * True where cutting the text again from any opening gives the same words: no sign of a word stands before it. In
 * scripts that are written without blanks cues are joined without one, and how such text is cut depends on where one
 * begins.
 */
export function isCutAgain({ speech: { text } }: Episode, { starts }: Openings): boolean {
  // Nearly always a blank stands there.
  return starts.every((start) => text.charCodeAt(start - 1) === blank || !wordSign.test(text.charAt(start - 1)))
}

const blank = 32

/** Halves of pairs are taken for letters, which many are. */
const wordSign = /[\p{L}\p{N}\p{M}\p{Cs}+#]/u

/** For each cue its first word, or the next one where it has none. */
export function cueWordsOf({ speech: { cueStarts } }: Episode, wordStarts: Int32Array): Numbers {
  let word = 0
  return packedNumbers(
    cueStarts.map((start) => {
      while (word < wordStarts.length && (wordStarts[word] as number) < start) word += 1
      return word
    }),
  )
}

/** The places of all words, for text that cannot be cut again from anywhere. */
export function allPlacesOf({ speech: { text } }: Episode, wordStarts: Int32Array): NonNullable<Searchable['places']> {
  const ends = new Int32Array(wordStarts.length)
  let word = 0
  const take = (_start: number, end: number): void => {
    ends[word++] = end
  }
  eachSpan(text, take, take)
  return { starts: wordStarts.slice(), ends }
}

/** The places of a stretch of words, positions in the speech's text; fewer where the episode ends before. */
export function placesOf({ episode, openings, places: known }: Searchable, from: number, to: number): Span[] {
  if (known !== undefined) {
    return Array.from(known.starts.subarray(from, to), (start, i) => ({ start, end: known.ends[from + i] as number }))
  }
  const { text } = episode.speech
  const { starts, froms } = openings
  const first = partitionPoint(froms.length, (i) => (froms[i] as number) <= from) - 1
  const behind = partitionPoint(froms.length, (i) => (froms[i] as number) < to)
  const start = starts[first] ?? 0
  const places: Span[] = []
  let word = froms[first] ?? 0
  const take = (begin: number, stop: number): void => {
    if (word >= from && word < to) places.push({ start: start + begin, end: start + stop })
    word += 1
  }
  eachSpan(text.slice(start, starts[behind] ?? text.length), take, take)
  return places
}

/** Index of the first word that begins at a position of the speech's text or after it. */
export function wordAt({ episode, openings, places }: Searchable, position: number): number {
  if (places !== undefined) {
    return partitionPoint(places.starts.length, (i) => (places.starts[i] as number) < position)
  }
  const { starts, froms } = openings
  const opening = partitionPoint(starts.length, (i) => (starts[i] as number) <= position) - 1
  let word = froms[opening] ?? 0
  const count = (): void => {
    word += 1
  }
  eachSpan(episode.speech.text.slice(starts[opening] ?? 0, position), count, count)
  return word
}
