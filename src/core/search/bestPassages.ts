import type { EngineAnswer, EngineQuery } from './searchEngine'
import { gone, indexOfWord, readPassages, type Segment } from './segment'
import { TopK } from './topK'
import type { WordId } from './vocabulary'

/** Tables of a search, kept between searches: as large as the largest segment, and zero between segments. */
export interface Tables {
  /** Passages that hold a word. */
  readonly list: Int32Array
  /** Passages that hold any of the words. */
  readonly touched: Int32Array
  /** For each passage how many of the words it holds. */
  readonly matched: Int32Array
  readonly scores: Float64Array
}

export function tablesFor(passages: number): Tables {
  return {
    list: new Int32Array(passages),
    touched: new Int32Array(passages),
    matched: new Int32Array(passages),
    scores: new Float64Array(passages),
  }
}

/** A word that is looked for, and what it is worth by its weight and by how rare it is. */
export interface RareTerm {
  readonly word: WordId
  readonly rarity: number
}

/** What is looked for. */
export interface Sought extends Omit<EngineQuery, 'terms'> {
  /** Rarest first. */
  readonly terms: readonly RareTerm[]
  /** A score that enough passages are known to have. */
  readonly least: number
  /** What a word is worth in a passage by the passage's length, before its rarity; falling. */
  readonly worths: Float64Array
}

/** A little more than one: what rounding may add to a sum. */
const rounding = 1 + 1e-9

/**
 * The best passages of segments that are looked at one after another. Rare words come first in each: once there are
 * enough good passages, one that holds only the commonest words is passed over unscored (MaxScore, as Turtle and
 * Flood have it).
 */
export class BestPassages {
  private readonly sought: Sought
  private readonly tables: Tables
  private readonly best: TopK
  private more = false

  constructor(sought: Sought, tables: Tables) {
    this.sought = sought
    this.tables = tables
    this.best = new TopK(sought.limit)
  }

  look(segment: Segment): void {
    this.take(segment, this.score(segment))
  }

  answer(): EngineAnswer {
    return { matches: this.best.matches(), more: this.more }
  }

  /** Scores the passages that may be among the best and lists them in `touched`; gives how many there are. */
  private score(segment: Segment): number {
    const present = this.sought.terms.flatMap(({ word, rarity }) => {
      const index = indexOfWord(segment, word)
      return index === undefined ? [] : [{ index, rarity }]
    })
    const { list } = this.tables
    const most = (this.sought.worths[1] as number) * rounding
    let left = present.reduce((sum, { rarity }) => sum + rarity, 0)
    let count = 0
    for (const [nth, { index, rarity }] of present.entries()) {
      const found = readPassages(segment, index, list)
      // What a passage scores with this word and all that come after it.
      if (left * most * (present.length - nth) >= Math.max(this.sought.least, this.best.least))
        count = this.scoreAll(segment, found, rarity, count)
      else this.scoreTouched(segment, found, rarity)
      left -= rarity
    }
    return count
  }

  private scoreAll({ lengths }: Segment, found: number, rarity: number, before: number): number {
    const { list, touched, matched, scores } = this.tables
    const { worths } = this.sought
    let count = before
    for (let i = 0; i < found; i++) {
      const passage = list[i] as number
      const score = rarity * (worths[lengths[passage] as number] as number)
      const others = matched[passage] as number
      if (others === 0) {
        touched[count++] = passage
        scores[passage] = score
      } else scores[passage] = (scores[passage] as number) + score
      matched[passage] = others + 1
    }
    return count
  }

  /** Scores only passages that hold a word that came before. */
  private scoreTouched({ ids, lengths }: Segment, found: number, rarity: number): void {
    const { list, matched, scores } = this.tables
    const { worths } = this.sought
    for (let i = 0; i < found; i++) {
      const passage = list[i] as number
      const others = matched[passage] as number
      if (others > 0) {
        scores[passage] = (scores[passage] as number) + rarity * (worths[lengths[passage] as number] as number)
        matched[passage] = others + 1
      } else if (!this.more) this.more = this.isAccepted(ids[passage] as number)
    }
  }

  /** Takes the best of what was scored, and clears the tables. */
  private take({ ids }: Segment, count: number): void {
    const { touched, matched, scores } = this.tables
    const { best } = this
    for (let i = 0; i < count; i++) {
      const passage = touched[i] as number
      const score = (scores[passage] as number) * (matched[passage] as number)
      matched[passage] = 0
      const id = ids[passage] as number
      const isTaken = best.takes(id, score)
      if ((this.more && !isTaken) || !this.isAccepted(id)) continue
      // Either this one is left out or the one that it replaces.
      this.more ||= best.isFull
      if (isTaken) best.offer(id, score)
    }
  }

  private isAccepted(id: number): boolean {
    const { accepts } = this.sought
    return id !== gone && (accepts === undefined || accepts(id))
  }
}
