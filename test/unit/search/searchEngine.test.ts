import { MiniSearchEngine } from '../../../src/core/search/miniSearchEngine'
import type { EngineAnswer, EnginePassage, EngineQuery, SearchEngine } from '../../../src/core/search/searchEngine'
import { searchEngineContract } from './searchEngine.contract'

/** The contract in its plainest form: reads every passage for every query. */
class ReadingEngine implements SearchEngine {
  private readonly passages = new Map<number, EnginePassage>()

  add(passages: readonly EnginePassage[]): void {
    for (const passage of passages) this.passages.set(passage.id, passage)
  }

  remove(passages: readonly EnginePassage[]): void {
    for (const { id } of passages) this.passages.delete(id)
  }

  search({ terms, accepts = () => true, limit }: EngineQuery): EngineAnswer {
    const all = [...this.passages.values()]
    const matches = all.flatMap(({ id, words }) => {
      if (!accepts(id)) return []
      let score = 0
      for (const { word, weight } of terms) {
        const holders = all.filter((each) => each.words.includes(word)).length
        const rarity = Math.log(1 + all.length / holders)
        if (words.includes(word)) score += weight * rarity
      }
      return score > 0 ? [{ id, score }] : []
    })
    matches.sort((a, b) => b.score - a.score || a.id - b.id)
    return { matches: matches.slice(0, limit), total: matches.length }
  }
}

searchEngineContract('that reads everything', () => new ReadingEngine())
searchEngineContract('MiniSearch', () => new MiniSearchEngine())
