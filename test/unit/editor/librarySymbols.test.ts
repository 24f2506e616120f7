import assert from 'node:assert/strict'
import type { Chapter } from '../../../src/core/library/episode'
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

const symbols = librarySymbols(
  [
    {
      id: 'a',
      title: 'Tides and ports',
      metadata: { show: { value: 'Harbour', origin: 'file' } },
      chapters: [chapter('The moon', 5, [chapter('Spring tides', 7)]), chapter('', 40)],
    },
    { id: 'b', title: 'Lamps', metadata: {}, chapters: [chapter('Tidal locks', 20)] },
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
