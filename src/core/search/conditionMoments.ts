import type { Candidate } from './bestPlaces'
import type { Wanted } from './conditions'
import type { IndexedEpisode } from './indexedEpisode'
import { openingBefore } from './openings'
import type { Sighting } from './sequences'

/**
 * The moments of an episode for a query that holds no words: where its topics are mentioned; else where what its
 * conditions ask for begins, such as a speaker's turns; else the episode's own beginning. The first moments of all
 * episodes are better than the second ones, so that a short list shows something of each.
 */
export function conditionMoments(at: IndexedEpisode, wanted: Wanted, topics: readonly Sighting[]): Candidate[] {
  const openings = topics.length > 0 ? mentioned(at, wanted, topics) : begun(at, wanted)
  return openings.map((opening, index) => ({ at, opening, score: -index }))
}

function mentioned({ openings }: IndexedEpisode, wanted: Wanted, topics: readonly Sighting[]): number[] {
  const at = topics.map((mention) => openingBefore(openings, mention.at))
  return [...new Set(at)].filter((opening) => wanted === true || (wanted !== false && wanted[opening] === 1))
}

function begun({ openings }: IndexedEpisode, wanted: Wanted): number[] {
  if (wanted === false || openings.words.length === 0) return []
  if (wanted === true) return [0]
  const found: number[] = []
  wanted.forEach((is, opening) => {
    if (is === 1 && wanted[opening - 1] !== 1) found.push(opening)
  })
  return found
}
