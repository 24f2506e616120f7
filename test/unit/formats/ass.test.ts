import { strict as assert } from 'node:assert'
import { ass } from '../../../src/core/formats/ass'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('ASS', () => {
  itReadsFixtures(ass)

  const others: readonly (readonly [string, string])[] = [
    ['a note about it', '# [Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x\n'],
    ['settings', '[Events]\nname=x\n'],
    ['a play', 'Dialogue: Ann and Tom\n'],
  ]
  for (const [what, source] of others) it(`is not ${what}`, () => assert.equal(ass.confidence(source, 'a.ass'), 0))

  const head = '[Script Info]\n\n[Events]\n'
  const line = 'Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,'
  const hostile: readonly (readonly [string, string, number])[] = [
    ['open braces', head + line + '{\\p1'.repeat(500_000), 1],
    ['markup', head + line + '{\\k1}a'.repeat(330_000), 1],
    ['shapes', head + line + '{\\p1}m 0{\\p0}a'.repeat(140_000), 1],
    ['commas', `${head}Dialogue: ${','.repeat(2_000_000)}`, 0],
    ['fields', `${head}Format: ${'a,'.repeat(1_000_000)}Text\n${line}x`, 1],
    ['lines', head + `${line}x\n`.repeat(44_000), 44_000],
    ['headings', head + '[Events\n'.repeat(250_000), 0],
  ]
  for (const [what, source, cues] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      assert.equal(ass.confidence(source, 'a.ass'), 1)
      assert.equal(readExactly(ass, source).cues.length, cues)
    })
  }
})
