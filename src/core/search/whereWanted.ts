import type { EpisodeId } from '../library/episode'
import type { Span } from '../model/transcript'
import { placesFor, topicSightings, wantedIn, type Manner, type Run, type Wanted } from './conditions'
import type { Sequence } from './expansion'
import type { IndexedEpisode } from './indexedEpisode'
import { isCondition, type QueryPart } from './query'
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

/** Tells of an episode where the conditions of a query hold; undefined when nowhere in it. */
export type WhereWanted = (at: IndexedEpisode) => Searched | undefined

/**
 * Tests the conditions of a query on the episodes it is asked about, on each once.
 *
 * @param look where in each episode a sequence may be said
 */
export function whereWanted(
  parts: readonly QueryPart[],
  vocabulary: Vocabulary,
  topics: TopicPlaces | undefined,
  look: (sequence: Sequence) => ReadonlyMap<IndexedEpisode, readonly WordRange[]>,
  between?: () => void,
): WhereWanted {
  if (!parts.some(isCondition)) return (at) => ({ heard: at, wanted: true, topics: [] })
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
  const known = new Map<IndexedEpisode, Searched | undefined>()
  return (at) => {
    if (known.has(at)) return known.get(at)
    between?.()
    const heard = heardBy(parts, at)
    const wanted = heard !== undefined && wantedIn(parts, heard, knowledge)
    const searched =
      heard === undefined || wanted === false
        ? undefined
        : { heard, wanted, topics: topicSightings(parts, heard, knowledge) }
    known.set(at, searched)
    return searched
  }
}

function byId<T>(found: ReadonlyMap<IndexedEpisode, T>): Map<EpisodeId, T> {
  return new Map(Array.from(found, ([{ episode }, each]) => [episode.id, each]))
}
