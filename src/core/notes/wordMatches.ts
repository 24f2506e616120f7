import type { Segment } from './quotedWords'

/** For each segment of a quotation the index of the source's word at which it stands. */
export type Match = readonly number[]

/** More places than these are not told apart. */
const mostMatches = 1_000

/**
 * All places at which a source has the segments of a quotation word by word, in order and no further apart than their
 * gaps allow; linear in the words of both.
 */
export function wordMatches(source: readonly string[], segments: readonly Segment[]): Match[] {
  let before: Chain[] = []
  for (const [i, segment] of segments.entries()) {
    const places = occurrences(source, segment)
    before = i === 0 ? places.map((start) => ({ start })) : chained(before, places, segments[i - 1] as Segment, segment)
    if (before.length === 0) return []
  }
  // Several ends of one beginning are one place; the first of them is the shortest.
  const found = new Map<number, Match>()
  for (const chain of before) {
    const match = startsOf(chain)
    const first = match[0] ?? 0
    if (!found.has(first)) found.set(first, match)
    if (found.size >= mostMatches) break
  }
  return [...found.values()]
}

interface Chain {
  readonly start: number
  readonly before?: Chain
}

function startsOf(chain: Chain): number[] {
  const starts: number[] = []
  for (let each: Chain | undefined = chain; each !== undefined; each = each.before) starts.push(each.start)
  return starts.reverse()
}

/** The places of a segment that some chain before reaches, each with the nearest of them. */
function chained(chains: readonly Chain[], places: readonly number[], last: Segment, { gap }: Segment): Chain[] {
  const found: Chain[] = []
  let next = 0
  for (const start of places) {
    while ((chains[next]?.start ?? Infinity) + last.words.length <= start) next += 1
    const before = chains[next - 1]
    if (before !== undefined && start - before.start - last.words.length <= gap) found.push({ start, before })
  }
  return found
}

function occurrences(source: readonly string[], { words }: Segment): number[] {
  const written = places(source, words.map(({ norm }) => norm)) // prettier-ignore
  if (written.length > 0 || words.every(({ bare }) => bare === undefined)) return written
  return places(source, words.map(({ norm, bare }) => bare ?? norm)) // prettier-ignore
}

/** Where a list holds another one (Knuth, Morris & Pratt 1977): linear, whatever repeats in them. */
function places(source: readonly string[], pattern: readonly string[]): number[] {
  const borders = bordersOf(pattern)
  const found: number[] = []
  let matched = 0
  for (let i = 0; i < source.length; i++) {
    while (matched > 0 && source[i] !== pattern[matched]) matched = borders[matched - 1] as number
    if (source[i] === pattern[matched]) matched += 1
    if (matched < pattern.length) continue
    found.push(i - matched + 1)
    matched = borders[matched - 1] as number
  }
  return found
}

/** For each beginning of a pattern the length of the longest one that is also its end. */
function bordersOf(pattern: readonly string[]): Int32Array {
  const borders = new Int32Array(pattern.length)
  let length = 0
  for (let i = 1; i < pattern.length; i++) {
    while (length > 0 && pattern[i] !== pattern[length]) length = borders[length - 1] as number
    if (pattern[i] === pattern[length]) length += 1
    borders[i] = length
  }
  return borders
}
