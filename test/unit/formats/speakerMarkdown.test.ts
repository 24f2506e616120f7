import { strict as assert } from 'node:assert'
import { speakerMarkdown } from '../../../src/core/formats/speakerMarkdown'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('Markdown with speakers', () => {
  itReadsFixtures(speakerMarkdown)

  const prose = 'We met in May, and it rained all day, and nobody minded it at all. '
  const others: readonly (readonly [string, string])[] = [
    ['a note that quotes a turn', `# Mills\n\n${prose.repeat(20)}\n\n**Ada:** So it is.\n\n**Charles:** It is.\n`],
    ['a paper', `**Abstract.** ${prose.repeat(9)}\n\n**Methods.** ${prose.repeat(9)}`],
    ['a remark', `**Note:** ${prose.repeat(9)}`],
    ['whisper Markdown', '**A Show:** [March 04, 2024](https://e.org)\n*  One. [[00:00:00](https://e.org?t=0s)]\n'],
    ['a manual', '## Options\n\n**Type:** text\n\n- one\n- two\n\n**Default:** none\n\n**Type:** number\n'.repeat(9)],
    ['nothing', ''],
  ]
  for (const [what, source] of others) {
    it(`is not ${what}`, () => assert.equal(speakerMarkdown.confidence(source, 'a.md'), 0))
  }

  const turn = '**Ada:** Hello, and welcome.\n\n**Charles:** Hi, it is cold.\n\n'
  const hostile: readonly (readonly [string, string])[] = [
    ['stars', turn + '*'.repeat(2_000_000)],
    ['open names', turn + '**Ada '.repeat(330_000)],
    ['names', '**Ada:** x\n'.repeat(180_000)],
    ['times', `${turn}**Ada:** ${'\\[0:00\\] '.repeat(220_000)}`],
    ['blanks', `${turn}**Ada${' '.repeat(1_000_000)}:**${' '.repeat(1_000_000)}x`],
    ['digits', turn + '1'.repeat(2_000_000)],
  ]
  for (const [what, source] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      speakerMarkdown.confidence(source, 'a.md')
      readExactly(speakerMarkdown, source)
    })
  }
})
