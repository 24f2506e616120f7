import assert from 'node:assert/strict'
import { readSidecar } from '../../../src/core/formats/sidecar'
import { wrongIn } from '../../../src/core/formats/sidecarEdit'
import type { Metadata } from '../../../src/core/model/transcript'
import { changeOf, currentFact, detailText, speakerNames } from '../../../src/editor/detailFields'

describe('the details of an episode', () => {
  for (const [typed, people] of [
    ['Ada Lovelace (host); Charles Babbage', [{ name: 'Ada Lovelace', role: 'host' }, { name: 'Charles Babbage' }]],
    ['Emad Mostaque (CEO, Stability AI)', [{ name: 'Emad Mostaque', role: 'CEO, Stability AI' }]],
    [' ; Ada () ;', [{ name: 'Ada' }]],
    ['', []],
  ] as const)
    it(`take “${typed}” for people, and show them so`, () => {
      const change = changeOf({ key: 'people' }, typed)
      assert.deepEqual(change, { key: 'people', value: people })
      assert.deepEqual(changeOf({ key: 'people' }, detailText(people)), change)
    }) // prettier-ignore

  it('take an empty text for none, and white space for a blank', () => {
    assert.deepEqual(changeOf({ key: 'title' }, '  '), { key: 'title', value: undefined })
    assert.deepEqual(changeOf({ key: 'show' }, ' Lex \n Fridman '), { key: 'show', value: 'Lex Fridman' })
    assert.deepEqual(changeOf({ key: 'speakers', label: 'A' }, 'Ada'), { key: 'speakers', label: 'A', value: 'Ada' })
  })

  for (const [key, text, right] of [
    ['date', '2024-11-12', true],
    ['date', '2024', true],
    ['date', 'last week', false],
    ['url', 'https://example.org/talk', true],
    ['url', 'example.org', false],
    ['media', 'javascript:alert(1)', false],
    ['title', '# : - {', true],
    ['people', '42', false],
    ['people', 'Ada (host)', true],
    ['date', '', true],
  ] as const)
    it(`${right ? 'take' : 'refuse'} “${text}” as ${key}`, () => {
      assert.equal(wrongIn(changeOf({ key }, text)) === undefined, right)
    })

  it('are those of the sidecar as it stands, else those of other origins', () => {
    const known: Metadata = {
      title: { value: 'Old', origin: 'sidecar' },
      show: { value: 'Show', origin: 'folder' },
      date: { value: '2024', origin: 'sidecar', twin: 'talk.json' },
    }
    const { metadata } = readSidecar('url: https://e.org\n')
    assert.equal(currentFact('title', metadata, known), undefined)
    assert.equal(currentFact('show', metadata, known)?.origin, 'folder')
    assert.equal(currentFact('date', metadata, known)?.value, '2024')
    assert.equal(currentFact('url', metadata, known)?.origin, 'sidecar')
  })

  it('name every speaker once, by the label of the transcript', () => {
    const sidecar = readSidecar('speakers:\n  SPEAKER_00: Ada\n')
    assert.deepEqual(speakerNames(['Ada', 'SPEAKER_01'], sidecar), [
      { label: 'SPEAKER_00', name: 'Ada' },
      { label: 'SPEAKER_01' },
    ])
  })
})
