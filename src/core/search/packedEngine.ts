import { passageWords } from './passages'
import type { EngineAnswer, EnginePassage, EngineQuery, EngineTerm, SearchEngine } from './searchEngine'
import { gone, indexOfWord, readList, type Segment } from './segment'
import { mergedSegment } from './mergedSegment'
import { grown } from './grown'
import { SegmentWriter } from './segmentWriter'
import { TopK } from './topK'
import type { WordId } from './vocabulary'

/** BM25+ as MiniSearch has it, with its constants. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 }

/** Segments of fewer passages are small. They are merged when there are so many of them, or so many passages in them. */
const usualSmall = { passages: 2048, most: 32, mostPassages: 4096 }

/**
 * The embedded engine: for every word the passages that hold it, in packed arrays (about 1.2 bytes a passage and
 * word), ranked by BM25+. A word counts once a passage: how often it is repeated within one moved no hit.
 *
 * What is added at once becomes a segment, and small segments are merged, so that adding and taking out an episode
 * takes the same few milliseconds in a library of any size.
 */
export class PackedEngine implements SearchEngine {
  private segments: Segment[] = []
  /** For each word how many passages hold it. */
  private counts = new Int32Array(1024)
  /** For each word the last passage taken out that held it, by the number of removals up to then. */
  private removedIn = new Int32Array(1024)
  private removals = 0
  private passages = 0
  /** Sum of the lengths of passages. */
  private length = 0
  private readonly writer = new SegmentWriter()
  // Tables of a search, kept between searches; as large as the largest segment.
  private list = new Int32Array(0)
  private touched = new Int32Array(0)
  private matched = new Int32Array(0)
  private scores = new Float64Array(0)
  private readonly small: typeof usualSmall

  /** @param small when segments are merged; tests merge sooner */
  constructor(small = usualSmall) {
    this.small = small
  }

  add(passages: readonly EnginePassage[]): void {
    if (passages.length === 0) return
    const segment = this.writer.write(passages)
    this.passages += passages.length
    this.useRoom(segment.ids.length)
    for (const length of segment.lengths) this.length += length
    this.counts = grown(this.counts, (segment.words.at(-1) ?? 0) + 1)
    this.removedIn = grown(this.removedIn, this.counts.length)
    segment.words.forEach((word, index) => {
      this.counts[word] = (this.counts[word] as number) + readList(segment, index, this.list)
    })
    this.segments.push(segment)
    this.tidy()
  }

  remove(passages: readonly EnginePassage[]): void {
    let segment: Segment | undefined
    let at = 0
    for (const { id, words } of passages) {
      // Passages that were added together lie together.
      if (segment?.ids[++at] !== id) {
        segment = this.segments.find(({ ids }) => ids.includes(id))
        if (segment === undefined) continue
        at = segment.ids.indexOf(id)
      }
      segment.ids[at] = gone
      segment.live -= 1
      this.passages -= 1
      this.length -= segment.lengths[at] as number
      this.discount(words)
    }
    this.tidy()
  }

  search({ terms, accepts, limit }: EngineQuery): EngineAnswer {
    const best = new TopK(Math.max(0, Math.min(limit, this.passages)))
    const { matched, scores } = this
    // Nearly all passages have a length that is worked out once.
    const worths = Float64Array.from({ length: passageWords + 1 }, (_, length) => this.worthIn(length))
    let total = 0
    for (const segment of this.segments) {
      const count = this.score(segment, terms, worths)
      for (let i = 0; i < count; i++) {
        const passage = this.touched[i] as number
        const id = segment.ids[passage] as number
        if (id !== gone && (accepts === undefined || accepts(id))) {
          total += 1
          best.offer(id, (scores[passage] as number) * (matched[passage] as number))
        }
        matched[passage] = 0
      }
    }
    return { matches: best.matches(), total }
  }

  holding(places: readonly ReadonlySet<WordId>[]): readonly number[] {
    const used = (place: ReadonlySet<WordId>): number =>
      [...place].reduce((sum, word) => sum + (this.counts[word] ?? 0), 0)
    const inTurn = places.map((place) => ({ place, used: used(place) })).sort((a, b) => a.used - b.used)
    if (inTurn[0] === undefined || inTurn[0].used === 0) return []
    const found: number[] = []
    for (const segment of this.segments) {
      const count = this.mark(
        segment,
        inTurn.map(({ place }) => place),
      )
      for (let i = 0; i < count; i++) {
        const passage = this.touched[i] as number
        const id = segment.ids[passage] as number
        if (id !== gone && this.matched[passage] === places.length) found.push(id)
        this.matched[passage] = 0
      }
    }
    return found
  }

  /** Counts each different word of a passage that is taken out. */
  private discount(words: ArrayLike<WordId>): void {
    this.removals += 1
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as WordId
      if (this.removedIn[word] === this.removals) continue
      this.removedIn[word] = this.removals
      this.counts[word] = (this.counts[word] as number) - 1
    }
  }

  /** Scores the passages that hold a term and lists them in `touched`; gives how many there are. */
  private score(segment: Segment, terms: readonly EngineTerm[], worths: Float64Array): number {
    const { touched, matched, scores, list } = this
    const { lengths } = segment
    let count = 0
    for (const { word, weight } of terms) {
      const index = indexOfWord(segment, word)
      if (index === undefined) continue
      const holders = this.counts[word] as number
      const rarity = weight * Math.log(1 + (this.passages - holders + 0.5) / (holders + 0.5))
      const found = readList(segment, index, list)
      for (let i = 0; i < found; i++) {
        const passage = list[i] as number
        const length = lengths[passage] as number
        const score = rarity * (length < worths.length ? (worths[length] as number) : this.worthIn(length))
        if (matched[passage] === 0) {
          touched[count++] = passage
          scores[passage] = score
        } else scores[passage] = (scores[passage] as number) + score
        matched[passage] = (matched[passage] as number) + 1
      }
    }
    return count
  }

  /** What a word is worth in a passage of this length, before its rarity: BM25+ for a word that counts once. */
  private worthIn(length: number): number {
    const { k, b, d } = bm25
    return d + (k + 1) / (1 + k * (1 - b + (b * length) / (this.length / this.passages)))
  }

  /** Counts in `matched` for how many of the places a passage holds a word; lists those with the first in `touched`. */
  private mark(segment: Segment, places: readonly ReadonlySet<WordId>[]): number {
    const { touched, matched, list } = this
    let count = 0
    for (const [nth, place] of places.entries()) {
      for (const word of place) {
        const index = indexOfWord(segment, word)
        if (index === undefined) continue
        const found = readList(segment, index, list)
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

  /** Merges what has become many small segments, and gives back the room of passages that are gone. */
  private tidy(): void {
    this.segments = this.segments.flatMap((segment) => {
      if (segment.live === 0) return []
      return 2 * segment.live <= segment.ids.length ? [mergedSegment([segment])] : [segment]
    })
    const { small } = this
    const few = this.segments.filter(({ live }) => live < small.passages)
    const passages = few.reduce((sum, { live }) => sum + live, 0)
    if (few.length < small.most && passages < small.mostPassages) return
    this.segments = [...this.segments.filter(({ live }) => live >= small.passages), mergedSegment(few)]
    this.useRoom(passages)
  }

  private useRoom(passages: number): void {
    if (passages <= this.list.length) return
    this.list = grown(this.list, passages)
    this.touched = grown(this.touched, passages)
    this.matched = grown(this.matched, passages)
    this.scores = new Float64Array(this.list.length)
  }
}
