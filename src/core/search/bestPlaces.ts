import type { IndexedEpisode } from './indexedEpisode'

/** A moment that may become a hit. */
export interface Candidate {
  readonly at: IndexedEpisode
  /** Index in its openings. */
  readonly opening: number
  readonly score: number
}

/** Two hits in an episode are at least so many words apart, so that what they show does not overlap. */
const apart = 60

/** What scores less than this share of the best only sounds a little like a word of the query, or says its least word. */
const leastShare = 0.1

/** Drops what is so much poorer than the best that it answers nothing. */
export function withoutChance(candidates: readonly Candidate[]): Candidate[] {
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0)
  return candidates.filter(({ score }) => score >= leastShare * best)
}

/** Drops what lies near something better, so that every hit is another moment. */
export function bestOfEachPlace(candidates: Candidate[], limit: number): Candidate[] {
  candidates.sort((a, b) => b.score - a.score || a.at.base - b.at.base || a.opening - b.opening)
  const taken = new Map<IndexedEpisode, Map<number, number>>()
  const best: Candidate[] = []
  for (const candidate of candidates) {
    if (best.length >= limit) break
    const places = taken.get(candidate.at) ?? new Map<number, number>()
    const word = candidate.at.openings.words[candidate.opening] as number
    const stretch = Math.floor(word / apart)
    const near = [stretch - 1, stretch, stretch + 1].some(
      (each) => Math.abs((places.get(each) ?? Infinity) - word) < apart,
    )
    if (near) continue
    places.set(stretch, word)
    taken.set(candidate.at, places)
    best.push(candidate)
  }
  return best
}
