import assert from 'node:assert/strict'
import { editDistance, lettersOf, likeness, mayBeWithin } from '../../../src/core/search/spelling'

describe('spelling', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['vector', 'vector', 0],
    ['vecotr', 'vector', 1],
    ['vectr', 'vector', 1],
    ['vectorr', 'vector', 1],
    ['victor', 'vector', 1],
    ['victro', 'vector', 2],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
  ]
  for (const [a, b, distance] of cases) {
    it(`is ${distance} from "${a}" to "${b}"`, () => {
      assert.equal(editDistance(a, b, 9), distance)
      assert.equal(editDistance(b, a, 9), distance)
      assert.equal(editDistance(a, b, distance), distance)
      assert.ok(mayBeWithin(lettersOf(a), lettersOf(b), distance))
      if (distance > 0) assert.equal(editDistance(a, b, distance - 1), distance)
    })
  }

  it('tells by the letters alone that words are far apart', () => {
    assert.equal(mayBeWithin(lettersOf('transformer'), lettersOf('guild'), 2), false)
  })

  it('compares nothing with what is no word', () => {
    const rubbish = 'x'.repeat(100_000)
    assert.equal(editDistance(rubbish, `${rubbish}y`, 2), 3)
    assert.equal(likeness(rubbish, rubbish), 0)
  })

  it('gives the share of letters in common', () => {
    assert.equal(likeness('claude', 'claude'), 1)
    assert.ok(likeness('claude', 'cloud') > likeness('claude', 'gilded'))
  })
})
