import { strict as assert } from 'node:assert'
import { readGlossary } from '../../../src/core/glossary/readGlossary'

const entry = (text: string) => readGlossary(text, 'mine').entries[0] ?? assert.fail('no entry was read')

/** A form as one word of a table: `also Cloud (Latent Space) =` is an exact-case form of that scope. */
const forms = (text: string): string[] =>
  entry(text).forms.map(({ kind, text: form, scope, exactCase }) =>
    [kind, form, ...(scope === undefined ? [] : [`(${scope})`]), ...(exactCase ? ['='] : [])].join(' '),
  )

const problems = (text: string): string[] =>
  readGlossary(text, 'mine').problems.map(({ code, line }) => `${line} ${code}`)

describe('readGlossary', () => {
  it('reads label, forms, definition, glossary and line', () => {
    const text = '# My terms\n\n## Claude\nAlso: Claude AI\n\nAnthropic’s family of models.\n\n- Haiku\n- Opus\n'
    assert.deepEqual(entry(text), {
      label: 'Claude',
      forms: [
        { text: 'Claude', kind: 'label', exactCase: false },
        { text: 'Claude AI', kind: 'also', exactCase: false },
      ],
      definition: 'Anthropic’s family of models.\n\n- Haiku\n- Opus',
      glossary: 'mine',
      line: 3,
    })
  })

  const formCases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'several forms and lines',
      '## a term\nAlso: b one, c two\nHeard as: dee\nAlso: e five\nText.',
      ['label a term', 'also b one', 'also c two', 'heard dee', 'also e five'],
    ],
    ['a scope', '## Claude\nHeard as (Latent Space): Cloud\nText.', ['label Claude', 'heard Cloud (Latent Space)']],
    ['straight quotes', '## Claude\nHeard as: "Cloud"\nText.', ['label Claude', 'heard Cloud =']],
    ['curly quotes', '## Claude\nHeard as: “Cloud”, clod\nText.', ['label Claude', 'heard Cloud =', 'heard clod']],
    [
      'a comma in quotes',
      '## The capital\nAlso: "Washington, D.C.", DC area\nText.',
      ['label The capital', 'also Washington, D.C. =', 'also DC area'],
    ],
    [
      'exact case of the label',
      '## Meta\nCase: exact\nAlso: Meta Platforms\nText.',
      ['label Meta =', 'also Meta Platforms'],
    ],
    [
      'labels in bold and as a list',
      '## Meta\n\n- **Also:** Facebook\n- **Heard as (X):** metta\n\nText.',
      ['label Meta', 'also Facebook', 'heard metta (X)'],
    ],
    ['capitals that read as a word', '## RAG\nAlso: MIA\nText.', ['label RAG =', 'also MIA =']],
    ['capitals that do not read as a word', '## LLM\nAlso: GPU, API\nText.', ['label LLM', 'also GPU', 'also API']],
    [
      'a form given twice',
      '## chain of thought\nAlso: CoT, chain-of-thought, cot\nText.',
      ['label chain of thought', 'also CoT'],
    ],
    ['Markdown in the heading', '## The `KV` *cache*\nText.', ['label The KV cache']],
    ['an underlined heading', 'Claude\n------\nText.', ['label Claude']],
  ]
  for (const [what, text, expected] of formCases) it(`reads ${what}`, () => assert.deepEqual(forms(text), expected))

  it('takes headings of any level from 2 on as entries', () => {
    assert.deepEqual(
      readGlossary('# Title\n## a one\nText.\n#### b two\nText.', 'x').entries.map(({ label }) => label),
      ['a one', 'b two'],
    )
  })

  it('takes nothing inside code, quotations or front matter for an entry', () => {
    const text = '---\ntitle: x\n---\n## One\n```\n## Two\n```\n> ## Three\n\nText.'
    assert.deepEqual(
      readGlossary(text, 'x').entries.map(({ label, line }) => [label, line]),
      [['One', 4]],
    )
  })

  it('keeps a sentence with a colon, and a Source line, in the definition', () => {
    assert.equal(
      entry('## a term\nNote: this.\nAlso: not a name here.\nSource: me').definition,
      'Note: this.\nAlso: not a name here.\nSource: me',
    )
  })

  const problemCases: readonly (readonly [string, string, readonly string[]])[] = [
    ['no definition', '## One\nAlso: uno\n\n## Two\nText.', ['1 glossary-entry-empty']],
    ['an entry given twice', '## Deep-Seek\nText.\n\n## Deep Seek\nText.', ['4 glossary-entry-twice']],
    ['a form that is another label', '## One\nAlso: Two\nText.\n\n## Two\nText.', ['2 glossary-form-taken']],
    [
      'a form that is another form',
      '## One\nAlso: shared\nText.\n\n## Two\nHeard as: zwei\nAlso: shared\nText.',
      ['7 glossary-form-taken'],
    ],
    ['a form too short', '## One\nText.\n\n## Two\nAlso: x\nText.', ['5 glossary-form-too-short']],
    ['a form too long', `## One\nAlso: ${'x'.repeat(201)}\nText.`, ['2 glossary-form-too-long']],
    ['no entries', 'Just a text.\n\n# With a title', ['1 glossary-no-entries']],
    ['an empty file', '', ['1 glossary-no-entries']],
    ['a form in two scopes', '## One\nHeard as (A): same\nText.\n\n## Two\nHeard as (B): same\nText.', []],
  ]
  for (const [what, text, expected] of problemCases) {
    it(`names the line of ${what}`, () => assert.deepEqual(problems(text), expected))
  }

  it('names the right line whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(problems(['# T', '', '## One', '', '## Two', 'Text.'].join(end)), ['3 glossary-entry-empty'])
  })

  it('keeps the forms of an entry without definition, and the first of two entries', () => {
    const { entries } = readGlossary('## One\nAlso: uno\n\n## One\nText.', 'x')
    assert.deepEqual(
      entries.map(({ forms: all, definition }) => [all.length, definition]),
      [[2, '']],
    )
  })

  it('throws at nothing', () => {
    const junk = [
      '\0\u0001\ud800',
      '#'.repeat(5000),
      '## ',
      '## *'.repeat(2000),
      '> - '.repeat(3000),
      'Also:'.repeat(3000),
      '## x\nAlso: '.concat('"'.repeat(9001)),
      '## x\nAlso: '.concat('a,'.repeat(20_000)),
      '[x]: '.repeat(3000),
    ]
    for (const text of junk) assert.ok(Array.isArray(readGlossary(text, 'x').problems))
  })
})
