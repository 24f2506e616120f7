import { boundaryProbabilities, type StretchScores } from './boundaryProbabilities'
import type { Units } from './units'

/** What decides where one subject ends; the values were found on transcripts that careful readers had divided. */
export interface SegmentationWeights {
  /** How much repeated words hold a stretch together. */
  readonly cohesion: number
  /** Pseudo-count of the episode's own distribution of words in every stretch. */
  readonly smoothing: number
  /** Weight of the signs of a new subject in the wording of a sentence. */
  readonly signs: number
  /** Seconds that a subject usually takes. */
  readonly usualLength: number
  /** How strongly other lengths are disliked. */
  readonly lengthPrior: number
  /** Price of a boundary. */
  readonly boundary: number
  /** Boundaries so many seconds from each other are taken for the same one. */
  readonly blur: number
  /** How probable a boundary must be. */
  readonly probable: number
  /** Seconds between two boundaries at least. */
  readonly shortest: number
}

export const segmentationWeights: SegmentationWeights = {
  cohesion: 0.5,
  smoothing: 300,
  signs: 1.6,
  usualLength: 200,
  lengthPrior: 2.7,
  boundary: 3.75,
  blur: 20,
  probable: 0.28,
  shortest: 60,
}

/** A stretch is never longer than this or so many units: it bounds the work that a start costs. */
const longestSeconds = 540
const mostUnits = 300

/** Longer texts are divided piece by piece, which bounds the memory. */
const unitsAtOnce = 5000

/**
 * Where the subject changes between units `from` and `to`: the first unit of each stretch.
 *
 * Every stretch is as if its words were drawn from its own distribution (a Pólya urn around the episode's), with a
 * prior on its length and a bonus for the signs of a new subject at its beginning (after Utiyama & Isahara 2001,
 * Eisenstein & Barzilay 2008). Dynamic programming sums over all divisions how probable each boundary is; those that
 * are probable in most divisions are chosen, which holds better than the single best division. Linear in the text.
 */
export function segment(
  units: Units,
  from: number,
  to: number,
  weights: SegmentationWeights = segmentationWeights,
): number[] {
  const starts: number[] = []
  for (let first = from; first < to;) {
    const next = to - first > unitsAtOnce ? strongestSign(units, first + (unitsAtOnce >> 1), first + unitsAtOnce) : to
    const probability = boundaryProbabilities(scoresOf(units, first, next, weights))
    starts.push(first, ...chooseBoundaries(units, first, next, probability, weights))
    first = next
  }
  return starts
}

function scoresOf(units: Units, from: number, to: number, weights: SegmentationWeights): StretchScores {
  const { cohesion, smoothing, usualLength, lengthPrior } = weights
  const { stems, firstStem, clock } = units
  const pull = units.counts.map((count) => stems.length / count / smoothing)
  const logMass = logTable(smoothing)
  const said = new Int32Array(units.counts.length)
  const count = to - from
  const opening = new Float64Array(count)
  const row = new Int32Array(count + 1)
  let stretches = new Float64Array(count * 64)
  let filled = 0
  for (let start = from; start < to; start++) {
    opening[start - from] = start === from ? 0 : weights.signs * (units.sign[start] as number) - weights.boundary
    row[start - from] = filled
    if (filled + mostUnits > stretches.length) stretches = grown(stretches)
    let mass = 0
    let gain = 0
    let end = start
    while (end < to && end - start < mostUnits) {
      for (let i = firstStem[end] as number; i < (firstStem[end + 1] as number); i++) {
        const stem = stems[i] as number
        const before = said[stem] as number
        // Only words said before earn anything; every word lowers what the next one would earn by chance.
        if (before > 0) gain += Math.log1p(before * (pull[stem] as number))
        gain -= logMass[Math.min(mass, logMass.length - 1)] as number
        said[stem] = before + 1
        mass += 1
      }
      end += 1
      const seconds = (clock[end] as number) - (clock[start] as number)
      if (seconds > longestSeconds && end - start > 1) break
      const stray = Math.log(Math.max(seconds, 5) / usualLength)
      stretches[filled] = cohesion * gain - lengthPrior * stray * stray
      filled += 1
    }
    for (let i = firstStem[start] as number; i < (firstStem[end] as number); i++) said[stems[i] as number] = 0
  }
  row[count] = filled
  return { count, opening, row, stretches }
}

/** The boundaries inside a piece that together are the most probable, none too close to another or to the ends. */
function chooseBoundaries(
  units: Units,
  from: number,
  to: number,
  probability: Float64Array,
  { blur, probable, shortest }: SegmentationWeights,
): number[] {
  const at = (i: number): number => units.clock[from + i] as number
  const count = to - from
  const best = new Float64Array(count)
  const before = new Int32Array(count).fill(-1)
  let reach = 0
  for (let i = 1; i < count; i++) {
    // The last unit that leaves the stretch in between long enough.
    while (reach + 1 < i && at(i) - at(reach + 1) >= shortest) reach += 1
    best[i] = best[i - 1] as number
    if (at(i) - at(0) < shortest / 2 || at(count) - at(i) < shortest / 2) continue
    const worth = blurred(i) - probable
    const together = (at(i) - at(reach) >= shortest ? (best[reach] as number) : 0) + worth
    if (worth > 0 && together > (best[i] as number)) {
      best[i] = together
      before[i] = reach
    }
  }
  const chosen: number[] = [count]
  for (let i = count - 1; i > 0;) {
    const earlier = before[i] as number
    if (earlier < 0) i -= 1
    else {
      chosen.push(i)
      i = earlier
    }
  }
  chosen.push(0)
  return splitLong(chosen.reverse()).map((i) => from + i)

  /** Where no boundary is probable, the least improbable one near the middle divides what would be too long. */
  function splitLong(borders: readonly number[]): number[] {
    const inside: number[] = []
    const pending = [...borders].reverse()
    let start = pending.pop() ?? 0
    while (pending.length > 0) {
      const end = pending.at(-1) as number
      const length = at(end) - at(start)
      let middle = start
      for (let i = start + 1; i < end && length > longestSeconds; i++) {
        const away = Math.abs(at(i) - (at(start) + at(end)) / 2)
        if (away < length / 4 && (middle === start || (probability[i] as number) > (probability[middle] as number)))
          middle = i
      }
      if (middle > start) {
        pending.push(middle)
        continue
      }
      start = end
      pending.pop()
      if (end < count) inside.push(end)
    }
    return inside
  }

  function blurred(i: number): number {
    let sum = probability[i] as number
    for (let j = i - 1; j > 0 && i - j < mostUnits && at(i) - at(j) < blur; j--) sum += nearness(j)
    for (let j = i + 1; j < count && j - i < mostUnits && at(j) - at(i) < blur; j++) sum += nearness(j)
    return sum

    function nearness(j: number): number {
      return (probability[j] as number) * (1 - Math.abs(at(i) - at(j)) / blur)
    }
  }
}

function strongestSign(units: Units, from: number, to: number): number {
  let strongest = from
  for (let unit = from; unit < to; unit++) {
    if ((units.sign[unit] as number) > (units.sign[strongest] as number)) strongest = unit
  }
  return strongest
}

/** log((n + smoothing) / smoothing) for n words. */
function logTable(smoothing: number): Float64Array {
  const table = new Float64Array(4096)
  for (let n = 0; n < table.length; n++) table[n] = Math.log1p(n / smoothing)
  return table
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2 + mostUnits)
  larger.set(values)
  return larger
}
