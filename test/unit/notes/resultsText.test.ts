import assert from 'node:assert/strict'
import { resultsText, type EpisodeResults } from '../../../src/core/notes/resultsText'
import type { SearchAnswer } from '../../../src/core/search/hit'

const fact = <T>(value: T) => ({ value, origin: 'sidecar' }) as const
const answer = (total: number, shown = total, more = false): SearchAnswer => ({
  hits: Array.from({ length: shown }, () => ({
    episode: 'a',
    offset: 0,
    end: 1,
    score: 1,
    text: '',
    snippet: '',
    marked: [],
    matched: { start: 0, end: 1 },
  })),
  total,
  episodes: 2,
  more,
  problems: [],
})

const video: EpisodeResults = {
  source: {
    key: 'a',
    metadata: {
      show: fact('Lex *Fridman*'),
      date: fact('2025-02-03'),
      media: fact('https://www.youtube.com/watch?v=_1f-o0nqpEI'),
    },
    title: 'DeepSeek\n# China',
    file: '/talks/a.txt',
  },
  quotes: [
    { start: 900, end: 950, startTime: 3661.2, paragraphs: [{ text: 'Later <b>on</b> [x](y).' }] },
    {
      start: 10,
      end: 60,
      startTime: 86.4,
      paragraphs: [
        { speaker: 'Ann_', text: 'First?' },
        { speaker: 'Bob', text: 'Yes.' },
      ],
    },
  ],
}
const bare: EpisodeResults = {
  source: { key: 'b', metadata: {}, title: 'bare (1)', file: '/notes/talks/b (1).txt' },
  quotes: [{ start: 5, end: 25, paragraphs: [{ text: `${'word '.repeat(200)}end` }] }],
}

describe('results kept as a note', () => {
  it('are lines under the titles of their episodes, in the order in which they are said', () => {
    const text = resultsText({ query: 'a *b*\n# c', date: '2026-11-24', answer: answer(3) }, [video], '/notes')
    assert.equal(
      text,
      [
        '# Found: a \\*b\\* # c',
        '',
        '3 moments in 2 episodes, 2026-11-24.',
        '',
        '## Lex \\*Fridman\\*: DeepSeek # China, 2025-02-03',
        '',
        '- [00:01:26](https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s) **Ann\\_:** First? **Bob:** Yes.',
        '- [01:01:01](https://www.youtube.com/watch?v=_1f-o0nqpEI&t=3661s) Later \\<b>on\\</b> \\[x\\](y).',
        '',
      ].join('\n'),
    )
  })

  it('lead to the transcript where there is no recording, and are one line each however much is said', () => {
    const lines = resultsText({ query: 'x', date: '2026-11-24', answer: answer(1) }, [bare], '/notes').split('\n')
    const line = lines.find((each) => each.startsWith('- ')) ?? ''
    assert.ok(line.startsWith('- [open](talks/b%20%281%29.txt#char=5,25) word word'))
    assert.ok(line.endsWith(' word …') && line.length < 460)
  })

  it('say when not all of them are there', () => {
    const says = (each: SearchAnswer): string | undefined =>
      resultsText({ query: 'x', date: '2026-11-24', answer: each }, [], undefined).split('\n')[2]
    assert.equal(says(answer(1)), '1 moment in 2 episodes, 2026-11-24.')
    assert.equal(says(answer(3400, 1000)), 'The best 1,000 of 3,400 moments in 2 episodes, 2026-11-24.')
    assert.equal(
      says(answer(1200, 1000, true)),
      'The best 1,000 of more than 1,200 moments in at least 2 episodes, 2026-11-24.',
    )
  })

  it('say what of the query was not understood', () => {
    const unclosed = { ...answer(1), problems: [{ code: 'quote-unclosed', start: 0, end: 2 } as const] }
    assert.match(
      resultsText({ query: '"x', date: '2026-11-24', answer: unclosed }, [], undefined),
      /\n\*The quotation mark/,
    )
  })
})
