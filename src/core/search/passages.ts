import type { Episode } from '../library/episode'
import { words } from '../model/words'
import type { Vocabulary } from './vocabulary'

/** Words of a passage; a phrase of up to half as many always lies within one passage. */
export const passageWords = 72
const step = passageWords / 2

/** The spoken words of an episode, one by one: which word, and from where to where in the speech's text. */
export interface EpisodeWords {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A stretch of an episode's words, `to` exclusive. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

export function episodeWords(episode: Episode, vocabulary: Vocabulary): EpisodeWords {
  const found = words(episode.speech.text)
  const ids = new Int32Array(found.length)
  const starts = new Int32Array(found.length)
  const ends = new Int32Array(found.length)
  found.forEach((word, index) => {
    ids[index] = vocabulary.add(word.norm)
    starts[index] = word.start
    ends[index] = word.end
  })
  return { ids, starts, ends }
}

/** How many overlapping passages so many words make; none for none. */
export function passageCount(wordCount: number): number {
  return wordCount === 0 ? 0 : Math.max(1, Math.ceil((wordCount - step) / step))
}

/** The words of the passage with this number, counted from 0; each passage begins half a passage after the one before. */
export function passageRange(index: number, wordCount: number): WordRange {
  return { from: Math.min(index * step, wordCount), to: Math.min(index * step + passageWords, wordCount) }
}

/** The passages that hold a word; the first is the one in which it comes last. */
export function passagesWith(word: number, wordCount: number): number[] {
  const last = Math.min(Math.floor(word / step), passageCount(wordCount) - 1)
  return last > 0 && passageRange(last - 1, wordCount).to > word ? [last - 1, last] : [last]
}
