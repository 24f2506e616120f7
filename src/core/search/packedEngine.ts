import { halfPassage, passageCount, passageWords } from './passages'
import type { EngineAnswer, EngineMatch, EngineQuery, EngineTerm, EngineText, SearchEngine } from './searchEngine'
import { gone, indexOfWord, readPassages, type Segment } from './segment'
import { BestPassages, tablesFor, type RareTerm } from './bestPassages'
import { mergedSegment } from './mergedSegment'
import { grown } from './grown'
import { SegmentWriter } from './segmentWriter'
import type { WordId } from './vocabulary'

/** BM25+ as MiniSearch has it, with its constants. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 }

/**
 * What waits is packed when there are so many passages of it, which takes some ten milliseconds. Segments of fewer
 * passages than `few` are small, and are merged when there are so many of them.
 */
const usualSizes = { waiting: 8192, few: 4096, most: 32 }

/**
 * The embedded engine: for every word the passages that hold it, in packed arrays, ranked by BM25+. A word counts once
 * a passage: how often it is repeated within one moved no hit.
 *
 * Texts wait until a search wants them or there are many; these become a segment. So a library is packed in few large
 * pieces and only once, and adding and taking out an episode takes the same few milliseconds in a library of any size.
 * Small segments are merged by who has time.
 */
export class PackedEngine implements SearchEngine {
  private segments: Segment[] = []
  /** Texts that are in no segment yet, by id. */
  private readonly waiting = new Map<number, EngineText>()
  private waitingPassages = 0
  /** For each word how many passages hold it. */
  private counts = new Int32Array(1024)
  /** For each word the last half passage taken out that held it, by the number of halves up to then. */
  private removedIn = new Int32Array(1024)
  private removals = 0
  private passages = 0
  /** Sum of the lengths of passages. */
  private length = 0
  private readonly writer = new SegmentWriter()
  private tables = tablesFor(0)
  private readonly sizes: typeof usualSizes

  /** @param sizes when texts are packed and segments are merged; tests do it sooner */
  constructor(sizes = usualSizes) {
    this.sizes = sizes
  }

  add(texts: readonly EngineText[]): void {
    for (const text of texts) {
      this.waiting.set(text.id, text)
      this.waitingPassages += passageCount(text.words.length)
      if (this.waitingPassages >= this.sizes.waiting) this.pack()
    }
  }

  remove(texts: readonly EngineText[]): void {
    for (const { id, words } of texts) {
      const passages = passageCount(words.length)
      if (this.waiting.delete(id)) this.waitingPassages -= passages
      else if (passages > 0) this.takeOut(id, words, passages)
    }
  }

  prepare(): void {
    this.pack()
    this.merge()
  }

  search(query: EngineQuery): EngineAnswer {
    this.prepare()
    const { accepts, limit } = query
    if (accepts === undefined) return this.best(query)
    // To test a passage takes longer than to rank it, so the best are tested first; few may pass.
    const ranked = this.best({ terms: query.terms, limit: 2 * limit })
    const accepted: EngineMatch[] = []
    for (const match of ranked.matches) {
      if (!accepts(match.id)) continue
      if (accepted.length >= limit) return { matches: accepted, more: true }
      accepted.push(match)
    }
    return ranked.more ? this.best(query) : { matches: accepted, more: false }
  }

  holding(places: readonly ReadonlySet<WordId>[]): readonly number[] {
    this.prepare()
    const used = (place: ReadonlySet<WordId>): number =>
      [...place].reduce((sum, word) => sum + (this.counts[word] ?? 0), 0)
    const inTurn = places.map((place) => ({ place, used: used(place) })).sort((a, b) => a.used - b.used)
    if (inTurn[0] === undefined || inTurn[0].used === 0) return []
    const { touched, matched } = this.tables
    const found: number[] = []
    for (const segment of this.segments) {
      const count = this.mark(
        segment,
        inTurn.map(({ place }) => place),
      )
      for (let i = 0; i < count; i++) {
        const passage = touched[i] as number
        const id = segment.ids[passage] as number
        if (id !== gone && matched[passage] === places.length) found.push(id)
        matched[passage] = 0
      }
    }
    return found
  }

  /** Makes a segment of what waits. */
  private pack(): void {
    if (this.waiting.size === 0) return
    const texts = [...this.waiting.values()]
    this.waiting.clear()
    this.waitingPassages = 0
    this.counts = grown(this.counts, 1 + largestWord(texts))
    this.removedIn = grown(this.removedIn, this.counts.length)
    const segment = this.writer.write(texts, this.counts)
    this.passages += segment.passages
    segment.ids.forEach((id, half) => {
      if (id !== gone) this.length += segment.lengths[half] as number
    })
    this.segments.push(segment)
    this.useRoom(segment.ids.length)
  }

  /** Makes one of the smallest segments when there are many, and gives back the room of passages that are gone. */
  private merge(): void {
    const { waiting, few, most } = this.sizes
    const small = this.segments.filter(({ live }) => live < few)
    if (small.length < most) return
    let passages = 0
    const merged = new Set(small.sort((a, b) => a.live - b.live).filter(({ live }) => (passages += live) <= waiting))
    const segment = mergedSegment([...merged])
    this.segments = [...this.segments.filter((each) => !merged.has(each)), segment]
    this.useRoom(segment.ids.length)
  }

  private takeOut(id: number, words: ArrayLike<WordId>, passages: number): void {
    const segment = this.segments.find(({ ids }) => ids.includes(id))
    if (segment === undefined) return
    const first = segment.ids.indexOf(id)
    for (let half = first; half < first + passages; half++) {
      this.length -= segment.lengths[half] as number
      segment.ids[half] = gone
    }
    segment.live -= passages
    this.passages -= passages
    this.discount(words, passages)
    if (segment.live === 0) this.segments = this.segments.filter((each) => each !== segment)
  }

  /** Counts each different word of each passage of a text that is taken out. */
  private discount(words: ArrayLike<WordId>, passages: number): void {
    const first = this.removals + 1
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as WordId
      const half = first + Math.floor(i / halfPassage)
      const before = this.removedIn[word] as number
      if (before === half) continue
      this.removedIn[word] = half
      const begins = half < first + passages ? 1 : 0
      const ends = half > first && before !== half - 1 ? 1 : 0
      this.counts[word] = (this.counts[word] as number) - begins - ends
    }
    this.removals = first + passages
  }

  private best(query: EngineQuery): EngineAnswer {
    const limit = Math.max(0, Math.min(query.limit, this.passages))
    const terms = this.byRarity(query.terms)
    const worths = Float64Array.from({ length: passageWords + 1 }, (_, length) => this.worthIn(length))
    // Each passage with a word has at least what that is worth in the longest.
    const sure =
      query.accepts === undefined ? terms.find(({ word }) => (this.counts[word] as number) >= limit) : undefined
    const least = (sure?.rarity ?? 0) * (worths[passageWords] as number)
    const best = new BestPassages({ ...query, terms, worths, least, limit }, this.tables)
    for (const segment of this.segments) best.look(segment)
    return best.answer()
  }

  /** The terms that occur, rarest first. */
  private byRarity(terms: readonly EngineTerm[]): RareTerm[] {
    const rare = terms.flatMap(({ word, weight }): RareTerm[] => {
      const holders = this.counts[word] ?? 0
      if (holders === 0) return []
      return [{ word, rarity: weight * Math.log(1 + (this.passages - holders + 0.5) / (holders + 0.5)) }]
    })
    return rare.sort((a, b) => b.rarity - a.rarity)
  }

  /** What a word is worth in a passage of this length, before its rarity: BM25+ for a word that counts once. */
  private worthIn(length: number): number {
    const { k, b, d } = bm25
    return d + (k + 1) / (1 + k * (1 - b + (b * length) / (this.length / this.passages)))
  }

  /** Counts in `matched` for how many of the places a passage holds a word; lists those with the first in `touched`. */
  private mark(segment: Segment, places: readonly ReadonlySet<WordId>[]): number {
    const { touched, matched, list } = this.tables
    let count = 0
    for (const [nth, place] of places.entries()) {
      for (const word of place) {
        const index = indexOfWord(segment, word)
        if (index === undefined) continue
        const found = readPassages(segment, index, list)
        for (let i = 0; i < found; i++) {
          const passage = list[i] as number
          if (matched[passage] !== nth) continue
          matched[passage] = nth + 1
          if (nth === 0) touched[count++] = passage
        }
      }
      if (count === 0) break
    }
    return count
  }

  private useRoom(passages: number): void {
    const room = this.tables.list.length
    if (passages > room) this.tables = tablesFor(Math.max(passages, 2 * room))
  }
}

function largestWord(texts: readonly EngineText[]): WordId {
  let largest = 0
  for (const { words } of texts) for (let i = 0; i < words.length; i++) largest = Math.max(largest, words[i] as WordId)
  return largest
}
