import { strict as assert } from 'node:assert'
import { hitLabel, shortTitle } from '../../../src/editor/hitLabel'

/** In `snippet`, the matched words stand in brackets. */
function reads(snippet: string, query: string, label: string): void {
  const marked: { start: number; end: number }[] = []
  const text = snippet.replace(/\[([^\]]*)\]/g, (_, word: string, at: number) => {
    const start = at - 2 * marked.length
    marked.push({ start, end: start + word.length })
    return word
  })
  assert.equal(hitLabel(text, marked, query), label)
}

describe('the row of a hit', () => {
  it('leaves it to the list to mark what was typed as it stands', () =>
    reads('the [dead] [Internet] theory', 'dead internet', 'the dead Internet theory'))
  it('marks words that stand apart, or are spelt otherwise', () => {
    reads('the [dead] Internet [theory]', 'dead theory', 'the ‹dead› Internet ‹theory›')
    reads('[DeepSeq] is here', 'deepseek', '‹DeepSeq› is here')
  })
  it('marks neighbours as one', () =>
    reads('a [mixture] [of]-[experts] model', 'experts mixture', 'a ‹mixture of-experts› model'))
  it('does not mark words that say nothing, unless there are no others', () => {
    reads('[the] [hype] [in] [the] media', 'hype the in', 'the ‹hype› in the media')
    reads('[it] is what [it] is', 'it so', '‹it› is what ‹it› is')
  })
  it('begins near the first match', () =>
    reads(
      'so I would say that all of the things that people do with them are [export] [controls]',
      'controls export',
      '… do with them are ‹export controls›',
    ))
  it('draws no icon that a transcript spells', () =>
    assert.equal(hitLabel('a $(trash) b', [], 'x'), 'a $\u200b(trash) b'))
})

describe('a short title', () => {
  it('is cut after a word', () =>
    assert.equal(shortTitle('DeepSeek, China, OpenAI, NVIDIA, xAI, TSMC'), 'DeepSeek, China, OpenAI…'))
  it('is left whole when it fits', () => assert.equal(shortTitle('Tides'), 'Tides'))
  it('is cut in one long word', () => assert.equal(shortTitle('x'.repeat(50)).length, 28))
})
