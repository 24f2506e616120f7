/** The score of each possible stretch, and of beginning one, as logarithms of how probable it is. */
export interface StretchScores {
  readonly count: number
  /** For each unit the score of a boundary in front of it. */
  readonly opening: Float64Array
  /** Index in `stretches` of the shortest stretch that begins at each unit; longer ones follow. One more than units. */
  readonly row: Int32Array
  readonly stretches: Float64Array
}

/** Less than this share of the best is nothing: most stretches are, and cost no exponential. */
const negligible = -15

/** For each unit the probability that a stretch begins with it, over all divisions (forward-backward). */
export function boundaryProbabilities({ count, opening, row, stretches }: StretchScores): Float64Array {
  // The best score up to and from each unit keeps the sums in range.
  const bestTo = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY)
  const bestFrom = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY)
  bestTo[0] = 0
  bestFrom[count] = 0
  for (let start = 0; start < count; start++) {
    const base = (bestTo[start] as number) + (opening[start] as number)
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++) {
      const score = base + (stretches[i] as number)
      if (score > (bestTo[end] as number)) bestTo[end] = score
    }
  }
  for (let start = count - 1; start >= 0; start--) {
    let best = Number.NEGATIVE_INFINITY
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++) {
      const score = (stretches[i] as number) + (bestFrom[end] as number)
      if (score > best) best = score
    }
    bestFrom[start] = best + (opening[start] as number)
  }

  const sumTo = new Float64Array(count + 1)
  const sumFrom = new Float64Array(count + 1)
  sumTo[0] = 1
  sumFrom[count] = 1
  for (let start = 0; start < count; start++) {
    const base = (bestTo[start] as number) + (opening[start] as number)
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++) {
      const share = base + (stretches[i] as number) - (bestTo[end] as number)
      if (share > negligible) sumTo[end] = (sumTo[end] as number) + (sumTo[start] as number) * Math.exp(share)
    }
  }
  for (let start = count - 1; start >= 0; start--) {
    const base = (opening[start] as number) - (bestFrom[start] as number)
    let sum = 0
    for (let i = row[start] as number, end = start + 1; i < (row[start + 1] as number); i++, end++) {
      const share = base + (stretches[i] as number) + (bestFrom[end] as number)
      if (share > negligible) sum += (sumFrom[end] as number) * Math.exp(share)
    }
    sumFrom[start] = sum
  }
  const all = sumTo[count] as number
  return Float64Array.from({ length: count }, (_, unit) => {
    const best = (bestTo[unit] as number) + (bestFrom[unit] as number) - (bestTo[count] as number)
    return (((sumTo[unit] as number) * (sumFrom[unit] as number)) / all) * Math.exp(best)
  })
}
