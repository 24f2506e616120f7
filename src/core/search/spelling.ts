/** The set of letters and digits of a word as bits; two words that differ a lot in it are not spelled alike. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
  }
  return letters
}

/** False when words with these letters are surely more than `limit` edits apart: an edit changes two letters at most. */
export function mayBeWithin(letters: number, others: number, limit: number): boolean {
  let different = letters ^ others
  for (let left = limit * 2; different !== 0; left--) {
    if (left === 0) return false
    different &= different - 1
  }
  return true
}

/** Longer words are compared by no one: they are no words but rubbish, and comparing takes the square of their length. */
export const longestWord = 48

// Rows of the table of distances, kept between calls: this runs thousands of times a query.
const rows = [
  new Uint8Array(longestWord + 1),
  new Uint8Array(longestWord + 1),
  new Uint8Array(longestWord + 1),
] as const

/**
 * Number of letters to insert, delete, replace or swap with a neighbour to make one word of the other; anything
 * above `limit` is given as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > longestWord || b.length > longestWord) return limit + 1
  let [beforeLast, last, row]: [Uint8Array, Uint8Array, Uint8Array] = [...rows]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1)
    // Only cells near the diagonal can be within the limit; those beside them stand for all others.
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    row[from - 1] = from === 1 ? i : limit + 1
    if (i > 1 && to === i + limit) last[to] = limit + 1
    let smallest = row[from - 1] as number
    for (let j = from; j <= to; j++) {
      const same = letter === b.charCodeAt(j - 1)
      let distance = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      if (!same && i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        distance = Math.min(distance, (beforeLast[j - 2] as number) + 1)
      }
      row[j] = distance
      if (distance < smallest) smallest = distance
    }
    if (smallest > limit) return limit + 1
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return Math.min(last[b.length] as number, limit + 1)
}

/** Share of a spelling that two words have in common, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : Math.max(0, 1 - editDistance(a, b, longest) / longest)
}
