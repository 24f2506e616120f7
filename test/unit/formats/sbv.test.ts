import { strict as assert } from 'node:assert'
import { sbv } from '../../../src/core/formats/sbv'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('SBV', () => {
  itReadsFixtures(sbv)

  const others: readonly (readonly [string, string])[] = [
    ['SRT', '1\n00:00:01,000 --> 00:00:02,000\nYes.\n'],
    ['a note that quotes it', '# Notes\n\n0:00:01.000,0:00:02.000\nYes.\n'],
    ['a table', 'start,end\n1.0,2.0\n'],
  ]
  for (const [what, source] of others) it(`is not ${what}`, () => assert.equal(sbv.confidence(source, 'a.sbv'), 0))

  const times = '0:00:01.000,0:00:02.000\n'
  const hostile: readonly (readonly [string, string, number])[] = [
    ['times', times.repeat(85_000), 0],
    ['breaks', times + '[br]'.repeat(500_000) + 'x', 1],
    ['one line', `${times}${'[b'.repeat(1_000_000)}`, 1],
    ['cues', `${times}a\n`.repeat(75_000), 75_000],
  ]
  for (const [what, source, cues] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => assert.equal(readExactly(sbv, source).cues.length, cues))
  }
})
