import { strict as assert } from 'node:assert'
import { expansionAfter, expansionBefore, isAcronym } from '../../../src/core/glossary/acronyms'

const cases: readonly (readonly [acronym: string, words: string, expansion: string | undefined])[] = [
  ['RAG', 'retrieval augmented generation and more', 'retrieval augmented generation'],
  ['RLHF', 'reinforcement learning from human feedback', 'reinforcement learning from human feedback'],
  ['HTLC', 'Hash Time Lock Contract, and it refers to', 'Hash Time Lock Contract'],
  ['PSBTs', 'Partially Signed Bitcoin Transactions', 'Partially Signed Bitcoin Transactions'],
  ['NIST', 'National Institute of Standards and Technology', 'National Institute of Standards and Technology'],
  ['CTV', 'CheckTemplateVerify', 'CheckTemplateVerify'],
  ['HPC', 'high-performance computing', 'high-performance computing'],
  ['RAG', 'really good thing', undefined],
  ['GPU', 'good. Processing units', undefined],
  ['ABC', 'a', undefined],
]

describe('an acronym', () => {
  for (const [acronym, words, expansion] of cases) {
    it(`${acronym} ${expansion === undefined ? 'does not stand' : 'stands'} for “${words}”`, () => {
      const after = expansionAfter(words, 0, acronym)
      assert.equal(after && words.slice(after.start, after.end), expansion)
      const text = `so ${expansion ?? words}`
      const before = expansionBefore(text, text.length, acronym)
      assert.equal(before && text.slice(before.start, before.end), expansion)
    })
  }

  it('is told from a word by its capitals', () => {
    const written = ['RAG', 'GPUs', 'PoDLE', 'LoRA', 'AddrMan', 'Rag', 'A', 'DeepSeek', 'rag', 'II']
    assert.deepEqual(written.filter(isAcronym), ['RAG', 'GPUs', 'PoDLE', 'LoRA'])
  })
})
