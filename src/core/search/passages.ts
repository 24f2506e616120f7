import type { Episode } from '../library/episode'
import { eachWord } from '../model/words'
import type { Vocabulary, WordId } from './vocabulary'

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
  const ids: WordId[] = []
  const starts: number[] = []
  const ends: number[] = []
  eachWord(episode.speech.text, (start, end, norm) => {
    ids.push(vocabulary.add(norm))
    starts.push(start)
    ends.push(end)
  })
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
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
