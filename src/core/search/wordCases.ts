/**
 * How the words of an episode are written, two bits a word: what is to be written in a certain case is looked for without
 * reading the text.
 */
export type WordCases = Uint8Array

/** Small letters, a capital first, capitals throughout; or anything else, of which only the text tells. */
const [small, first, capital, other] = [0, 1, 2, 3] as const

/** @param starts of the words, positions in the text */
export function wordCasesOf(text: string, starts: ArrayLike<number>): WordCases {
  const cases = new Uint8Array(Math.ceil(starts.length / 4))
  for (let word = 0; word < starts.length; word++) {
    const bits = caseOf(text, starts[word] as number) << (2 * (word & 3))
    cases[word >> 2] = (cases[word >> 2] as number) | bits
  }
  return cases
}

/**
 * True when the word of that number is in the same case as this one, false when it is in another; undefined where only the
 * text tells.
 */
export function isInCase(cases: WordCases, word: number, written: string): boolean | undefined {
  const known = ((cases[word >> 2] as number) >> (2 * (word & 3))) & 3
  const wanted = caseOf(written, 0)
  return known === other || wanted === other ? undefined : known === wanted
}

function caseOf(text: string, start: number): 0 | 1 | 2 | 3 {
  let capitals = 0
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code >= 65 && code <= 90) capitals += 1
    else if (code < 97 || code > 122) break
  }
  if (end === start || goesOn.test(text.slice(end, end + 2))) return other
  if (capitals === 0) return small
  if (capitals === end - start) return capital
  return capitals === 1 && text.charCodeAt(start) <= 90 ? first : other
}

/** Behind letters: what may belong to the same word. */
const goesOn = /^(?:[^\x00-\x7f]|[\d+#]|['.][a-z\d])/i
