import type { EpisodeId } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import type { IndexedEpisode } from './indexedEpisode'
import { passageRange, type WordRange } from './passages'

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
  rangesOf(passages: Iterable<number>): Map<IndexedEpisode, WordRange[]> {
    const found = new Map<IndexedEpisode, WordRange[]>()
    for (const passage of Int32Array.from(passages).sort()) {
      const at = this.ownerOf(passage)
      if (at === undefined) continue
      const range = passageRange(passage - at.base, at.words.length)
      const ranges = found.get(at)
      const last = ranges?.at(-1)
      if (ranges === undefined) found.set(at, [range])
      else if (last !== undefined && range.from <= last.to)
        ranges[ranges.length - 1] = { from: last.from, to: range.to }
      else ranges.push(range)
    }
    return found
  }
}

function holds(indexed: IndexedEpisode | undefined, passage: number): boolean {
  return indexed !== undefined && passage >= indexed.base && passage < indexed.base + indexed.passages
}
