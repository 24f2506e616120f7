import type { WordId } from './vocabulary'

/** A text as an engine sees it: the words in it, which the engine cuts into overlapping passages ({@link passageRange}). */
export interface EngineText {
  /** Number of its first passage; the others follow one by one. Never used again for another passage. */
  readonly id: number
  /** In order, repeated as spoken; they stay as they are. */
  readonly words: ArrayLike<WordId>
}

/** A word to look for; `weight` is 1 for what was typed, less for what may be meant. */
export interface EngineTerm {
  readonly word: WordId
  readonly weight: number
}

export interface EngineQuery {
  /** A passage matches when it holds at least one of them. No word comes twice. */
  readonly terms: readonly EngineTerm[]
  /** Passages for which this is false neither match nor count. */
  readonly accepts?: (id: number) => boolean
  /** How many of the best to give. */
  readonly limit: number
}

export interface EngineMatch {
  readonly id: number
  readonly score: number
}

export interface EngineAnswer {
  /** Best first; equal scores by id. */
  readonly matches: readonly EngineMatch[]
  /** True when others match as well. */
  readonly more: boolean
}

/**
 * An index of passages that ranks them by the weight and rarity of the words they hold (BM25 or its like). Words are
 * numbers to it: how they are spelled, and what one may stand for (its other forms, spellings and sounds), is decided
 * before it is asked. Every engine passes the same contract test.
 */
export interface SearchEngine {
  add(texts: readonly EngineText[]): void
  /** Takes out texts exactly as they were added, words and all; unknown ids are passed over. */
  remove(texts: readonly EngineText[]): void
  /** Does now what the next search would have to do first; takes some milliseconds at most. */
  prepare(): void
  search(query: EngineQuery): EngineAnswer
  /** The passages that hold for each of these places one of its words, in whatever order. */
  holding(places: readonly ReadonlySet<WordId>[]): readonly number[]
}
