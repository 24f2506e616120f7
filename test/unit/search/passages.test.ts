import assert from 'node:assert/strict'
import { passageCount, passageRange, passagesWith, passageWords } from '../../../src/core/search/passages'

describe('passages', () => {
  for (const words of [0, 1, 35, 36, 37, 71, 72, 73, 108, 109, 1000]) {
    it(`cover ${words} words without a gap, each overlapping the next by half`, () => {
      const ranges = Array.from({ length: passageCount(words) }, (_, index) => passageRange(index, words))
      assert.equal(ranges[0]?.from ?? 0, 0)
      assert.equal(ranges.at(-1)?.to ?? 0, words)
      ranges.forEach(({ from, to }, index) => {
        assert.ok(from < to)
        const next = ranges[index + 1]
        if (next !== undefined) assert.equal(to - next.from, passageWords / 2)
      })
    })

    it(`are found by each of ${words} words that they hold`, () => {
      const all = Array.from({ length: passageCount(words) }, (_, index) => index)
      for (let word = 0; word < words; word++) {
        const holding = all.filter((index) => {
          const { from, to } = passageRange(index, words)
          return from <= word && word < to
        })
        assert.deepEqual(passagesWith(word, words), holding)
      }
    })
  }
})
