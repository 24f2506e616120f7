import { PackedEngine } from '../../../src/core/search/packedEngine'
import type { EngineAnswer, EngineQuery, EngineText, SearchEngine } from '../../../src/core/search/searchEngine'
import { MiniSearchEngine } from '../../support/miniSearchEngine'
import { passagesOf, type Passage } from '../../support/passagesOf'
import { searchEngineContract } from './searchEngine.contract'

/** The contract in its plainest form: reads every passage for every query. */
class ReadingEngine implements SearchEngine {
  private readonly passages = new Map<number, Passage>()

  add(texts: readonly EngineText[]): void {
    for (const passage of texts.flatMap(passagesOf)) this.passages.set(passage.id, passage)
  }

  remove(texts: readonly EngineText[]): void {
    for (const { id } of texts.flatMap(passagesOf)) this.passages.delete(id)
  }

  prepare(): void {
    // There is nothing to do ahead.
  }

  search({ terms, accepts = () => true, limit }: EngineQuery): EngineAnswer {
    const all = [...this.passages.values()]
    const matches = all.flatMap((passage) => {
      const { id } = passage
      if (!accepts(id)) return []
      let score = 0
      for (const { word, weight } of terms) {
        const holders = all.filter((each) => holds(each, word)).length
        const rarity = Math.log(1 + all.length / holders)
        if (holds(passage, word)) score += weight * rarity
      }
      return score > 0 ? [{ id, score }] : []
    })
    matches.sort((a, b) => b.score - a.score || a.id - b.id)
    return { matches: matches.slice(0, limit), more: matches.length > limit }
  }

  holding(places: readonly ReadonlySet<number>[]): readonly number[] {
    const found = [...this.passages.values()].filter((passage) =>
      places.every((place) => [...place].some((word) => holds(passage, word))),
    )
    return found.map(({ id }) => id)
  }
}

function holds({ words }: Passage, word: number): boolean {
  return words.includes(word)
}

searchEngineContract('that reads everything', () => new ReadingEngine())
searchEngineContract('MiniSearch', () => new MiniSearchEngine())
searchEngineContract('of packed arrays', () => new PackedEngine())
