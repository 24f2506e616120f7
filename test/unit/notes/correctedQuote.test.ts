import assert from 'node:assert/strict'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import { correctedQuote } from '../../../src/core/notes/correctedQuote'

const glossary = new Glossary([
  readGlossary(
    '## DeepSeek\nAlso: Deep Seek\nHeard as: DeepSeq\nHeard as (Tide Talks): "deep sea"\n\nA laboratory.\n',
    'glossary.md',
  ).entries,
])

function corrected(text: string, show?: string): string | undefined {
  const quote = { start: 0, end: text.length, paragraphs: [{ text, speaker: 'Ada' }] }
  return correctedQuote(quote, glossary, show === undefined ? {} : { show }).paragraphs[0]?.text
}

describe('a corrected quotation', () => {
  it('has the right name in brackets where the transcript misheard it', () =>
    assert.equal(corrected('They say DeepSeq, and DeepSeq again.'), 'They say [DeepSeek], and [DeepSeek] again.'))
  it('keeps other right names', () => assert.equal(corrected('Deep Seek is DeepSeek.'), 'Deep Seek is DeepSeek.'))
  it('keeps what is a mis-hearing in another show', () => {
    assert.equal(corrected('The deep sea is cold.'), 'The deep sea is cold.')
    assert.equal(corrected('The deep sea is cold.', 'Tide Talks'), 'The [DeepSeek] is cold.')
  })
})
