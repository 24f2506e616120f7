import type { EpisodeId } from '../library/episode'
import type { Span } from '../model/transcript'
import { topicSightings, wantedIn, type Wanted } from './conditions'
import type { IndexedEpisode } from './indexedEpisode'
import type { QueryPart } from './query'
import type { Searchable } from './searchable'
import type { Sighting } from './sequences'
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

/** The episodes in which the conditions of a query hold somewhere. */
export function whereWanted(
  parts: readonly QueryPart[],
  episodes: Iterable<IndexedEpisode>,
  vocabulary: Vocabulary,
  topics: TopicPlaces | undefined,
  between?: () => void,
): Map<IndexedEpisode, Searched> {
  const places = new Map<string, ReadonlyMap<EpisodeId, readonly Span[]>>()
  const topic = (name: string): ReadonlyMap<EpisodeId, readonly Span[]> => {
    const known = places.get(name) ?? topics?.placesOf(name) ?? new Map<EpisodeId, never>()
    places.set(name, known)
    return known
  }
  const knowledge = { vocabulary, topic }
  const found = new Map<IndexedEpisode, Searched>()
  for (const indexed of episodes) {
    between?.()
    const heard = heardBy(parts, indexed)
    const wanted = wantedIn(parts, heard, knowledge)
    if (wanted !== false) found.set(indexed, { heard, wanted, topics: topicSightings(parts, heard, knowledge) })
  }
  return found
}
