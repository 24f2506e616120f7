import MiniSearch from 'minisearch'
import type { EngineAnswer, EngineMatch, EnginePassage, EngineQuery, SearchEngine } from './searchEngine'

/** The embedded engine: MiniSearch's index and its BM25+ scores. */
export class MiniSearchEngine implements SearchEngine {
  /** The passages that are being added or removed, by number. */
  private readonly inHand = new Map<string, EnginePassage>()
  private readonly index = new MiniSearch<EnginePassage>({
    fields: ['words'],
    // Words come cut and compared already; joining them to cut them again would take a fifth of the time. So the text
    // of a passage is its number, and its words are looked up by that. A query is words between spaces.
    extractField: (passage, field) => (field === 'id' ? passage.id : String(passage.id)),
    // Each word counts once: how often it is repeated within a passage moved no hit, and costs a quarter of the build.
    tokenize: (text, field) => (field === undefined ? text.split(' ') : [...new Set(this.inHand.get(text)?.words)]),
    processTerm: (term) => term,
    searchOptions: { prefix: false, fuzzy: false, combineWith: 'OR' },
    // Passages are removed with their words, so nothing is left to vacuum. (Vacuuming goes on in the background, and
    // in 7.2 it throws when passages are added meanwhile.)
    autoVacuum: false,
  })

  add(passages: readonly EnginePassage[]): void {
    this.withInHand(passages, () => this.index.addAll(passages))
  }

  remove(passages: readonly EnginePassage[]): void {
    this.withInHand(passages, () => {
      for (const passage of passages) if (this.index.has(passage.id)) this.index.remove(passage)
    })
  }

  search({ terms, accepts, limit }: EngineQuery): EngineAnswer {
    if (terms.length === 0) return { matches: [], total: 0 }
    const weights = new Map<string, number>()
    for (const { word, weight } of terms) weights.set(word, Math.max(weight, weights.get(word) ?? 0))
    const found = this.index.search([...weights.keys()].join(' '), {
      boostTerm: (term) => weights.get(term) ?? 1,
      ...(accepts === undefined ? {} : { filter: ({ id }) => accepts(id as number) }),
    })
    const matches: EngineMatch[] = found.map(({ id, score }) => ({ id: id as number, score }))
    matches.sort((a, b) => b.score - a.score || a.id - b.id)
    return { matches: matches.slice(0, Math.max(0, limit)), total: found.length }
  }

  private withInHand(passages: readonly EnginePassage[], change: () => void): void {
    for (const passage of passages) this.inHand.set(String(passage.id), passage)
    change()
    this.inHand.clear()
  }
}
