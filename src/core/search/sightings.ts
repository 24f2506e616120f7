import type { Sequence } from './expansion'
import type { IndexedEpisode } from './indexedEpisode'
import type { IndexedEpisodes } from './indexedEpisodes'
import { passagesWith, surelyTogether, type WordRange } from './passages'
import type { SearchEngine } from './searchEngine'
import type { Sighting } from './sequences'
import { TopK } from './topK'
import type { Vocabulary } from './vocabulary'

/** Where in each episode sequences may be said: the passages that hold their words. */
export function rangesWith(
  sequences: readonly Sequence[],
  engine: SearchEngine,
  episodes: IndexedEpisodes,
  vocabulary: Vocabulary,
): Map<IndexedEpisode, WordRange[]> {
  const found: number[] = []
  for (const { places, scope } of sequences) {
    // Few forms of a glossary hold in one show alone, but those are often everyday words.
    if (scope !== undefined && !episodes.all().some(({ within }) => within(scope))) continue
    for (const passage of engine.holding(telling(places, vocabulary))) {
      if (scope === undefined || episodes.ownerOf(passage)?.within(scope) === true) found.push(passage)
    }
  }
  return episodes.rangesOf(found)
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
  const passages = Array.from(sightings.keys()).reduce((sum, at) => sum + at.passages, 0)
  const best = new TopK(Math.min(limit, passages))
  for (const [at, list] of sightings) {
    const worth = new Float64Array(at.passages)
    for (const sighting of list) {
      for (const index of passagesWith(sighting.at, at.words.length)) {
        worth[index] = (worth[index] as number) + sighting.quality * (1 + sighting.last - sighting.first)
      }
    }
    worth.forEach((value, index) => {
      if (value > 0 && accepts(at.base + index)) best.offer(at.base + index, value)
    })
  }
  return best.matches().map(({ id }) => id)
}
