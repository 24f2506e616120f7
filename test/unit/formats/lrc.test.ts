import { strict as assert } from 'node:assert'
import { lrc } from '../../../src/core/formats/lrc'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('LRC', () => {
  itReadsFixtures(lrc)

  const others: readonly (readonly [string, string, string])[] = [
    ['a transcript with times in front', 'a.txt', '[00:01] **Ann:** One.\n[00:05] **Tom:** Two.\n'.repeat(20)],
    ['whisper.cpp', 'a.txt', '[00:00:01.000 --> 00:00:02.000]  Yes.\n'.repeat(20)],
    ['a list of links', 'a.md', '[one](https://example.org)\n[two](https://example.org)\n'],
    ['a note that quotes it', 'a.md', 'They sing:\n\n[00:01.00]La\n[00:02.00]La\n\nand so on.\n\nAnd on.\n'],
  ]
  for (const [what, path, source] of others) it(`is not ${what}`, () => assert.equal(lrc.confidence(source, path), 0))

  const hostile: readonly (readonly [string, string, number])[] = [
    ['times', '[00:01.00]'.repeat(200_000), 1],
    ['times of words', `[00:01.00]${'<00:01.00>a'.repeat(190_000)}`, 1],
    ['open brackets', `[00:01.00]x${'[<'.repeat(1_000_000)}`, 1],
    ['lines', '[00:01.00]a\n'.repeat(170_000), 170_000],
    ['fields', '[ti:x]\n'.repeat(280_000), 0],
  ]
  for (const [what, source, cues] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      lrc.confidence(source, 'a.lrc')
      assert.equal(readExactly(lrc, source).cues.length, cues)
    })
  }
})
