import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { Glossary } from '../../../src/core/glossary/glossary'
import { foundTerms } from '../../../src/core/library/foundTerms'
import { spoken } from '../../support/libraryOf'

interface Case {
  readonly text: string
  readonly label: string
  readonly says?: string
  readonly expansion?: string
}

const cases = JSON.parse(readFileSync('test/fixtures/definitions/sentences.json', 'utf8')) as readonly Case[]

/** What is found of a term that comes up again and again in an episode. */
function foundIn(text: string, label: string) {
  const { speech } = spoken([text, ...Array<string>(4).fill(`We come back to ${label} soon.`)], new Glossary([]))
  const term = foundTerms(speech, () => false).find((found) => found.label.toLowerCase() === label.toLowerCase())
  const [best] = term?.explanations ?? []
  return term && best && { ...term, says: speech.text.slice(best.start, best.end) }
}

describe('a term that nobody listed', () => {
  for (const { text, label, says, expansion } of cases) {
    it(says === undefined ? `is not explained by “${text}”` : `is explained by “${text}”`, () => {
      const found = foundIn(text, label)
      if (says === undefined) return assert.equal(found, undefined)
      assert.ok(found?.says.includes(says) === true, found?.says)
      assert.equal(found?.expansion, expansion)
    })
  }

  it('is explained in text without punctuation too', () => {
    const lines = [
      'and so what we do in a lightning network is',
      'we use something and so a submarine swap is a way of moving',
      'coins from the chain into a channel without trusting anybody',
      'and then the submarine swap ends and uh the next',
      'person has the coins okay so that is how it works',
    ]
    const { speech } = spoken(lines, new Glossary([]))
    const [found] = foundTerms(speech, () => false)
    assert.equal(found?.label, 'submarine swap')
    const [best] = found.explanations
    assert.match(speech.text.slice(best?.start, best?.end), /a way of moving coins from the chain/)
  })

  it('is none where a glossary knows it, or where it is hardly said', () => {
    const text = 'So CTV stands for CheckTemplateVerify. I like CTV.'
    const { speech } = spoken([text], new Glossary([]))
    assert.equal(foundTerms(speech, () => false).length, 1)
    assert.deepEqual(
      foundTerms(speech, (term) => term === 'CTV'),
      [],
    )
    const once = spoken(['A wormhole attack is a way of stealing the fees of others.'], new Glossary([]))
    assert.deepEqual(
      foundTerms(once.speech, () => false),
      [],
    )
  })

  it('is looked for in linear time @size', () => {
    for (const part of ['what is what is ', 'AAAA (a a a a a) ', 'x y is a z called ', 'A tensor is a form. ', 'a, ']) {
      const { speech } = spoken([part.repeat(1_000_000 / part.length)], new Glossary([]))
      assert.ok(foundTerms(speech, () => false).length < 10)
    }
  })
})
