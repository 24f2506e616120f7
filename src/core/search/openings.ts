import type { Episode } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import type { Sentence } from '../model/speech'
import type { EpisodeWords, WordRange } from './passages'

/** The words of an episode at which a hit may open, in order, each with the cue whose start is its place. */
export interface Openings {
  readonly words: Int32Array
  readonly cues: Int32Array
  /** The first word of that cue. */
  readonly froms: Int32Array
  /** Words at which the moments end at the latest, where that is restricted. */
  readonly ends?: Int32Array
}

/** In a sentence that goes on for longer than so many words a hit may open at a cue within it. */
const longSentence = 16

/** A hit opens where a sentence begins, or within a long sentence where a cue begins. */
export function openingsOf(episode: Episode, words: EpisodeWords): Openings {
  const { sentences, cueStarts } = episode.speech
  const at: number[] = []
  const cues: number[] = []
  const open = (word: number, cue: number): void => {
    if (word >= words.starts.length || word <= (at.at(-1) ?? -1)) return
    at.push(word)
    cues.push(cue)
  }
  sentences.forEach((sentence: Sentence) => {
    open(wordAt(words, sentence.start), sentence.cue)
    for (let cue = sentence.cue + 1; cue < cueStarts.length && (cueStarts[cue] as number) < sentence.end; cue++) {
      const word = wordAt(words, cueStarts[cue] as number)
      if (word - (at.at(-1) ?? 0) >= longSentence) open(word, cue)
    }
  })
  const froms = cues.map((cue) => wordAt(words, cueStarts[cue] as number))
  return { words: Int32Array.from(at), cues: Int32Array.from(cues), froms: Int32Array.from(froms) }
}

/** Words of a hit: at least so many, and up to the next opening after so many. */
const momentWords = { least: 25, most: 60 }

/** The words that belong to a hit: from the start of its cue to the end of a sentence about 25 to 60 words later. */
export function momentOf(openings: Openings, opening: number, words: EpisodeWords): WordRange {
  const from = openings.froms[opening] ?? 0
  const end = openings.ends?.[opening] ?? words.ids.length
  const furthest = Math.min(from + momentWords.most, end)
  if (furthest === end) return { from, to: furthest }
  const last = openings.words[openingBefore(openings, furthest)] as number
  return { from, to: last >= from + momentWords.least ? last : furthest }
}

/** Index of the last opening at or before a word; 0 before the first. */
export function openingBefore(openings: Openings, word: number): number {
  const starts = openings.words
  return Math.max(0, partitionPoint(starts.length, (i) => (starts[i] as number) <= word) - 1)
}

/** Index of the first word that begins at a position or after it. */
function wordAt(words: EpisodeWords, position: number): number {
  return partitionPoint(words.starts.length, (i) => (words.starts[i] as number) < position)
}
