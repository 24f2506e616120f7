import { strict as assert } from 'node:assert'
import { isoDate } from '../../../src/core/formats/dates'
import { linesOf } from '../../../src/core/formats/lines'
import { readOutline } from '../../../src/core/formats/outline'
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

describe('outlines', () => {
  const outline = (text: string) =>
    readOutline([...linesOf(text)]).map(({ startTime, title }) => `${startTime} ${title}`)
  const three = ['0 Intro', '96 A second one', '3661 The end']
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['times, dash, titles', '0:00 - Intro\n1:36 - A second one\n1:01:01 - The end', three],
    ['times and titles', '00:00 Intro\n01:36 A second one\n01:01:01 The end', three],
    ['times in round brackets', '(0:00) Intro\n(1:36) A second one\n(1:01:01) The end', three],
    ['times in square brackets', '[00:00:00] Intro\n[00:01:36] A second one\n[01:01:01] The end', three],
    ['lists', '- 0:00 Intro\n* 1:36 A second one\n• 1:01:01: The end', three],
    ['numbered lists', '1. 0:00 Intro\n2. 1:36 A second one\n3. 1:01:01 The end', three],
    ['ranges', '0:00 - 1:36 Intro\n1:36–1:01:01 A second one\n1:01:01 The end', three],
    [
      'links',
      '[0:00](https://e.org/?t=0) Intro\n[1:36](https://e.org/?t=96) A second one\n[1:01:01](x) The end',
      three,
    ],
    ['titles and times', 'Intro 0:00\nA second one - 1:36\nThe end (1:01:01)', three],
    ['bold times', '**0:00** Intro\n**1:36** A second one\n**1:01:01** The end', three],
    ['lines between', 'Timestamps:\n\n0:00 Intro\n\n1:36 A second one\nSponsor: https://e.org\n1:01:01 The end', three],
    ['two times in a text are no list', 'At 1:36 she says\n0:00 Intro\n1:36 Two', []],
    ['times of day', '5:30 pm doors open\n6:00 pm talk\n7:00 pm end', []],
    ['impossible times', '0:00 a\n1:75 b\n2:00 c', []],
    ['times without titles', '0:00\n1:00\n2:00', []],
    ['dates and ratios in prose', 'We met on 2024-01-01: fine\nthe ratio is 16:9\nJohn 3:16 says so', []],
  ]
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(outline(text), expected))
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
