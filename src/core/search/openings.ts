import type { Episode } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import { cueAtPosition, type Sentence } from '../model/speech'
import type { EpisodeWords, WordRange } from './passages'

/** The words of an episode at which a hit may open, in order, each with the cue it lies in. */
export interface Openings {
  readonly words: Int32Array
  readonly cues: Int32Array
  /** Where the hit's place is in the speech's text: the start of that cue, or in a long one the word itself. */
  readonly starts: Int32Array
  /** The first word from there on. */
  readonly froms: Int32Array
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
 */
export function openingsOf(episode: Episode, words: EpisodeWords): Openings {
  const { sentences, cueStarts } = episode.speech
  const at: number[] = []
  const cues: number[] = []
  const open = (word: number, cue: number): void => {
    fill(word)
    if (word >= words.starts.length || word <= (at.at(-1) ?? -1)) return
    at.push(word)
    cues.push(cue)
  }
  const fill = (end: number): void => {
    for (let last = at.at(-1) ?? end; end - last > widestGap; last += widestGap) {
      at.push(last + widestGap)
      cues.push(cueAtPosition(episode.speech, words.starts[last + widestGap] as number))
    }
  }
  sentences.forEach((sentence: Sentence) => {
    open(wordAt(words, sentence.start), sentence.cue)
    for (let cue = sentence.cue + 1; cue < cueStarts.length && (cueStarts[cue] as number) < sentence.end; cue++) {
      const word = wordAt(words, cueStarts[cue] as number)
      if (word - (at.at(-1) ?? 0) >= longSentence) open(word, cue)
    }
  })
  fill(words.starts.length)
  const starts = at.map((word, opening) => {
    const cueStart = cueStarts[cues[opening] as number] ?? 0
    return word - wordAt(words, cueStart) <= nearCueStart ? cueStart : (words.starts[word] as number)
  })
  return {
    words: Int32Array.from(at),
    cues: Int32Array.from(cues),
    starts: Int32Array.from(starts),
    froms: Int32Array.from(starts, (start) => wordAt(words, start)),
  }
}

/** Words of a hit: at least so many, and up to the next opening after so many. */
const momentWords = { least: 25, most: 60 }
/** The moments of neighbouring openings share at least so many words, so that a phrase over their border is in one. */
const overlap = 20

/** The words that belong to a hit: from its place to the end of a sentence about 25 to 60 words later. */
export function momentOf(openings: Openings, opening: number, words: EpisodeWords): WordRange {
  const from = openings.froms[opening] ?? 0
  const end = openings.ends?.[opening] ?? words.ids.length
  const furthest = Math.min(from + momentWords.most, end)
  if (furthest === end) return { from, to: furthest }
  const last = openings.words[openingBefore(openings, furthest)] as number
  const least = Math.max(from + momentWords.least, (openings.words[opening + 1] ?? 0) + overlap)
  return { from, to: last >= least ? last : furthest }
}

/** Index of the last opening at or before a word; 0 before the first. */
export function openingBefore(openings: Openings, word: number): number {
  const starts = openings.words
  return Math.max(0, partitionPoint(starts.length, (i) => (starts[i] as number) <= word) - 1)
}

/** Index of the first word that begins at a position of the speech's text or after it. */
export function wordAt(words: EpisodeWords, position: number): number {
  return partitionPoint(words.starts.length, (i) => (words.starts[i] as number) < position)
}
