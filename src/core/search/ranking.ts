import type { Openings } from './openings'
import { openingBefore } from './openings'
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
  /** For each word of the query by what guesses at it are multiplied, where nobody said it as typed. */
  readonly lifts: readonly number[]
}

/** How well what is said from an opening on answers the query. */
export interface RatedOpening {
  /** Index in {@link Openings}. */
  readonly opening: number
  readonly score: number
}

/** How far behind an opening words count, and up to where they count almost fully. */
const reach = { full: 20, end: 72 }
/** Words before and after an opening that count as what it is about. */
const around = { before: 40, after: 90 }
/** Share of each sign in a score, in units of the weights of the query's words. */
const share = { around: 0.35, pair: 0.25, phrase: 1.2, title: 0.25 }
/** How much all words of a query together are worth more than the same words apart. */
const completeness = 0.5
/** A lifted guess is worth no more than this. */
const surest = 0.95
/** Two words of the query count as a pair with at most so many words between them. */
const widestGap = 3

interface Match {
  readonly at: number
  readonly length: number
  readonly first: number
  readonly last: number
  readonly quality: number
}

/** Rates every opening in the given stretch of an episode. */
export function rateOpenings(
  query: RankedQuery,
  words: EpisodeWords,
  openings: Openings,
  sightings: readonly Sighting[],
  range: WordRange,
  titled: (word: number) => number,
): RatedOpening[] {
  const matches = matchesIn(query, words, sightings, range)
  if (matches.length === 0 || openings.words.length === 0) return []
  const pairs = pairsOf(query, matches)
  const phrases = phrasesOf(query, matches)
  const total = query.weights.reduce((sum, weight) => sum + weight, 0)
  const rated: RatedOpening[] = []
  const firstOpening = openingBefore(openings, range.from)
  for (let opening = firstOpening; opening < openings.words.length; opening++) {
    const start = openings.words[opening] as number
    if (start >= range.to) break
    const near = new Float64Array(query.weights.length)
    const about = new Float64Array(query.weights.length)
    for (const match of matches) {
      const distance = match.at - start
      if (distance < -around.before) continue
      if (distance > around.after) break
      const closeness = nearness(distance)
      for (let unit = match.first; unit <= match.last; unit++) {
        near[unit] = Math.max(near[unit] as number, match.quality * closeness)
        about[unit] = Math.max(about[unit] as number, match.quality)
      }
    }
    let local = 0
    let context = 0
    query.weights.forEach((weight, unit) => {
      local += weight * (near[unit] as number)
      context += weight * (about[unit] as number)
    })
    if (local === 0) continue
    const score =
      local +
      share.around * context +
      share.pair * bestPairs(pairs, start) +
      share.phrase * total * bestPhrase(phrases, start) +
      share.title * titled(start)
    rated.push({ opening, score: score * (local / total) ** completeness })
  }
  return rated
}

function nearness(distance: number): number {
  if (distance < 0 || distance > reach.end) return 0
  return distance <= reach.full ? 1 - distance / 200 : 0.9 - (0.6 * (distance - reach.full)) / (reach.end - reach.full)
}

/** The matches around a stretch, in the order in which they are said. */
function matchesIn(query: RankedQuery, words: EpisodeWords, sightings: readonly Sighting[], range: WordRange): Match[] {
  const from = Math.max(0, range.from - around.before)
  const to = Math.min(words.ids.length, range.to + around.after)
  const found: Match[] = []
  let next = firstFrom(sightings, from)
  for (let at = from; at < to; at++) {
    const id = words.ids[at] as WordId
    for (const { unit, quality } of query.meant[id] === 1 ? (query.meanings.get(id) ?? []) : []) {
      found.push({ at, length: 1, first: unit, last: unit, quality })
    }
    for (let sighting = sightings[next]; sighting !== undefined && sighting.at === at; sighting = sightings[++next]) {
      found.push(lifted(query, sighting))
    }
  }
  return found
}

function lifted(query: RankedQuery, sighting: Sighting): Match {
  const { at, length, first, last } = sighting
  let lift = 1
  for (let unit = first; unit <= last; unit++) lift = Math.max(lift, query.lifts[unit] ?? 1)
  return { at, length, first, last, quality: Math.max(sighting.quality, Math.min(surest, sighting.quality * lift)) }
}

interface Weighed {
  readonly at: number
  readonly key: number
  readonly value: number
}

/** Neighbours in the query that are said near each other: in order and side by side counts most. */
function pairsOf(query: RankedQuery, matches: readonly Match[]): Weighed[] {
  const pairs: Weighed[] = []
  matches.forEach((match, index) => {
    for (let unit = match.first; unit < match.last; unit++) pairs.push(weighed(query, match.at, unit, match.quality))
    for (let other = index + 1; other < matches.length; other++) {
      const second = matches[other] as Match
      const gap = second.at - match.at - match.length
      if (gap > widestGap) break
      if (gap < 0) continue
      const quality = Math.min(match.quality, second.quality)
      if (second.first === match.last + 1) pairs.push(weighed(query, match.at, match.last, quality / (1 + 0.4 * gap)))
      else if (second.last === match.first - 1)
        pairs.push(weighed(query, match.at, second.last, (0.5 * quality) / (1 + gap)))
    }
  })
  return pairs
}

function weighed(query: RankedQuery, at: number, unit: number, quality: number): Weighed {
  return { at, key: unit, value: quality * (((query.weights[unit] ?? 0) + (query.weights[unit + 1] ?? 0)) / 2) }
}

function bestPairs(pairs: readonly Weighed[], start: number): number {
  const best = new Map<number, number>()
  for (const { at, key, value } of pairs) {
    const worth = value * nearness(at - start)
    if (worth > (best.get(key) ?? 0)) best.set(key, worth)
  }
  let sum = 0
  for (const worth of best.values()) sum += worth
  return sum
}

/** Where the whole query is said word by word: positions of the first words. */
function phrasesOf(query: RankedQuery, matches: readonly Match[]): number[] {
  const last = query.weights.length - 1
  if (last < 1) return []
  const found: number[] = []
  const sure = matches.filter((match) => match.quality >= 0.9)
  sure.forEach((match, index) => {
    if (match.first !== 0) return
    let end = match
    for (let i = index + 1; i < sure.length && end.last < last; i++) {
      const next = sure[i] as Match
      if (next.at > end.at + end.length) break
      if (next.at === end.at + end.length && next.first === end.last + 1) end = next
    }
    if (end.last === last) found.push(match.at)
  })
  return found
}

function bestPhrase(phrases: readonly number[], start: number): number {
  let best = 0
  for (const at of phrases) best = Math.max(best, nearness(at - start))
  return best
}

/** How much of a query, in units of its weights, some words say. */
export function titleShare(query: RankedQuery, title: readonly WordId[]): number {
  const best = new Float64Array(query.weights.length)
  for (const id of title) {
    for (const { unit, quality } of query.meanings.get(id) ?? []) best[unit] = Math.max(best[unit] as number, quality)
  }
  return query.weights.reduce((sum, weight, unit) => sum + weight * (best[unit] as number), 0)
}

function firstFrom(sightings: readonly Sighting[], from: number): number {
  let low = 0
  let high = sightings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sightings[middle] as Sighting).at < from) low = middle + 1
    else high = middle
  }
  return low
}
