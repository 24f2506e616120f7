import assert from 'node:assert/strict'
import type { Chapter } from '../../../src/core/library/episode'
import type { EpisodeSummary } from '../../../src/core/service/messages'
import { librarySymbols, symbolsLike } from '../../../src/editor/librarySymbols'

const chapter = (title: string, start: number, children: readonly Chapter[] = []): Chapter => ({
  title,
  start,
  end: start + 10,
  cue: 0,
  derived: true,
  keywords: [],
  children,
})

const episode = (id: string, title: string, chapters: readonly Chapter[], show?: string): EpisodeSummary => ({
  id,
  path: `${id}.txt`,
  title,
  metadata: show === undefined ? {} : { show: { value: show, origin: 'file' } },
  form: 'test',
  timed: true,
  cues: 1,
  words: 1,
  speakers: [],
  chapters,
  problems: [],
  sidecarProblems: [],
})

const symbols = librarySymbols(
  [
    episode('a', 'Tides and ports', [chapter('The moon', 5, [chapter('Spring tides', 7)]), chapter('', 40)], 'Harbour'),
    episode('b', 'Lamps', [chapter('Tidal locks', 20)]),
  ],
  [
    {
      label: 'tide table',
      mentions: 9,
      episodes: [
        { episode: 'a', mentions: 2 },
        { episode: 'b', mentions: 7 },
      ],
    },
    { label: 'of an episode that is gone', mentions: 1, episodes: [{ episode: 'c', mentions: 1 }] },
  ],
)

describe('the symbols of a library', () => {
  it('are its episodes, topics and chapters of every depth, each with what it is part of and its place', () => {
    assert.deepEqual(
      symbols.map(({ kind, name, container, episode: id, offset }) => [kind, name, container, id, offset]),
      [
        ['episode', 'Tides and ports', 'Harbour', 'a', 0],
        ['episode', 'Lamps', '', 'b', 0],
        ['topic', 'tide table', 'Lamps', 'b', 0],
        ['chapter', 'The moon', 'Tides and ports', 'a', 5],
        ['chapter', 'Spring tides', 'Tides and ports', 'a', 7],
        ['chapter', 'Tidal locks', 'Lamps', 'b', 20],
      ],
    )
  })

  const cases: readonly (readonly [query: string, names: readonly string[]])[] = [
    ['tid', ['Tides and ports', 'tide table', 'Tidal locks', 'Spring tides']],
    ['TIDE', ['Tides and ports', 'tide table', 'Spring tides']],
    ['tdl', ['tide table', 'Tidal locks']],
    ['ports tides', ['Tides and ports']],
    ['.*', []],
    ['zzz', []],
  ]
  for (const [query, names] of cases) {
    it(`like ${query}`, () =>
      assert.deepEqual(
        symbolsLike(symbols, query, 9).map(({ name }) => name),
        names,
      ))
  }

  it('are at most as many as wanted', () => assert.equal(symbolsLike(symbols, '', 2).length, 2))
})
