import assert from 'node:assert/strict'
import { PackedEngine } from '../../../src/core/search/packedEngine'
import { passageCount } from '../../../src/core/search/passages'
import type { EngineAnswer, EngineQuery, EngineText } from '../../../src/core/search/searchEngine'
import { words } from '../../../src/core/model/words'
import { MiniSearchEngine } from '../../support/miniSearchEngine'
import { seed } from '../../support/seeds'

/** Numbers from 0 to 1 that look random and are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The packed engine and stock MiniSearch, told the same. */
class Both {
  private readonly packed: PackedEngine
  private readonly stock = new MiniSearchEngine()

  constructor(packed = new PackedEngine()) {
    this.packed = packed
  }

  add(texts: readonly EngineText[]): void {
    this.packed.add(texts)
    this.stock.add(texts)
  }

  remove(texts: readonly EngineText[]): void {
    this.packed.remove(texts)
    this.stock.remove(texts)
  }

  /** Fails unless both give the same passages in the same order, with scores equal within rounding. */
  agreeOn(query: EngineQuery): void {
    const [packed, stock] = [this.packed.search(query), this.stock.search(query)]
    assert.equal(packed.more, stock.more)
    assert.deepEqual(rounded(packed), rounded(stock))
  }

  /** Fails unless a few are the first of all: with few wanted, most passages are passed over unscored. */
  packedGivesBest(query: EngineQuery): void {
    const { matches } = this.packed.search({ ...query, limit: 1000 })
    const few = { matches: matches.slice(0, query.limit), more: matches.length > query.limit }
    assert.deepEqual(this.packed.search(query), few)
  }

  agreeOnHolding(places: readonly ReadonlySet<number>[]): void {
    const inOrder = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b)
    assert.deepEqual(inOrder(this.packed.holding(places)), inOrder(this.stock.holding(places)))
  }
}

/** Scores of one sum added up in another order differ in their last digits: what is equal but for those is sorted by id. */
function rounded({ matches }: EngineAnswer): (readonly [number, number])[] {
  return matches
    .map(({ id, score }) => [id, Number(score.toPrecision(9))] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
}

describe('the packed engine and stock MiniSearch', () => {
  for (let seed = 1; seed <= 40; seed++) {
    it(`agree on random passages that come and go (${seed})`, () => {
      const random = seeded(seed)
      const below = (end: number): number => Math.floor(random() * end)
      // As in speech, few words are frequent and most are rare.
      const word = (): number => Math.floor(300 * random() ** 3)
      const someWords = (most: number): number[] => Array.from({ length: below(most + 1) }, word)
      // Texts are packed, and segments merged, as early and as often as they are in a library of many hours.
      const few = 1 + 20 * (seed % 5)
      const both = new Both(new PackedEngine({ waiting: 2 * few, few, most: 2 + (seed % 7) }))
      const batches: EngineText[][] = []
      let next = 0
      for (let round = 0; round < 60; round++) {
        if (batches.length > 0 && random() < 0.4) {
          both.remove(batches.splice(below(batches.length), 1).flat())
        } else {
          const direction = random() < 0.3 ? -1 : 1
          const batch = Array.from({ length: 1 + below(random() < 0.1 ? 100 : 5) }, () => {
            const words = someWords(direction < 0 ? 6 : 200)
            next += Math.max(1, passageCount(words.length))
            return { id: direction < 0 ? -next : next - passageCount(words.length), words }
          })
          both.add(batch)
          batches.push(batch)
        }
        if (round % 6 !== 5) continue
        const terms = [...new Set(someWords(8))].map((each) => ({ word: each, weight: 0.3 + 0.7 * random() }))
        const third = below(3)
        both.agreeOn({ terms, limit: 1000 })
        both.packedGivesBest({ terms, limit: below(20) })
        both.packedGivesBest({ terms, limit: below(20), accepts: (id) => Math.abs(id) % 3 !== third })
        both.agreeOn({ terms, limit: 1000, accepts: (id) => Math.abs(id) % 3 !== third })
        both.agreeOnHolding([new Set([word(), ...someWords(3)]), new Set([word(), ...someWords(2)])])
      }
    })
  }

  it('agree on the sample library, after an episode was replaced as well', () => {
    const vocabulary = new Map<string, number>()
    const numberOf = (norm: string): number => {
      if (!vocabulary.has(norm)) vocabulary.set(norm, vocabulary.size)
      return vocabulary.get(norm) as number
    }
    let next = 0
    const textOf = (source: string): EngineText => {
      const ids = words(source).map(({ norm }) => numberOf(norm))
      const id = next
      next += passageCount(ids.length)
      return { id, words: ids }
    }
    const both = new Both()
    const seeds = (['000', '001', '002', '003'] as const).map((number) => seed(number).source)
    const episodes = seeds.map(textOf)
    both.add(episodes)
    const queries = ['mixture of experts', 'the', 'jevons paradox', 'export controls china chips', 'finnegans wake']
    const agree = (): void => {
      for (const query of queries) {
        const terms = words(query).map(({ norm }) => ({ word: numberOf(norm), weight: norm.length / 10 }))
        both.agreeOn({ terms, limit: 10_000 })
      }
    }
    agree()
    both.remove(episodes.slice(0, 1))
    agree()
    both.add([textOf(seeds[0] ?? '')])
    agree()
  })

  it('give the best few, those with equal scores by their numbers', () => {
    const both = new Both()
    both.add(Array.from({ length: 500 }, (_, id) => ({ id: (id * 7) % 500, words: [1, 2 + (id % 5)] })))
    for (const limit of [0, 1, 3, 99, 500, 1000])
      both.agreeOn({
        terms: [
          { word: 1, weight: 1 },
          { word: 4, weight: 1 },
        ],
        limit,
      })
  })
})
