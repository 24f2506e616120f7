import type { Segment } from './quotedWords'

/** A step along two lists of words: `quote` and `source` are indices; absent where the other one has a word more. */
export interface AlignedWord {
  readonly quote?: number
  readonly source?: number
  readonly same: boolean
}

/** How a segment lies on the source, with what it takes to make the one of the other. */
export interface Alignment {
  readonly steps: readonly AlignedWord[]
  /** Words that are the same. */
  readonly same: number
}

/** Where words were dropped or added, both lists run apart at most so far. */
const widestBand = 60
/** Cells of the table that is filled, so that a quotation of any length costs little. */
const mostCells = 4_000_000

/**
 * The alignment with the fewest changed, added and dropped words of a segment that lies somewhere near `start` in the
 * source; what the source says before and behind it does not count. Banded (Ukkonen 1985): linear in the segment.
 */
export function align(source: readonly string[], { words }: Segment, start: number): Alignment {
  const rows = words.length
  const band = Math.max(bucket, Math.min(widestBand, Math.floor(mostCells / (rows + 1) / 2)))
  const width = 2 * band + 1
  const steps = new Uint8Array((rows + 1) * width)
  let costs = new Float64Array(width)
  for (let k = 0; k < width; k++) {
    // Of equal ways the one nearest to where the words are looked for.
    const at = start - band + k
    costs[k] = at < 0 || at > source.length ? Infinity : Math.abs(k - band) * nearer
  }
  for (let i = 1; i <= rows; i++) {
    const next = new Float64Array(width).fill(Infinity)
    const word = words[i - 1]
    for (let k = 0; k < width; k++) {
      const j = start - band + k + i
      if (j < 0 || j > source.length) continue
      const same = j > 0 && (source[j - 1] === word?.norm || (word?.bare !== undefined && source[j - 1] === word.bare))
      let best = j > 0 ? (costs[k] as number) + (same ? 0 : 1) : Infinity
      let step: number = along
      const added = k + 1 < width ? (costs[k + 1] as number) + addedCost : Infinity
      if (added < best) [best, step] = [added, quoteOnly]
      const dropped = k > 0 ? (next[k - 1] as number) + droppedCost : Infinity
      if (dropped < best) [best, step] = [dropped, sourceOnly]
      next[k] = best
      steps[i * width + k] = step
    }
    costs = next
  }
  return traced(source, words, steps, start - band, width, cheapest(costs))
}

/** More than a word costs only what lies absurdly far off. */
const nearer = 1e-4
/** A changed word costs 1. An added one costs a little more, so that a word is rather changed than added at an end. */
const addedCost = 1.01
/** Writers drop several words at once: that shall not cost more than to give up the words in front of them. */
const droppedCost = 0.5
const along = 0
const quoteOnly = 1
const sourceOnly = 2

function cheapest(costs: Float64Array): number {
  let best = 0
  for (let k = 1; k < costs.length; k++) if ((costs[k] as number) < (costs[best] as number)) best = k
  return best
}

function traced(
  source: readonly string[],
  words: Segment['words'],
  steps: Uint8Array,
  first: number,
  width: number,
  last: number,
): Alignment {
  const found: AlignedWord[] = []
  let same = 0
  for (let i = words.length, k = last; i > 0;) {
    const j = first + k + i
    const step = steps[i * width + k]
    if (step === sourceOnly) {
      found.push({ source: j - 1, same: false })
      k -= 1
    } else if (step === quoteOnly) {
      found.push({ quote: i - 1, same: false })
      i -= 1
      k += 1
    } else {
      const word = words[i - 1]
      const equal = source[j - 1] === word?.norm || source[j - 1] === word?.bare
      if (equal) same += 1
      found.push({ quote: i - 1, source: j - 1, same: equal })
      i -= 1
    }
  }
  return { steps: found.reverse(), same }
}

/**
 * Where in a stretch of the source a segment most likely lies: the beginning at which most pairs of neighbouring words
 * (single words, where no pair is left) agree; of equals the one nearest to `near`. Linear in the stretch.
 */
export function likelyStart(
  source: readonly string[],
  segment: Segment,
  range: { readonly from: number; readonly to: number },
  near: number,
): number | undefined {
  return votedStart(source, segment, range, near, 2) ?? votedStart(source, segment, range, near, 1)
}

/** Words that come so often in a quotation say little of where it is from. */
const mostPlaces = 6
/** Votes for beginnings so near to each other count together: words may have been dropped in between. */
const bucket = 8

function votedStart(
  source: readonly string[],
  { words }: Segment,
  { from, to }: { readonly from: number; readonly to: number },
  near: number,
  together: 1 | 2,
): number | undefined {
  if (words.length < together) return undefined
  const places = new Map<string, number[]>()
  const key = (list: readonly (string | undefined)[], i: number): string =>
    together === 1 ? (list[i] ?? '') : `${list[i] ?? ''} ${list[i + 1] ?? ''}`
  const norms = words.map(({ norm }) => norm)
  for (let i = 0; i + together <= norms.length; i++) {
    const pair = key(norms, i)
    const known = places.get(pair)
    if (known === undefined) places.set(pair, [i])
    else if (known.length < mostPlaces) known.push(i)
  }
  const votes = new Map<number, number>()
  for (let j = Math.max(0, from); j + together <= Math.min(source.length, to); j++) {
    for (const i of places.get(key(source, j)) ?? []) {
      const start = Math.round((j - i) / bucket)
      votes.set(start, (votes.get(start) ?? 0) + 1)
    }
  }
  let best: number | undefined
  let most = 0
  for (const [start, count] of votes) {
    const all = count + (votes.get(start - 1) ?? 0) / 2 + (votes.get(start + 1) ?? 0) / 2
    const closer = best === undefined || Math.abs(start * bucket - near) < Math.abs(best * bucket - near)
    if (all > most || (all === most && closer)) {
      most = all
      best = start
    }
  }
  return best === undefined ? undefined : best * bucket
}
