import { strict as assert } from 'node:assert'
import { speakerText } from '../../../src/core/formats/speakerText'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('text with speakers', () => {
  itReadsFixtures(speakerText)

  const prose = 'We met in May. There was one thing: it rained all day, and nobody minded it at all. '
  const others: readonly (readonly [string, string])[] = [
    ['settings', 'Name: one\nSize: 2\n\nName: two\nSize: 3\n\nName: three\nSize: 4\n'.repeat(9)],
    ['a letter', `From: Ada\nTo: Charles\nSubject: Mills\n\nDear Charles,\n\n${prose.repeat(9)}`],
    ['prose with colons', `${prose.repeat(4)}\n\nHere is the Thing: ${prose.repeat(4)}\n\n`.repeat(4)],
    ['chapters', 'Intro 0:00\nMills 1:30\nWheels 2:45\nEnd 9:10\n'],
    ['a log', '12:00:01 INFO: started\n12:00:02 INFO: reading\n12:00:03 WARN: slow\n'.repeat(9)],
    ['whisper.cpp', '[00:00:01.000 --> 00:00:02.000]  Ada: Yes.\n'.repeat(9)],
    ['nothing', ''],
  ]
  for (const [what, source] of others)
    it(`is not ${what}`, () => assert.equal(speakerText.confidence(source, 'a.md'), 0))

  const turn = 'Ada: Hello, and welcome.\n\nCharles: Hi, it is cold.\n\n'
  const hostile: readonly (readonly [string, string])[] = [
    ['names', turn + 'Ada Lovelace of and '.repeat(100_000)],
    ['colons', turn + ': '.repeat(1_000_000)],
    ['brackets', `${turn}Ada: ${'\\['.repeat(500_000)}${'['.repeat(1_000_000)}`],
    ['links', `${turn}Ada: ${'[a](https://e.org/('.repeat(100_000)}`],
    ['links without text', `${turn}Ada: ${'[]('.repeat(600_000)}`],
    ['times', `${turn}Ada: ${'0:00 [0:00] '.repeat(170_000)}`],
    ['blanks', `${turn}Ada:${' '.repeat(1_000_000)}x${' '.repeat(1_000_000)}y`],
    ['entities', `${turn}Ada: ${'&#39;'.repeat(400_000)}`],
    ['speakers', Array.from({ length: 60_000 }, (_, i) => `Speaker ${i}: so it is.\n\n`).join('')],
    ['headings', turn + '# Ada\n'.repeat(330_000)],
    ['dashes', `---\n${'- '.repeat(1_000_000)}`],
    ['front matter', `---\n${'a: b\n'.repeat(400_000)}`],
    ['stars', `${turn}Ada: ${'*a'.repeat(500_000)}${'*'.repeat(1_000_000)}`],
  ]
  for (const [what, source] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      speakerText.confidence(source, 'a.txt')
      readExactly(speakerText, source)
    })
  }
})
