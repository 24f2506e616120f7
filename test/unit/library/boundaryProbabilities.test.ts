import assert from 'node:assert/strict'
import { boundaryProbabilities, type StretchScores } from '../../../src/core/library/boundaryProbabilities'

/** Stretches of up to `longest` units, each as good as another; `opening` is the score of beginning one. */
function even(count: number, longest: number, opening: number): StretchScores {
  const row = new Int32Array(count + 1)
  for (let start = 0; start < count; start++) row[start + 1] = (row[start] ?? 0) + Math.min(longest, count - start)
  return { count, row, opening: new Float64Array(count).fill(opening), stretches: new Float64Array(row[count] ?? 0) }
}

describe('the probability of a boundary', () => {
  it('is the share of the divisions that have it', () => {
    // Of three units: abc, a|bc, ab|c, a|b|c.
    assert.deepEqual(
      Array.from(boundaryProbabilities(even(3, 3, 0)), (value) => Math.round(value * 1e9) / 1e9),
      [1, 0.5, 0.5],
    )
  })

  it('is one where there are more divisions than numbers reach', () => {
    const [first = Number.NaN, ...others] = boundaryProbabilities(even(5000, 100, -1))
    assert.ok(Math.abs(first - 1) < 1e-6)
    for (const value of others) assert.ok(value > 0.2 && value < 0.3)
  })
})
