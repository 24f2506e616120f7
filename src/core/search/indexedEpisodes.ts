import type { EpisodeId } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import type { IndexedEpisode } from './indexedEpisode'
import { passageRange, type WordRange } from './passages'

/** Passages overlap, or join, that are so many apart. */
const overlapping = 2

/** The episodes that can be searched, by id and by the passages that they are made of. */
export class IndexedEpisodes {
  private readonly byId = new Map<EpisodeId, IndexedEpisode>()
  /** By first passage. */
  private inOrder: IndexedEpisode[] = []
  private count = 0
  /** The one that was asked for last: passages come in order, and most questions are about the same episode. */
  private last: IndexedEpisode | undefined

  /** How many passages there are. */
  get passages(): number {
    return this.count
  }

  /** Its passages have higher numbers than all before. */
  add(indexed: IndexedEpisode): void {
    this.byId.set(indexed.episode.id, indexed)
    this.inOrder.push(indexed)
    this.count += indexed.passages
  }

  remove(indexed: IndexedEpisode): void {
    this.byId.delete(indexed.episode.id)
    this.inOrder = this.inOrder.filter((other) => other !== indexed)
    this.count -= indexed.passages
    this.last = undefined
  }

  get(id: EpisodeId): IndexedEpisode | undefined {
    return this.byId.get(id)
  }

  all(): readonly IndexedEpisode[] {
    return this.inOrder
  }

  /** The episode that a passage is of; undefined for a number that is no passage's. */
  ownerOf(passage: number): IndexedEpisode | undefined {
    if (holds(this.last, passage)) return this.last
    const { inOrder } = this
    const found = inOrder[partitionPoint(inOrder.length, (i) => (inOrder[i] as IndexedEpisode).base <= passage) - 1]
    if (!holds(found, passage)) return undefined
    this.last = found
    return found
  }

  /** The stretches that passages cover, overlapping ones joined, in order. */
  rangesOf(passages: ArrayLike<number>): Map<IndexedEpisode, WordRange[]> {
    const found = new Map<IndexedEpisode, WordRange[]>()
    const inOrder = new Int32Array(passages).sort()
    let ranges: WordRange[] = []
    let at: IndexedEpisode | undefined
    // The first and the last of some passages that overlap.
    let [first, last] = [0, -1]
    const take = (): void => {
      if (at === undefined) return
      const { from } = passageRange(first - at.base, at.words.length)
      ranges.push({ from, to: passageRange(last - at.base, at.words.length).to })
    }
    for (let i = 0; i < inOrder.length; i++) {
      const passage = inOrder[i] as number
      const goesOn = holds(at, passage)
      if (goesOn && passage <= last + overlapping) {
        last = passage
        continue
      }
      take()
      if (!goesOn) {
        at = this.ownerOf(passage)
        if (at !== undefined) found.set(at, (ranges = []))
      }
      first = last = passage
    }
    take()
    return found
  }
}

function holds(indexed: IndexedEpisode | undefined, passage: number): boolean {
  return indexed !== undefined && passage >= indexed.base && passage < indexed.base + indexed.passages
}
