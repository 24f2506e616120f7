import type { Sequence } from './expansion'
import type { IndexedEpisode } from './indexedEpisode'
import type { IndexedEpisodes } from './indexedEpisodes'
import { passagesWith, surelyTogether, type WordRange } from './passages'
import type { SearchEngine } from './searchEngine'
import type { Sighting } from './sequences'
import type { Vocabulary } from './vocabulary'

/** Where in each episode sequences may be said: the passages that hold their words. */
export function rangesWith(
  sequences: readonly Sequence[],
  engine: SearchEngine,
  episodes: IndexedEpisodes,
  vocabulary: Vocabulary,
): Map<IndexedEpisode, WordRange[]> {
  const passages = new Set<number>()
  for (const { places } of sequences) {
    for (const passage of engine.holding(telling(places, vocabulary))) passages.add(passage)
  }
  return episodes.rangesOf(passages)
}

/** To read a passage takes as long as to look through so many numbers of passages that hold a word. */
const costOfReading = 64

/** The places that passages are looked up by: the rarest, and those others that spare more reading than they take. */
function telling(places: Sequence['places'], vocabulary: Vocabulary): Sequence['places'] {
  const used = places.slice(0, surelyTogether).map((place) => ({ place, uses: vocabulary.usesOfAny(place) }))
  const rarest = Math.min(...used.map(({ uses }) => uses))
  return used.filter(({ uses }) => uses === rarest || uses < rarest * costOfReading).map(({ place }) => place)
}

/** The passages where most is sighted, best first, as far as they are accepted. */
export function sightedPassages(
  sightings: ReadonlyMap<IndexedEpisode, readonly Sighting[]>,
  accepts: (passage: number) => boolean,
  limit: number,
): number[] {
  const worth = new Map<number, number>()
  for (const [at, list] of sightings) {
    for (const sighting of list) {
      for (const index of passagesWith(sighting.at, at.words.length)) {
        const id = at.base + index
        const value = sighting.quality * (1 + sighting.last - sighting.first)
        worth.set(id, (worth.get(id) ?? 0) + value)
      }
    }
  }
  return [...worth]
    .filter(([id]) => accepts(id))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limit)
    .map(([id]) => id)
}
