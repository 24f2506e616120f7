import type { Numbers } from './numbers'
import type { WordId } from './vocabulary'

/**
 * Texts with their words, packed: for each word the list of the half passages that hold it. These are numbered from 0
 * within the segment, and a passage goes by the number of its first half; so each word is written once, though
 * passages overlap by half. The last half of a text begins no passage. Nothing in it changes but that passages are
 * taken out.
 */
export interface Segment {
  /** For each half passage the id of the passage that begins with it, or {@link gone}. */
  readonly ids: Int32Array
  /** How many different words that passage holds. */
  readonly lengths: Uint8Array
  /** Words that occur, in order. */
  readonly words: Numbers
  /** For each of these words where its list ends in `lists`; it begins where the one before ends. */
  readonly ends: Int32Array
  /** Numbers of half passages, each as the distance from the one before it, in bytes of seven bits with a sign of going on. */
  readonly lists: Uint8Array
  /** How many passages it was made with. */
  readonly passages: number
  /** How many of them are not taken out. */
  live: number
}

/** Stands in place of the id of a passage that was taken out, and where none begins. */
export const gone = -(2 ** 31)

/** Bytes that a number takes in a list. */
export function sizeOf(value: number): number {
  return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5
}

/** Writes a number into a list; gives the place behind it. */
export function writeNumber(lists: Uint8Array, at: number, value: number): number {
  let left = value
  while (left >= 128) {
    lists[at++] = (left & 127) | 128
    left >>>= 7
  }
  lists[at++] = left
  return at
}

/** Reads the half passages with the word at an index of `words` into an array that is large enough; gives their number. */
export function readHalves(segment: Segment, index: number, into: Int32Array): number {
  return read(segment, index, into, false)
}

/** The same of passages, those that begin or end with one of these halves; some of them are {@link gone}. */
export function readPassages(segment: Segment, index: number, into: Int32Array): number {
  return read(segment, index, into, true)
}

function read({ ends, lists }: Segment, index: number, into: Int32Array, passages: boolean): number {
  const end = ends[index] as number
  let at = index === 0 ? 0 : (ends[index - 1] as number)
  let half = 0
  let count = 0
  // The first passage that is not listed yet.
  let next = 0
  while (at < end) {
    let step = lists[at++] as number
    // Most words that take time to read are frequent, and their steps take one byte.
    if (step >= 128) {
      let byte = step
      step &= 127
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = lists[at++] as number
        step |= (byte & 127) << shift
      }
    }
    half += step
    if (passages && half > next) into[count++] = half - 1
    into[count++] = half
    next = half + 1
  }
  return count
}

/** Index of a word in `words`; undefined when no passage holds it. */
export function indexOfWord({ words }: Segment, word: WordId): number | undefined {
  let low = 0
  let high = words.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = words[middle] as number
    if (found === word) return middle
    if (found < word) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
