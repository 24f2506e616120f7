import { strict as assert } from 'node:assert'
import type { GlossaryForm } from '../../../src/core/glossary/entry'
import { withEntry } from '../../../src/core/glossary/glossaryEdit'
import { readGlossary } from '../../../src/core/glossary/readGlossary'

const heard = (text: string, scope?: string): GlossaryForm => ({
  text,
  kind: 'heard',
  exactCase: false,
  ...(scope === undefined ? {} : { scope }),
})

describe('an entry that is added to a glossary', () => {
  const cases: readonly (readonly [what: string, before: string, forms: readonly GlossaryForm[], after: string])[] = [
    ['begins a new file', '', [], '# Glossary\n\n## swell\n\nWaves from afar.\n'],
    [
      'stands behind the others',
      '# Mine\n\n## ebb\nOut.\n\n\n',
      [],
      '# Mine\n\n## ebb\nOut.\n\n## swell\n\nWaves from afar.\n',
    ],
    [
      'has a line for each scope of its names',
      '# Mine\r\n',
      [heard('swill'), heard('swirl, that is', 'Harbour')],
      '# Mine\r\n\r\n## swell\r\nHeard as: swill\r\nHeard as (Harbour): "swirl, that is"\r\n\r\nWaves from afar.\r\n',
    ],
    [
      'only gains names where it is there already',
      '## Swell\nMine.\n',
      [heard('swill')],
      '## Swell\nHeard as: swill\nMine.\n',
    ],
    [
      'only gains names below an underlined heading',
      'Swell\n---\n\nMine.\n',
      [heard('swill')],
      'Swell\n---\n\nHeard as: swill\nMine.\n',
    ],
    [
      'leaves one alone that has it all',
      '## swell\nHeard as: swill\nMine.\n',
      [heard('swill')],
      '## swell\nHeard as: swill\nMine.\n',
    ],
  ]
  for (const [what, before, forms, after] of cases) {
    it(what, () => assert.equal(withEntry(before, { label: 'swell', forms, definition: 'Waves from afar.' }), after))
  }

  it('is read back as it was, whatever it holds', () => {
    const forms = [heard('a "b", c'), heard('*swill*', 'Show')]
    for (const label of ['C# [x] <b>', '# odd', '*a*_b_`c`', 'x & y ~~z~~']) {
      const text = withEntry('', { label, forms, definition: '# no heading\nAlso: no name\n' })
      const { entries } = readGlossary(text, '')
      assert.equal(entries.length, 1)
      assert.equal(entries[0]?.label, label)
      assert.equal(entries[0].forms.filter(({ kind }) => kind === 'heard').length, 2)
    }
  })
})
