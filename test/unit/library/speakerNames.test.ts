import { strict as assert } from 'node:assert'
import { speakerNames } from '../../../src/core/library/speakerNames'
import { readEpisode } from '../../../src/core/library/readEpisode'
import type { Person } from '../../../src/core/model/transcript'

const ada: Person = { name: 'Ada Lovelace', role: 'host' }
const charles: Person = { name: 'Charles Babbage', role: 'guest' }
const mary: Person = { name: 'Mary Somerville', role: 'guest' }

/** What is claimed, the people known, the labels of a transcript in order of first use, and the names that come of them. */
const cases: readonly (readonly [string, readonly Person[], readonly string[], readonly string[]])[] = [
  ['a first name is the one who has it', [ada, charles], ['Ada', 'Charles'], ['Ada Lovelace', 'Charles Babbage']],
  ['a last name as well', [ada, charles], ['Lovelace', 'BABBAGE'], ['Ada Lovelace', 'Charles Babbage']],
  ['initials are the one who has them', [ada, charles], ['AL', 'C.B.'], ['Ada Lovelace', 'Charles Babbage']],
  ['initials of a name in the text', [], ['Ada Lovelace', 'AL', 'CB'], ['Ada Lovelace', 'Ada Lovelace', 'CB']],
  ['initials in brackets introduce themselves', [], ['Murch (M)', 'M'], ['Murch', 'Murch']],
  ['a host is the only host', [ada, charles], ['HOST', 'Guest'], ['Ada Lovelace', 'Charles Babbage']],
  ['a guest with a number is the only guest', [ada, charles], ['Guest 1'], ['Charles Babbage']],
  ['two guests stay as written', [ada, charles, mary], ['Guest', 'Host'], ['Guest', 'Ada Lovelace']],
  ['two labels for one guest stay as written', [ada, charles], ['Guest 1', 'Guest 2'], ['Guest 1', 'Guest 2']],
  ['a host who is named besides stays as written', [ada], ['Host', 'Ada'], ['Host', 'Ada Lovelace']],
  ['a first name of two people stays as written', [ada, { name: 'Ada Byron' }], ['Ada', 'Byron'], ['Ada', 'Ada Byron']],
  ['initials of two people stay as written', [ada, { name: 'Ann Lee' }], ['AL'], ['AL']],
  ['a number says nothing', [ada, charles], ['Speaker 1', 'SPEAKER_00'], ['Speaker 1', 'SPEAKER_00']],
  ['a first name is no proof without people', [], ['Ada Lovelace', 'Ada'], ['Ada Lovelace', 'Ada']],
  [
    'capitals and blanks make no other speaker',
    [],
    ['ADA LOVELACE', 'Ada  Lovelace '],
    ['Ada Lovelace', 'Ada Lovelace'],
  ],
  ['capitals stay where nobody writes otherwise', [], ['ADA LOVELACE'], ['ADA LOVELACE']],
  ['capitals are written as the people are', [ada], ['ADA LOVELACE'], ['Ada Lovelace']],
  ['one name stays itself', [{ name: 'Murch' }, ada], ['Murch', 'murch'], ['Murch', 'Murch']],
  [
    'particles belong to initials',
    [{ name: 'Ludwig van Beethoven' }],
    ['LB', 'LVB'],
    Array<string>(2).fill('Ludwig van Beethoven'),
  ],
]

describe('names of speakers', () => {
  for (const [what, people, labels, names] of cases) {
    it(what, () => {
      const found = speakerNames(new Map(labels.map((label) => [label, 2])), people)
      assert.deepEqual(
        labels.map((label) => found.get(label) ?? label),
        names,
      )
    })
  }

  it('come from the people of the sidecar, and from its own word before that', () => {
    const source = 'HOST: Welcome, and what is it?\n\nSpeaker 2: It is a mill.\n\n'.repeat(2)
    const sidecar = 'people:\n  - name: Ada Lovelace\n    role: host\nspeakers:\n  Speaker 2: Charles Babbage\n'
    const { transcript } = readEpisode({ id: 'a', path: 'a.txt', source, sidecar })
    const names = ['Ada Lovelace', 'Charles Babbage', 'Ada Lovelace', 'Charles Babbage']
    assert.deepEqual(
      transcript?.cues.map(({ speaker }) => speaker),
      names,
    )
  })

  it('are found among very many labels @size', () => {
    const labels = Array.from({ length: 30_000 }, (_, i) => `Ann${i} Lee${i}`)
    const people = labels.map((name) => ({ name: name.toUpperCase(), role: 'host' }))
    assert.equal(speakerNames(new Map(labels.map((name) => [name, 1])), people).size, 0)
  })
})
