import assert from 'node:assert/strict'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import { keyPhrasesOf } from '../../../src/core/library/keyPhrases'
import { termStreamOf } from '../../../src/core/library/termStream'
import { speechOf } from '../../../src/core/model/speech'

describe('the terms of a speech', () => {
  const text = 'The lamp was lit, and the lamp went out.'
  const speech = speechOf([{ start: 0, end: text.length, text }])
  const glossary = new Glossary([readGlossary('## Fresnel lens\nHeard as (Beacon): lamp\n\nA lens.\n', 'g').entries])
  const entries = (show: string): (string | undefined)[] =>
    keyPhrasesOf(termStreamOf(speech, glossary, { show })).map(({ entry }) => entry?.label)

  it('follow the show whose mis-hearings hold, whatever was asked before', () => {
    assert.ok(!entries('Harbour').includes('Fresnel lens'))
    assert.ok(entries('Beacon').includes('Fresnel lens'))
    assert.ok(!entries('Harbour').includes('Fresnel lens'))
  })
})
