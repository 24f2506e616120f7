/** The score of each possible stretch, and of beginning one, as logarithms of how probable it is. */
export interface StretchScores {
  readonly count: number
  /** For each unit the score of a boundary in front of it. */
  readonly opening: Float64Array
  /** Index in `stretches` of the shortest stretch that begins at each unit; longer ones follow. One more than units. */
  readonly row: Int32Array
  readonly stretches: Float64Array
}

/** Less than this share of the most is nothing: most stretches are, and cost no exponential. */
const negligible = -25

/** For each unit the probability that a stretch begins with it, over all divisions (forward-backward). */
export function boundaryProbabilities({ count, opening, row, stretches }: StretchScores): Float64Array {
  // Sums are kept beside their largest term, as logarithms: there may be more divisions than numbers reach.
  const most = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY)
  const sum = new Float64Array(count + 1)
  const add = (unit: number, score: number): void => {
    const above = score - (most[unit] as number)
    if (above > 0) {
      most[unit] = score
      sum[unit] = (sum[unit] as number) * Math.exp(-above) + 1
    } else if (above > negligible) sum[unit] = (sum[unit] as number) + Math.exp(above)
  }
  const total = (unit: number): number => (most[unit] as number) + Math.log(sum[unit] as number)

  const upTo = new Float64Array(count + 1)
  for (let start = 0; start < count; start++) {
    if (start > 0) upTo[start] = total(start)
    const base = (upTo[start] as number) + (opening[start] as number)
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++)
      add(end, base + (stretches[i] as number))
  }
  const all = total(count)

  most.fill(Number.NEGATIVE_INFINITY)
  sum.fill(0)
  const from = new Float64Array(count + 1)
  for (let start = count - 1; start >= 0; start--) {
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++)
      add(start, (stretches[i] as number) + (from[end] as number))
    from[start] = total(start) + (opening[start] as number)
  }
  return Float64Array.from({ length: count }, (_, unit) =>
    Math.exp((upTo[unit] as number) + (from[unit] as number) - all),
  )
}
