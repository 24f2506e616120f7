import { partitionPoint } from '../model/partitionPoint'
import type { Levers } from './levers'
import type { EpisodeWords, WordRange } from './passages'
import type { Sighting } from './sequences'
import type { WordId } from './vocabulary'

/** What a word of the library means for the query: which word of it, and how surely. */
export interface Meaning {
  readonly unit: number
  readonly quality: number
}

/** A query as the ranking sees it. */
export interface RankedQuery {
  /** For each word of the query what it says: rare words much, function words little. */
  readonly weights: readonly number[]
  readonly meanings: ReadonlyMap<WordId, readonly Meaning[]>
  /** 1 for the words in `meanings`. */
  readonly meant: Uint8Array
  readonly levers: Levers
}

/** A run of words that says one or more words of the query. */
export interface Match {
  readonly at: number
  readonly length: number
  readonly first: number
  readonly last: number
  readonly quality: number
}

/** The matches in a stretch, in the order in which they are said. */
export function matchesIn(
  query: RankedQuery,
  words: EpisodeWords,
  sightings: readonly Sighting[],
  range: WordRange,
): Match[] {
  const from = Math.max(0, range.from)
  const to = Math.min(words.length, range.to)
  const found: Match[] = []
  let next = partitionPoint(sightings.length, (i) => (sightings[i] as Sighting).at < from)
  for (let at = from; at < to; at++) {
    const id = words[at] as WordId
    for (const { unit, quality } of query.meant[id] === 1 ? (query.meanings.get(id) ?? []) : []) {
      found.push({ at, length: 1, first: unit, last: unit, quality })
    }
    for (let sighting = sightings[next]; sighting !== undefined && sighting.at === at; sighting = sightings[++next]) {
      found.push(sighting)
    }
  }
  return found
}
