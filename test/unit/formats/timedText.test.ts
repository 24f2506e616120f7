import { strict as assert } from 'node:assert'
import { timedText } from '../../../src/core/formats/timedText'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('text with times', () => {
  itReadsFixtures(timedText)

  const others: readonly (readonly [string, string])[] = [
    ['chapters', '0:00 The beginning\n5:30 The middle\n10:45 More of it\n20:10 The end\n'],
    ['a log', '12:00:01 The server was started\n12:00:02 It reads its files\n'.repeat(9)],
    ['SRT', '1\n00:00:01,000 --> 00:00:02,000\nYes.\n'.repeat(9)],
    ['prose', 'We met at\n10:30 and left at\n11:00 because it rained and nobody had\n12:00 o’clock in mind.\n'],
    ['nothing', ''],
  ]
  for (const [what, source] of others)
    it(`is not ${what}`, () => assert.equal(timedText.confidence(source, 'a.txt'), 0))

  const hostile: readonly (readonly [string, string])[] = [
    ['times', '0:00 '.repeat(400_000)],
    ['lines', '[0:00] so it is\n'.repeat(120_000)],
    ['brackets', `[0:00] ${'['.repeat(2_000_000)}`],
    ['blanks', `[0:00]${' '.repeat(2_000_000)}x`],
    ['digits', '1'.repeat(2_000_000)],
  ]
  for (const [what, source] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      timedText.confidence(source, 'a.txt')
      readExactly(timedText, source)
    })
  }
})
