import assert from 'node:assert/strict'
import { joinedQuotes } from '../../../src/core/notes/quoteShape'

describe('several quotations as one', () => {
  for (const [what, quotes, expected] of [
    ['blocks', ['> One.', '> Two.'], '> One.\n\n> Two.'],
    ['items', ['- One.', '- Two.'], '- One.\n- Two.'],
    ['words', ['“One.” (A)', '“Two.” (B)'], '“One.” (A) “Two.” (B)'],
    [
      'words with footnotes, each of which is explained once',
      ['“One.”[^a]\n\n[^a]: A', '“Two.”[^b]\n\n[^b]: B', '“One.”[^a]\n\n[^a]: A'],
      '“One.”[^a] “Two.”[^b] “One.”[^a]\n\n[^a]: A\n[^b]: B',
    ],
    ['lines', ['One.\nA', 'Two.\nB'], 'One.\nA\n\nTwo.\nB'],
    ['a single one', ['> One.\n>\n> — A'], '> One.\n>\n> — A'],
  ] as const) {
    it(what, () => assert.equal(joinedQuotes(quotes), expected))
  }
})
