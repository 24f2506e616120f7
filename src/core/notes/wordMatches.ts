import { partitionPoint } from '../model/partitionPoint'
import type { Segment } from './quotedWords'

/** For each segment of a quotation the index of the source's word at which it stands. */
export type Match = readonly number[]

/** More places than these are not told apart. */
const mostMatches = 1_000

/**
 * The places at which a source has the segments of a quotation word by word, in order and no further apart than their
 * gaps allow: all of them, or those nearest to a word where there are very many. Linear in the words of both.
 */
export function wordMatches(source: readonly string[], segments: readonly Segment[], near: number): Match[] {
  let before: Chain[] = []
  for (const [i, segment] of segments.entries()) {
    const last = segments[i - 1]
    if (last === undefined) {
      const all = occurrences(source, segment, { from: 0, to: source.length })
      before = nearest(all, near).map((start) => ({ start }))
    } else {
      const reach = (chain: Chain | undefined): number => (chain?.start ?? 0) + last.words.length
      const from = reach(before[0])
      const to = reach(before.at(-1)) + segment.gap + segment.words.length
      before = chained(before, occurrences(source, segment, { from, to }), last, segment).slice(0, mostMatches)
    }
    if (before.length === 0) return []
  }
  // Several ends of one beginning are one place; the first of them is the shortest.
  const found = new Map<number, Match>()
  for (const chain of before) {
    const match = startsOf(chain)
    const first = match[0] ?? 0
    if (!found.has(first)) found.set(first, match)
  }
  return [...found.values()]
}

/** Of a sorted list the numbers around one. */
function nearest(sorted: readonly number[], near: number): readonly number[] {
  if (sorted.length <= mostMatches) return sorted
  const middle = partitionPoint(sorted.length, (i) => (sorted[i] as number) < near)
  const from = Math.max(0, Math.min(sorted.length, middle + mostMatches / 2) - mostMatches)
  return sorted.slice(from, from + mostMatches)
}

interface Range {
  readonly from: number
  readonly to: number
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

function occurrences(source: readonly string[], { words }: Segment, range: Range): number[] {
  const written = places(source, range, words.map(({ norm }) => norm)) // prettier-ignore
  if (written.length > 0 || words.every(({ bare }) => bare === undefined)) return written
  return places(source, range, words.map(({ norm, bare }) => bare ?? norm)) // prettier-ignore
}

/** Where a list holds another one (Knuth, Morris & Pratt 1977): linear, whatever repeats in them. */
function places(source: readonly string[], { from, to }: Range, pattern: readonly string[]): number[] {
  const borders = bordersOf(pattern)
  const found: number[] = []
  let matched = 0
  for (let i = from; i < Math.min(to, source.length); i++) {
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
