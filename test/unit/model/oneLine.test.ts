import assert from 'node:assert/strict'
import { beginningOf, oneLine } from '../../../src/core/model/oneLine'

describe('a text in one line', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['A\r\n\ttitle ', 'A title'],
    ['red \u001b[31mtitle', 'red [31mtitle'],
    ['turned \u202eback\u2066', 'turned back'],
    ['family 👨\u200d👩\u200d👧', 'family 👨\u200d👩\u200d👧'],
  ]
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(oneLine(text), expected))
})

describe('the beginning of a text', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['short', 10, 'short'],
    ['longer', 4, 'long'],
    ['a😀b', 2, 'a'],
    ['a😀b', 3, 'a😀'],
  ]
  for (const [text, length, expected] of cases)
    it(`${text} to ${length}`, () => assert.equal(beginningOf(text, length), expected))
})
