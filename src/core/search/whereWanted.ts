import type { EpisodeId } from '../library/episode'
import type { Span } from '../model/transcript'
import { placesFor, topicSightings, wantedIn, type Manner, type Run, type Wanted } from './conditions'
import type { Sequence } from './expansion'
import type { IndexedEpisode } from './indexedEpisode'
import type { QueryPart } from './query'
import type { Searchable } from './searchable'
import type { WordRange } from './passages'
import { sequenceTable, type Sighting } from './sequences'
import type { TopicPlaces } from './topicPlaces'
import type { Vocabulary } from './vocabulary'
import { heardBy } from './voices'

/** An episode in which a query may be answered. */
export interface Searched {
  /** The episode as the query hears it. */
  readonly heard: Searchable
  readonly wanted: Wanted
  /** Where topics that the query asks for are mentioned. */
  readonly topics: readonly Sighting[]
}

/**
 * The episodes in which the conditions of a query hold somewhere.
 *
 * @param look where in each episode a sequence may be said
 */
export function whereWanted(
  parts: readonly QueryPart[],
  episodes: Iterable<IndexedEpisode>,
  vocabulary: Vocabulary,
  topics: TopicPlaces | undefined,
  look: (sequence: Sequence) => ReadonlyMap<IndexedEpisode, readonly WordRange[]>,
  between?: () => void,
): Map<IndexedEpisode, Searched> {
  const places = new Map<string, ReadonlyMap<EpisodeId, readonly Span[]>>()
  const topic = (name: string): ReadonlyMap<EpisodeId, readonly Span[]> => {
    const known = places.get(name) ?? topics?.placesOf(name) ?? new Map<EpisodeId, never>()
    places.set(name, known)
    return known
  }
  const runs = new Map<string, Run | undefined>()
  const run = (text: string, manner: Manner): Run | undefined => {
    const key = `${manner} ${text}`
    if (!runs.has(key)) {
      const places = placesFor(text, manner, vocabulary)
      const sequence = places && { places, first: 0, last: 0, quality: 1 }
      runs.set(key, sequence && { table: sequenceTable([sequence], vocabulary), ranges: byId(look(sequence)) })
    }
    return runs.get(key)
  }
  const knowledge = { vocabulary, run, topic }
  const found = new Map<IndexedEpisode, Searched>()
  for (const indexed of episodes) {
    between?.()
    const heard = heardBy(parts, indexed)
    const wanted = wantedIn(parts, heard, knowledge)
    if (wanted !== false) found.set(indexed, { heard, wanted, topics: topicSightings(parts, heard, knowledge) })
  }
  return found
}

function byId<T>(found: ReadonlyMap<IndexedEpisode, T>): Map<EpisodeId, T> {
  return new Map(Array.from(found, ([{ episode }, each]) => [episode.id, each]))
}
