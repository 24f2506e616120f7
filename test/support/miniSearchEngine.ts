import MiniSearch from 'minisearch'
import type {
  EngineAnswer,
  EngineMatch,
  EngineQuery,
  EngineText,
  SearchEngine,
} from '../../src/core/search/searchEngine'
import { passagesOf, type Passage } from './passagesOf'

/** Stock MiniSearch as a search engine: what the embedded engine is held against. */
export class MiniSearchEngine implements SearchEngine {
  private readonly index = new MiniSearch<Passage>({
    fields: ['words'],
    // Each word counts once a passage, as in the embedded engine.
    extractField: (passage, field) => (field === 'id' ? passage.id : [...new Set(passage.words)].join(' ')),
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { prefix: false, fuzzy: false, combineWith: 'OR' },
    // Passages are removed with their words, so nothing is left to vacuum. (Vacuuming goes on in the background, and
    // in 7.2 it throws when passages are added meanwhile.)
    autoVacuum: false,
  })

  add(texts: readonly EngineText[]): void {
    this.index.addAll(texts.flatMap(passagesOf))
  }

  remove(texts: readonly EngineText[]): void {
    for (const passage of texts.flatMap(passagesOf)) if (this.index.has(passage.id)) this.index.remove(passage)
  }

  prepare(): void {
    // There is nothing to do ahead.
  }

  search({ terms, accepts, limit }: EngineQuery): EngineAnswer {
    const weights = new Map(terms.map(({ word, weight }) => [String(word), weight]))
    const found = this.index.search([...weights.keys()].join(' '), {
      boostTerm: (term) => weights.get(term) ?? 1,
      ...(accepts === undefined ? {} : { filter: ({ id }) => accepts(id as number) }),
    })
    const matches: EngineMatch[] = found.map(({ id, score }) => ({ id: id as number, score }))
    matches.sort((a, b) => b.score - a.score || a.id - b.id)
    return { matches: matches.slice(0, Math.max(0, limit)), more: found.length > limit }
  }

  holding(places: readonly ReadonlySet<number>[]): readonly number[] {
    const queries = places.map((place) => ({ combineWith: 'OR' as const, queries: [...place].map(String) }))
    return this.index.search({ combineWith: 'AND', queries }).map(({ id }) => id as number)
  }
}
