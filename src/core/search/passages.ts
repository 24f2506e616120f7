import type { Episode } from '../library/episode'
import { eachSpan } from '../model/words'
import { grown } from './grown'
import { packedNumbers, type Numbers } from './numbers'
import type { Vocabulary, WordId } from './vocabulary'

/** Words of a passage. */
export const passageWords = 72
const step = passageWords / 2
/** Words of half a passage, which are the end of one passage and the beginning of the next. */
export const halfPassage = step
/** So many words in a row always lie within one passage. */
export const surelyTogether = step

/** The spoken words of an episode, one by one. Where each stands in the text is found again by cutting it: {@link placesOf}. */
export type EpisodeWords = Numbers

/** A stretch of an episode's words, `to` exclusive. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/** Room for the words of an hour or two, kept from one episode to the next: new tables each time are work for the collector. */
const usualRoom = 1 << 15
const usualIds = new Int32Array(usualRoom)
const usualStarts = new Int32Array(usualRoom)

/**
 * Reads the words of an episode into the vocabulary.
 *
 * @returns the words, and where each begins in the speech's text; that is gone with the next call
 */
export function episodeWords(
  { speech: { text } }: Episode,
  vocabulary: Vocabulary,
): { readonly words: EpisodeWords; readonly starts: Int32Array } {
  let ids = usualIds
  let starts = usualStarts
  let count = 0
  const take = (id: WordId, start: number): void => {
    if (count === ids.length) {
      ids = grown(ids, count + 1)
      starts = grown(starts, count + 1)
    }
    ids[count] = id
    starts[count++] = start
  }
  eachSpan(
    text,
    (start, end, last, before) => take(vocabulary.addPlain(text, start, end, last, before), start),
    (start, _end, norm) => take(vocabulary.add(norm), start),
  )
  return { words: packedNumbers(ids.subarray(0, count)), starts: starts.subarray(0, count) }
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
  const first = firstPassageWith(word, wordCount)
  const last = Math.min(Math.floor(word / step), passageCount(wordCount) - 1)
  return first < last ? [first, last] : [last]
}

/** The first passage that holds a word: the one before that in which it stands in the first half. */
function firstPassageWith(word: number, wordCount: number): number {
  return Math.max(0, Math.min(Math.floor(word / step) - 1, passageCount(wordCount) - 1))
}

/** The passages that hold some of the words from one up to another, both as numbers; none when `last < first`. */
export function passagesBetween(
  from: number,
  to: number,
  wordCount: number,
): { readonly first: number; readonly last: number } {
  return {
    first: firstPassageWith(from, wordCount),
    last: Math.min(Math.ceil(to / step), passageCount(wordCount)) - 1,
  }
}
