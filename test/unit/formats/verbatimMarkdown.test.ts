import { strict as assert } from 'node:assert'
import { verbatimMarkdown } from '../../../src/core/formats/verbatimMarkdown'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('Markdown as Verbatim writes it', () => {
  itReadsFixtures(verbatimMarkdown)

  const others: readonly (readonly [string, string])[] = [
    ['a note with front matter', '---\ntitle: Tides\n---\n\n**Ann:** [00:00:01.000] Yes.\n'],
    ['a note about it', '---\ntitle: Tides\n---\n\ntranscript: verbatim\n'],
    ['front matter that does not end', '---\ntranscript: verbatim\n\n**Ann:** Yes.\n'],
  ]
  for (const [what, source] of others)
    it(`is not ${what}`, () => assert.equal(verbatimMarkdown.confidence(source, 'a.md'), 0))

  const front = '---\ntranscript: verbatim\n---\n'
  const hostile: readonly (readonly [string, string])[] = [
    ['stars', '*'.repeat(1_000_000)],
    ['open annotations', '*(x '.repeat(250_000)],
    ['open names', '**Ann'.repeat(200_000)],
    ['names', '**A:** x\n'.repeat(120_000)],
    ['backslashes', '\\'.repeat(1_000_000)],
    ['headings', `${'## A [00:00:01.000]\n'.repeat(50_000)}`],
    ['blanks in a heading', `## A${' '.repeat(1_000_000)}[x`],
  ]
  for (const [what, body] of hostile) {
    it(`stands 1 MB of ${what} @size`, () => {
      assert.equal(verbatimMarkdown.confidence(front + body, 'a.md'), 1)
      readExactly(verbatimMarkdown, front + body)
    })
  }
})
