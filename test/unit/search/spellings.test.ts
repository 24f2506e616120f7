import assert from 'node:assert/strict'
import { words } from '../../../src/core/model/words'
import { editDistance } from '../../../src/core/search/spelling'
import { Spellings } from '../../../src/core/search/spellings'
import { seed } from '../../support/seeds'

/** The distance in its plainest form: the whole table, and no limit. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const row = table[i] as number[]
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped ? at(i - 2, j - 2) + 1 : Infinity)
    }
  }
  return at(a.length, b.length)
}

const vocabulary = [...new Set(words(seed('000').source).map(({ norm }) => norm))]

describe('near spellings', () => {
  it('are as far as the plain table says, up to the limit', () => {
    const some = vocabulary.filter((_, index) => index % 23 === 0)
    for (const a of some) {
      for (const b of some) {
        const distance = plainDistance(a, b)
        for (const limit of [1, 2, 48])
          assert.equal(editDistance(a, b, limit), Math.min(distance, limit + 1), `${a} ${b}`)
      }
    }
  })

  it('are all found, two letters off only where the first is right', () => {
    const spellings = new Spellings()
    vocabulary.forEach((word, index) => spellings.add(word, index))
    for (const typed of ['experts', 'xperts', 'epxerts', 'languge', 'a', 'mixtuer', 'probabilty', 'inteligense']) {
      for (const limit of [1, 2]) {
        const found = spellings
          .near(typed, limit)
          .map(({ number, distance }) => [vocabulary[number] as string, distance] as const)
        const expected = vocabulary
          .map((word) => [word, plainDistance(typed, word)] as const)
          .filter(([word, far]) => far > 0 && far <= (word[0] === typed[0] ? limit : 1))
        assert.deepEqual(new Map(found), new Map(expected), typed)
      }
    }
  })

  it('are found that were added after the same word was looked up', () => {
    const spellings = new Spellings()
    spellings.add('expert', 1)
    assert.deepEqual(spellings.near('experts', 1), [{ number: 1, distance: 1 }])
    spellings.add('expects', 2)
    assert.deepEqual(
      spellings.near('experts', 1).map(({ number }) => number),
      [1, 2],
    )
  })
})
