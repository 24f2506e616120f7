import { words } from '../model/words'
import { apostrophe, goesOn, isSpace, joiner, kinds, letter } from '../model/wordSigns'

/**
 * The words of a text as columns of numbers, one row a word: the same words as `words()` gives, but without an
 * object and a string for each. Hashes stand for the compared form of a word and may collide.
 */
export interface WordTable {
  /** Number of words; the columns may be longer. */
  readonly count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly hashes: Int32Array
  /** What a word is without its `s` or `'s`; 0 where it has no such ending. */
  readonly withoutS: Int32Array
}

/** Hash of a word in its compared form; never 0. */
export function wordHash(norm: string): number {
  let hash = seed
  for (let i = 0; i < norm.length; i++) hash = Math.imul(hash ^ norm.charCodeAt(i), prime)
  return hash | 1
}

export function wordTable(text: string): WordTable {
  let rows = Math.max(16, text.length >> 2)
  let starts = new Int32Array(rows)
  let ends = new Int32Array(rows)
  let hashes = new Int32Array(rows)
  let withoutS = new Int32Array(rows)
  let count = 0

  const grow = (): void => {
    rows *= 2
    const longer = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(rows)
      grown.set(column)
      return grown
    }
    starts = longer(starts)
    ends = longer(ends)
    hashes = longer(hashes)
    withoutS = longer(withoutS)
  }

  let at = 0
  const length = text.length
  while (at < length) {
    let code = text.charCodeAt(at)
    if (code < 128 && kinds[code] !== letter) {
      at += 1
      continue
    }
    // A word made of plain letters and digits is hashed here; anything else in this stretch is left to words().
    const start = at
    let hash = seed
    let before = 0
    let last = 0
    let stem = 0
    while (code < 128 && (kinds[code] === letter || (code === apostrophe && isLetter(text, at + 1)))) {
      last = code >= 65 && code <= 90 ? code + 32 : code
      if (code === apostrophe) stem = hash
      before = last === letterS && text.charCodeAt(at - 1) === apostrophe ? stem : hash
      hash = Math.imul(hash ^ last, prime)
      at += 1
      code = at < length ? text.charCodeAt(at) : space
    }
    if (code >= 128 || (kinds[code] === joiner && goesOn(text, at))) {
      while (at < length && !isSpace(text.charCodeAt(at))) at += 1
      const from = start
      for (const { start, end, norm } of words(text.slice(from, at))) {
        if (count === rows) grow()
        const ending = norm.endsWith("'s") ? 2 : norm.endsWith('s') && norm.length > 1 ? 1 : 0
        starts[count] = from + start
        ends[count] = from + end
        hashes[count] = wordHash(norm)
        withoutS[count] = ending === 0 ? 0 : wordHash(norm.slice(0, -ending))
        count += 1
      }
      continue
    }
    if (count === rows) grow()
    starts[count] = start
    ends[count] = at
    hashes[count] = hash | 1
    withoutS[count] = last === letterS && at - start > 1 ? before | 1 : 0
    count += 1
  }
  return { count, starts, ends, hashes, withoutS }
}

const seed = 0x811c9dc5 | 0
const prime = 0x01000193
const space = 32
const letterS = 115

function isLetter(text: string, at: number): boolean {
  const code = at < text.length ? text.charCodeAt(at) : space
  return code < 128 && kinds[code] === letter
}
