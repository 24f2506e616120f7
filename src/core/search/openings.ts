import type { Episode } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import { cueAtPosition, type Sentence } from '../model/speech'
import { packedNumbers, type Numbers } from './numbers'
import type { WordRange } from './passages'

/** The words of an episode at which a hit may open, in order, each with the cue it lies in. */
export interface Openings {
  readonly words: Numbers
  readonly cues: Numbers
  /** Where the hit's place is in the speech's text: the start of that cue, or in a long one the word itself. */
  readonly starts: Numbers
  /** The first word from there on. */
  readonly froms: Numbers
  /** Words at which the moments end at the latest, where that is restricted. */
  readonly ends?: Int32Array
}

/** In a sentence that goes on for longer than so many words a hit may open at a cue within it. */
const longSentence = 16
/** Openings are at most so many words apart, so that every word is in the moment of one. */
const widestGap = 40
/** Up to so many words behind the start of its cue a hit is placed there; behind more words nobody would look for it. */
const nearCueStart = 24

/**
 * A hit opens where a sentence begins, or within a long sentence where a cue begins; where neither does for long, as
 * in paragraphs without punctuation, at a word.
 *
 * @param wordStarts of the words of the episode, positions in the speech's text
 * @param cueWords for each cue its first word, or the next one where it has none
 */
export function openingsOf(episode: Episode, wordStarts: Int32Array, cueWords: Numbers): Openings {
  const { sentences, cueStarts } = episode.speech
  const at: number[] = []
  const cues: number[] = []
  const open = (word: number, cue: number): void => {
    fill(word)
    if (word >= wordStarts.length || word <= (at.at(-1) ?? -1)) return
    at.push(word)
    cues.push(cue)
  }
  const fill = (end: number): void => {
    for (let last = at.at(-1) ?? end; end - last > widestGap; last += widestGap) {
      at.push(last + widestGap)
      cues.push(cueAtPosition(episode.speech, wordStarts[last + widestGap] as number))
    }
  }
  let first = 0
  sentences.forEach((sentence: Sentence) => {
    while (first < wordStarts.length && (wordStarts[first] as number) < sentence.start) first += 1
    open(first, sentence.cue)
    for (let cue = sentence.cue + 1; cue < cueStarts.length && (cueStarts[cue] as number) < sentence.end; cue++) {
      const word = cueWords[cue] as number
      if (word - (at.at(-1) ?? 0) >= longSentence) open(word, cue)
    }
  })
  fill(wordStarts.length)
  const starts = new Int32Array(at.length)
  const froms = new Int32Array(at.length)
  at.forEach((word, opening) => {
    const cue = cues[opening] as number
    const cueWord = cueWords[cue] ?? 0
    const atCue = word - cueWord <= nearCueStart
    starts[opening] = atCue ? (cueStarts[cue] ?? 0) : (wordStarts[word] as number)
    froms[opening] = atCue ? cueWord : word
  })
  return {
    words: packedNumbers(Int32Array.from(at)),
    cues: packedNumbers(Int32Array.from(cues)),
    starts: packedNumbers(starts),
    froms: packedNumbers(froms),
  }
}

/** A hit has no more words than these. */
export const longestMoment = 60
/** Its words go on to an opening after at least so many. */
const leastMoment = 25
/** The moments of neighbouring openings share at least so many words, so that a phrase over their border is in one. */
const overlap = 20

/** The words that belong to a hit: from its place to the end of a sentence about 25 to 60 words later. */
export function momentOf(openings: Openings, opening: number, wordCount: number): WordRange {
  const from = openings.froms[opening] ?? 0
  const end = openings.ends?.[opening] ?? wordCount
  const furthest = Math.min(from + longestMoment, end)
  if (furthest === end) return { from, to: furthest }
  const last = openings.words[openingBefore(openings, furthest)] as number
  const least = Math.max(from + leastMoment, (openings.words[opening + 1] ?? 0) + overlap)
  return { from, to: last >= least ? last : furthest }
}

/** Index of the last opening at or before a word; 0 before the first. */
export function openingBefore(openings: Openings, word: number): number {
  const starts = openings.words
  return Math.max(0, partitionPoint(starts.length, (i) => (starts[i] as number) <= word) - 1)
}
