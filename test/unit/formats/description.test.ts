import { strict as assert } from 'node:assert'
import { isoDate } from '../../../src/core/formats/dates'
import { linesOf } from '../../../src/core/formats/lines'
import { peopleIn } from '../../../src/core/formats/people'

describe('dates', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['November 12, 2024', '2024-11-12'],
    ['Nov 12 2024', '2024-11-12'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['Oct 30th, 2024', '2024-10-30'],
    ['12 November 2024', '2024-11-12'],
    ['1st of May 2024', '2024-05-01'],
    ['2024-11-12', '2024-11-12'],
    ['2024/1/2', '2024-01-02'],
    ['2024-11-12T10:00:00Z', '2024-11-12'],
    ['2024-07', '2024-07'],
    ['July 2024', '2024-07'],
    ['2024', '2024'],
    ['February 29, 2024', '2024-02-29'],
    ['February 29, 2023', undefined],
    ['2024-13-01', undefined],
    ['2024-00', undefined],
    ['03/04/2024', undefined],
    ['Marvember 3, 2024', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ]
  for (const [text, expected] of cases) it(`${text} → ${expected}`, () => assert.equal(isoDate(text), expected))
})

describe('people in a description', () => {
  const people = (text: string, show?: string) =>
    peopleIn(text.split('\n'), show).map(({ name, role }) => `${name}: ${role}`)
  const cases: readonly (readonly [string, string, string | undefined, readonly string[]])[] = [
    [
      'a line with a role',
      'Dr. Fei-Fei Li, Professor, Stanford University',
      undefined,
      ['Fei-Fei Li: Professor, Stanford University'],
    ],
    [
      'a role behind a dash',
      'Noam Shazeer – co-founder of Character',
      undefined,
      ['Noam Shazeer: co-founder of Character'],
    ],
    [
      'a role in brackets',
      '- Ludwig van Beethoven (Director, Bonn)',
      undefined,
      ['Ludwig van Beethoven: Director, Bonn'],
    ],
    [
      'a sentence',
      'We talk. Tim O’Reilly is the founder of a publisher, and more.',
      undefined,
      ['Tim O’Reilly: founder of a publisher'],
    ],
    ['initials', 'John B. Goodenough was a physicist.', undefined, ['John B. Goodenough: physicist']],
    [
      'a label',
      'Hosts: Ada Lovelace and Mary Somerville\nGuest: Charles Babbage',
      undefined,
      ['Ada Lovelace: host', 'Mary Somerville: host', 'Charles Babbage: guest'],
    ],
    ['a show that bears a name, spoken of', 'Today Lex talks to somebody.', 'Lex Fridman', ['Lex Fridman: host']],
    [
      'a show by a person',
      'In this episode, Peter is joined by a panel.',
      'Moonshots with Peter Diamandis',
      ['Peter Diamandis: host'],
    ],
    ['a show that only looks like a name', 'Latent is here.', 'Latent Space', []],
    ['a person whom nothing speaks of', 'An episode about trains.', 'Dwarkesh Patel', []],
    ['a company', 'Stability AI is the leader in images. Google DeepMind is a founder of things.', undefined, []],
    ['a name that merely occurs', 'We speak of Alan Turing, and of Berlin.', undefined, []],
    ['a name in a sentence with a role', 'Alan Turing, who once met a professor, is spoken of.', undefined, []],
    ['an address', 'Lex Fridman, host: https://lexfridman.com', undefined, []],
    ['a heading', 'BEYOND MODELS, a panel with the head of it', undefined, []],
    [
      'a sponsor',
      'Invideo AI: AI video generator, founder pricing\nNetSuite: Business director software',
      undefined,
      [],
    ],
    [
      'the same person twice',
      'Ada Lovelace, Author, London\nAda Lovelace is a writer.',
      undefined,
      ['Ada Lovelace: Author, London'],
    ],
  ]
  for (const [what, text, show, expected] of cases) it(what, () => assert.deepEqual(people(text, show), expected))
})

describe('lines', () => {
  it('have their numbers and offsets whatever ends them', () => {
    const source = '\uFEFFa\r\n\r\n b \rc\n\rd'
    const found = [...linesOf(source)]
    assert.deepEqual(
      found.map(({ number, text }) => `${number} ${text}`),
      ['1 a', '3 b', '4 c', '6 d'],
    )
    for (const { start, end, text } of found) assert.equal(source.slice(start, end), text)
  })
})
