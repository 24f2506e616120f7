import { strict as assert } from 'node:assert'
import type { GlossaryScope } from '../../../src/core/glossary/entry'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import { proseOf } from '../../../src/core/glossary/proseOf'
import { wordHash, wordTable } from '../../../src/core/glossary/wordTable'
import { words } from '../../../src/core/model/words'
import { seed } from '../../support/seeds'

/** A glossary of terms written as `label: form, "Exact form", (Show) scoped form`. */
function glossaryOf(...terms: readonly string[]): Glossary {
  return new Glossary([entriesOf(...terms)])
}

function entriesOf(...terms: readonly string[]) {
  const text = terms.map((term) => {
    const [label = '', names = ''] = term.split(': ')
    const lines = names
      .split(', ')
      .filter(Boolean)
      .map((name) => {
        const [, scope, form = ''] = /^(?:\(([^)]*)\) )?(.*)$/.exec(name) ?? []
        return `Also${scope === undefined ? '' : ` (${scope})`}: ${form}`
      })
    return [`## ${label}`, ...lines, `What ${label} is.`].join('\n')
  })
  return readGlossary(text.join('\n\n'), 'test').entries
}

const found = (glossary: Glossary, text: string, scope?: GlossaryScope): string[] =>
  glossary.match(text, scope).map((match) => `${text.slice(match.start, match.end)} → ${match.entry.label}`)

describe('Glossary.match', () => {
  const cases: readonly (readonly [term: string, text: string, matched: readonly string[]])[] = [
    // Hyphens, spaces, compounds.
    ['chain of thought', 'a Chain-of-Thought and a chain of  thought', ['Chain-of-Thought', 'chain of  thought']],
    ['KV cache', 'KVCache, kv-cache, KV Cache', ['KVCache', 'kv-cache', 'KV Cache']],
    ['FlashAttention', 'flash attention, Flash-Attention', ['flash attention', 'Flash-Attention']],
    ['DeepSeek-V3', 'deepseek v3, DeepSeekV3, deep seek V3', ['deepseek v3', 'DeepSeekV3', 'deep seek V3']],
    ['GPT-4o mini', 'gpt 4o-mini, GPT4o mini', ['gpt 4o-mini', 'GPT4o mini']],
    ['GPT-4', 'GPT4, GPT 4, GPT-4.5, GPT-4o, GPT-40', ['GPT4', 'GPT 4']],
    ['LinkedIn', 'on linkedin; linked in this paper', ['linkedin']],
    ['Together', 'to get her together', ['together']],
    // Line ends, paragraphs, sentences, marks.
    ['mixture of experts', 'a mixture\nof\r\nexperts', ['mixture\nof\r\nexperts']],
    ['mixture of experts', 'a mixture\n\nof experts, a mixture. Of experts', []],
    ['OpenAI', 'it is open. AI is not.', []],
    ['AT&T', 'AT&T and at t', ['AT&T']],
    // Plurals and possessives.
    [
      'data center',
      "data centers, data center’s, data centers' data-center",
      ['data centers', 'data center’s', 'data centers', 'data-center'],
    ],
    ['modality', 'modalities', ['modalities']],
    ['batch', 'two batches', ['batches']],
    ['GPU', "GPUs, GPU's", ['GPUs', "GPU's"]],
    // Case.
    ['MIA', 'mia MIA Mia MIAs', ['MIA', 'MIAs']],
    ['LLM', 'llm LLMs', ['llm', 'LLMs']],
    ['Claude: "Cloud"', "the cloud, Cloud, Cloud's, CLOUD", ['Cloud', "Cloud's"]],
    ['artificial intelligence: AI', 'A.I. AI ai', ['A.I.', 'AI']],
    // Numbers.
    ['Llama 3.1 405B', 'llama 3.1-405b, Llama 3 405B', ['llama 3.1-405b']],
    ['GPT-4o: 4.0', 'with 4.0, 14.0 and 4.01', ['4.0']],
    // Other scripts.
    ['Tülu', 'Tulu TÜLU tülu', ['Tulu', 'TÜLU', 'tülu']],
  ]
  for (const [term, text, matched] of cases) {
    it(`${term}: ${JSON.stringify(text)}`, () => {
      const glossary = glossaryOf(term)
      assert.deepEqual(
        glossary.match(text).map(({ start, end }) => text.slice(start, end)),
        matched,
      )
    })
  }

  it('takes the leftmost, and of those the longest', () => {
    const glossary = glossaryOf('transformer', 'language model', 'large language model', 'model weights')
    assert.deepEqual(found(glossary, 'large language model weights, a transformer'), [
      'large language model → large language model',
      'transformer → transformer',
    ])
  })

  it('finds a shorter entry where a longer one breaks off', () => {
    assert.deepEqual(found(glossaryOf('mixture', 'mixture of experts in training'), 'a mixture of experts'), [
      'mixture → mixture',
    ])
  })

  it('holds scoped forms only where show, title or path has the words', () => {
    const glossary = glossaryOf('Claude: (Latent Space) "Cloud"', 'cloud')
    const text = 'Cloud'
    assert.deepEqual(found(glossary, text), ['Cloud → cloud'])
    assert.deepEqual(found(glossary, text, { show: 'Lex Fridman', title: 'latent heat, space' }), ['Cloud → cloud'])
    for (const scope of [
      { show: 'Latent Space: The Podcast' },
      { title: 'On Latent-Space' },
      { path: 'shows/latent-space/1.txt' },
    ]) {
      assert.deepEqual(found(glossary, text, scope), ['Cloud → Claude'])
    }
  })

  it('finds nothing in an empty text or with no entries', () => {
    assert.deepEqual(found(glossaryOf('one term'), ''), [])
    assert.deepEqual(found(new Glossary([]), 'some words'), [])
  })
})

describe('Glossary', () => {
  it('lets the earlier glossary win, entry by entry and form by form', () => {
    const own = entriesOf('agent: broker', 'my experts: mixture of experts')
    const glossary = new Glossary([
      own,
      entriesOf('agent: AI agent', 'mixture of experts: MoE', 'bundled term: broker, dealer'),
    ])
    assert.deepEqual(
      glossary.entries.map(({ label }) => label),
      ['agent', 'my experts', 'bundled term'],
    )
    assert.deepEqual(found(glossary, 'a broker, a dealer, a mixture of experts, AI agent'), [
      'broker → agent',
      'dealer → bundled term',
      'mixture of experts → my experts',
      'agent → agent',
    ])
  })

  it('knows an entry by its label, however it is written', () => {
    const glossary = glossaryOf('Deep-Seek')
    assert.equal(glossary.entry('deep seek')?.label, 'Deep-Seek')
    assert.equal(glossary.entry('seek'), undefined)
  })

  it('finds under the pointer what it finds in the whole text', () => {
    const text = `${'word '.repeat(200)}the KV cache and ${'word '.repeat(200)}`
    const glossary = glossaryOf('KV cache')
    const [match] = glossary.match(text)
    assert.ok(match)
    assert.deepEqual(glossary.matchAt(text, match.start + 4), match)
    assert.equal(glossary.matchAt(text, match.start - 3), undefined)
    assert.equal(glossary.matchAt(text, text.length + 9), undefined)
  })

  it('gives the other spellings of what a query names, right or wrong, whatever its case or scope', () => {
    const glossary = glossaryOf('Claude: (Latent Space) "Cloud"', 'cloud', 'Missing In Action: MIA')
    const aliases = (query: string) =>
      glossary.aliasesOf(query).map(({ entry, others }) => [entry.label, others.map(({ text }) => text)])
    assert.deepEqual(aliases('claude prices'), [['Claude', ['Cloud']]])
    assert.deepEqual(aliases('cloud'), [
      ['Claude', ['Claude']],
      ['cloud', []],
    ])
    assert.deepEqual(aliases('mia'), [['Missing In Action', ['Missing In Action']]])
    assert.deepEqual(aliases('nothing known'), [])
  })

  for (const number of ['000', '001', '002', '003'] as const) {
    it(`sees the same words as words() in seed ${number}`, () => {
      const odd = "\nJames' it's' rock'n'roll’s U.S. A.I.'s C++ 10,000's 3.5, a.b don't. 'tis naïve 人工智能 x'"
      const text = seed(number).source.slice(0, 100_000) + odd
      const table = wordTable(text)
      const expected = words(text)
      assert.equal(table.count, expected.length)
      const wrong = expected.find(
        ({ start, end, norm }, i) =>
          start !== table.starts[i] || end !== table.ends[i] || wordHash(norm) !== table.hashes[i],
      )
      assert.equal(wrong, undefined)
    })
  }
})

describe('a note full of comments that do not end', () => {
  it('is read at once', () => assert.equal(proseOf('<!--'.repeat(500_000)).length, 2_000_000))
})

describe('Glossary.match in a note', () => {
  const glossary = glossaryOf('KV cache')
  const matched = (note: string): string[] =>
    glossary.match(proseOf(note)).map(({ start, end }) => note.slice(start, end))

  const left: readonly (readonly [string, string])[] = [
    ['front matter', '---\ntitle: KV cache\n---\n'],
    ['a code span', 'see `KV cache` and ``a ` KV cache``'],
    ['a fenced block', '```ts\nKV cache\n```\n'],
    ['a fence that never ends', 'Text.\n\n~~~\nKV cache\n'],
    ['an indented block', 'Text.\n\n    KV cache\n'],
    ['the target of a link', '[here](https://x.org/kv-cache "KV cache") and [there][KV cache]'],
    ['an address', 'https://x.org/kv-cache and <https://x.org/kv cache>'],
    ['the definition of a link', '[1]: ../KV%20cache/kv-cache.md'],
    ['HTML', '<a title="KV cache">here</a> <!-- KV cache -->'],
  ]
  for (const [what, note] of left) it(`leaves ${what} alone`, () => assert.deepEqual(matched(note), []))

  it('reads prose, quotations, headings, lists, emphasis and the words of links', () => {
    const note =
      '# KV cache\n\n> the KV\n> cache\n\n- a *KV* **cache**\n\n    continued KV cache\n\n[KV cache](x.md) a ` KV cache'
    assert.deepEqual(matched(note), ['KV cache', 'KV\n> cache', 'KV* **cache', 'KV cache', 'KV cache', 'KV cache'])
  })
})
