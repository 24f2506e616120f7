import assert from 'node:assert/strict'
import type { EngineAnswer, EngineText, SearchEngine } from '../../../src/core/search/searchEngine'

const known: string[] = []
/** The number of a word: an engine sees nothing else of it. */
const numberOf = (word: string): number => {
  if (!known.includes(word)) known.push(word)
  return known.indexOf(word)
}
const numbersOf = (text: string): number[] => (text === '' ? [] : text.split(' ').map(numberOf))
const text = (id: number, words: string): EngineText => ({ id, words: numbersOf(words) })

const texts = [
  text(1, 'the cat sat on the mat'),
  text(2, 'the dog sat on the log'),
  text(3, 'a cat and a dog and a cat'),
  text(4, 'nothing of the kind but one cat somewhere at the very end of it all'),
  text(5, ''),
]

/** What every search engine must do, whatever it is made of. */
export function searchEngineContract(name: string, make: () => SearchEngine): void {
  describe(`the search engine ${name}`, () => {
    const filled = (): SearchEngine => {
      const engine = make()
      engine.add(texts)
      return engine
    }
    const ask = (engine: SearchEngine, query: string, limit = 10, accepts?: (id: number) => boolean): number[] =>
      engine
        .search({
          terms: numbersOf(query).map((word) => ({ word, weight: 1 })),
          limit,
          ...(accepts === undefined ? {} : { accepts }),
        })
        .matches.map(({ id }) => id)

    it('finds the passages with a word', () => {
      assert.deepEqual(ask(filled(), 'cat').toSorted(), [1, 3, 4])
      assert.deepEqual(ask(filled(), 'log'), [2])
    })

    it('finds nothing for a word that nobody said, or no words', () => {
      assert.deepEqual(ask(filled(), 'bird'), [])
      assert.deepEqual(filled().search({ terms: [], limit: 10 }), { matches: [], more: false })
    })

    it('puts a passage with more of the words first', () => {
      assert.equal(ask(filled(), 'cat dog')[0], 3)
    })

    it('lets a rare word count more than a frequent one', () => {
      assert.deepEqual(ask(filled(), 'the log')[0], 2)
    })

    it('lets a word count by its weight', () => {
      const best = (cat: number, dog: number): number | undefined =>
        filled().search({
          terms: [
            { word: numberOf('mat'), weight: cat },
            { word: numberOf('log'), weight: dog },
          ],
          limit: 1,
        }).matches[0]?.id
      assert.equal(best(1, 0.2), 1)
      assert.equal(best(0.2, 1), 2)
    })

    it('gives scores that fall, and says whether there are others', () => {
      const search = (limit: number): EngineAnswer =>
        filled().search({ terms: [{ word: numberOf('the'), weight: 1 }], limit })
      const { matches, more } = search(2)
      assert.equal(matches.length, 2)
      assert.deepEqual([more, search(3).more, search(0).more], [true, false, true])
      assert.ok((matches[0]?.score ?? 0) >= (matches[1]?.score ?? 0))
    })

    it('leaves out what is not accepted before it cuts', () => {
      assert.deepEqual(
        ask(filled(), 'cat', 1, (id) => id === 1),
        [1],
      )
      const others = (limit: number): boolean =>
        filled().search({ terms: [{ word: numberOf('cat'), weight: 1 }], limit, accepts: (id) => id !== 3 }).more
      assert.deepEqual([others(1), others(2)], [true, false])
    })

    it('forgets removed passages, and takes new ones in their place', () => {
      const engine = filled()
      engine.remove([texts[2] as EngineText, text(77, 'never added')])
      assert.deepEqual(ask(engine, 'cat').toSorted(), [1, 4])
      engine.add([text(6, 'another cat')])
      assert.deepEqual(ask(engine, 'cat').toSorted(), [1, 4, 6])
    })

    it('stays whole however often passages are replaced', async () => {
      const engine = filled()
      for (let round = 0; round < 300; round++) {
        engine.remove(texts)
        engine.add(texts)
        if (round % 50 === 0) await new Promise((resolve) => setTimeout(resolve))
      }
      assert.deepEqual(ask(engine, 'cat').toSorted(), [1, 3, 4])
    })

    it('cuts longer texts into passages that overlap by half', () => {
      const engine = filled()
      const spoken = (first: string, last: string): string => `${first} ${'and '.repeat(98)}${last}`
      engine.add([text(10, spoken('bird', 'egg')), text(20, spoken('egg', 'bird'))])
      assert.deepEqual(ask(engine, 'bird').toSorted(), [10, 21])
      assert.deepEqual(ask(engine, 'and').toSorted(), [10, 11, 20, 21, 3])
      assert.deepEqual([...engine.holding([new Set(numbersOf('egg')), new Set(numbersOf('and'))])].toSorted(), [11, 20])
      engine.remove([text(10, spoken('bird', 'egg'))])
      assert.deepEqual(ask(engine, 'bird'), [21])
      assert.deepEqual(ask(engine, 'and').toSorted(), [20, 21, 3])
    })

    it('says which passages hold a word for each place', () => {
      const engine = filled()
      const holding = (...places: readonly string[]): number[] =>
        [...engine.holding(places.map((place) => new Set(numbersOf(place))))].sort((a, b) => a - b)
      assert.deepEqual(holding('cat'), [1, 3, 4])
      assert.deepEqual(holding('cat', 'dog'), [3])
      assert.deepEqual(holding('mat log', 'the'), [1, 2])
      assert.deepEqual(holding('mat log end', 'bird very'), [4])
      assert.deepEqual(holding('cat', 'bird'), [])
      engine.remove([texts[2] as EngineText])
      assert.deepEqual(holding('cat'), [1, 4])
    })
  })
}
