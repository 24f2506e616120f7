import { strict as assert } from 'node:assert'
import { Glossary } from '../../../src/core/glossary/glossary'
import type { Episode } from '../../../src/core/library/episode'
import { correctionsIn } from '../../../src/core/service/corrections'
import { bundledGlossary, seedEpisode, spoken } from '../../support/libraryOf'

/** What would be offered if the glossary knew no mis-hearing. */
const innocent = new Glossary([
  bundledGlossary().entries.map((entry) => ({ ...entry, forms: entry.forms.filter(({ kind }) => kind !== 'heard') })),
])

const offered = (episodes: readonly Episode[], glossary: Glossary): string[] =>
  correctionsIn(episodes, glossary).map(({ written, meant }) => `${written} → ${meant}`)

describe('suggested corrections', () => {
  it('find what was misheard in the sample library', () => {
    const found = offered([seedEpisode('001', innocent), seedEpisode('002', innocent)], innocent)
    for (const wanted of ['DeepSeq → DeepSeek', 'Proplexity → Perplexity', 'Anthropik → Anthropic', 'Quen → Qwen'])
      assert.ok(found.includes(wanted), `${wanted} is not among ${found.join(', ')}`)
  })

  it('are mostly those that were found by reading', () => {
    const known = bundledGlossary()
    const found = correctionsIn([seedEpisode('001', innocent)], innocent)
    const right = found.filter(({ written, meant }) => {
      const forms = known.entry(meant)?.forms ?? []
      return forms.some(({ kind, text }) => kind === 'heard' && text.toLowerCase() === written.toLowerCase())
    })
    assert.ok(right.length >= found.length * 0.7, `${right.length} of ${found.length}`)
  })

  it('are made for the people of an episode', () => {
    const episode = spoken(['We met Francois Chalet there.', 'It was Chalet who said it.'], new Glossary([]))
    const people = { value: [{ name: 'François Chollet' }], provenance: { kind: 'sidecar' } } as never
    assert.deepEqual(offered([{ ...episode, metadata: { people } }], new Glossary([])), [
      'Francois Chalet → François Chollet',
    ])
  })

  it('leave ordinary words, plurals and what is right alone', () => {
    const glossary = new Glossary([innocent.entries.filter(({ label }) => label === 'Claude' || label === 'Llama')])
    const texts = ['The cloud is big. Cloud computing, Llamas and Claude. Lama is a priest.', 'A lama prays.']
    assert.deepEqual(offered([spoken(texts, glossary)], glossary), [])
  })

  it('are looked for in linear time @size', () => {
    const texts = Array.from({ length: 4_000 }, (_, i) => `Cload Klode${i} said Aa Bb Cc Dd Ee Ff Gg to Claud.`)
    assert.ok(correctionsIn([spoken(texts, innocent)], innocent).length <= 200)
  })
})
