import type { Openings } from './openings'
import { momentOf, openingBefore } from './openings'
import type { EpisodeWords, WordRange } from './passages'
import { matchesIn, type Match, type RankedQuery } from './matches'
import type { Sighting } from './sequences'
import type { WordId } from './vocabulary'

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
const share = { around: 0.2, pair: 0.25, phrase: 1.2, title: 0.25, opened: 0.25 }
/** A word counts about twice as much when it is said without end as when it is said once. */
const saturation = 1
/** Two words of the query count as a pair with at most so many words between them. */
const widestGap = 3

/** Rates every opening in the given stretch of an episode. */
export function rateOpenings(
  query: RankedQuery,
  words: EpisodeWords,
  openings: Openings,
  sightings: readonly Sighting[],
  range: WordRange,
  titles: TitleShares,
): RatedOpening[] {
  const matches = matchesIn(query, words, sightings, {
    from: range.from - around.before,
    to: range.to + around.after,
  })
  const { surroundings } = query.levers
  const pairs = query.levers.pairs ? pairsOf(query, matches) : []
  const phrases = query.levers.phrases ? phrasesOf(query, matches) : []
  const total = query.weights.reduce((sum, weight) => sum + weight, 0)
  const rated: RatedOpening[] = []
  const firstOpening = openingBefore(openings, range.from)
  const near = new Float64Array(query.weights.length)
  const about = new Float64Array(query.weights.length)
  // The first of each that still count; openings come in order, and so do they.
  let [match, pair, phrase] = [0, 0, 0]
  for (let opening = firstOpening; opening < openings.words.length; opening++) {
    const start = openings.words[opening] as number
    if (start >= range.to) break
    match = firstFrom(matches, match, start - around.before)
    pair = firstFrom(pairs, pair, start)
    phrase = firstFrom(phrases, phrase, start)
    near.fill(0)
    about.fill(0)
    const moment = momentOf(openings, opening, words.length)
    let said = false
    for (let i = match; i < matches.length; i++) {
      const { at, first, last, quality } = matches[i] as Match
      if (at > start + around.after) break
      said ||= at >= moment.from && at < moment.to
      const closeness = nearness(at - start)
      for (let unit = first; unit <= last; unit++) {
        near[unit] = Math.max(near[unit] as number, quality * closeness)
        about[unit] = (about[unit] as number) + quality
      }
    }
    let local = 0
    let context = 0
    query.weights.forEach((weight, unit) => {
      local += weight * (near[unit] as number)
      context += weight * saturated(about[unit] as number)
    })
    const previous = opening === 0 ? -1 : (openings.words[opening - 1] as number)
    const opened = titles.openedWithin(previous, start)
    // What is said only behind the moment is another one's.
    if (!said && opened === 0) continue
    const score =
      local +
      (surroundings ? share.around * context : 0) +
      share.pair * bestPairs(pairs, pair, start) +
      share.phrase * total * nearness((phrases[phrase]?.at ?? Infinity) - start) +
      share.title * titles.over(start) +
      // A title is not said: it leads to where its chapter begins only where nothing better is.
      (local === 0 ? share.opened * opened : 0)
    rated.push({ opening, score })
  }
  return rated
}

/** Index of the first from `at` on, at or after an index. */
function firstFrom(list: readonly { readonly at: number }[], index: number, at: number): number {
  let first = index
  while (first < list.length && (list[first] as { readonly at: number }).at < at) first += 1
  return first
}

/** A word that is said again and again is what the talk is about, but each time adds less. */
function saturated(times: number): number {
  return ((1 + saturation) * times) / (times + saturation)
}

function nearness(distance: number): number {
  if (distance < 0 || distance > reach.end) return 0
  return distance <= reach.full ? 1 - distance / 200 : 0.9 - (0.6 * (distance - reach.full)) / (reach.end - reach.full)
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

function bestPairs(pairs: readonly Weighed[], first: number, start: number): number {
  const best = new Map<number, number>()
  for (let i = first; i < pairs.length; i++) {
    const { at, key, value } = pairs[i] as Weighed
    if (at > start + reach.end) break
    const worth = value * nearness(at - start)
    if (worth > (best.get(key) ?? 0)) best.set(key, worth)
  }
  let sum = 0
  for (const worth of best.values()) sum += worth
  return sum
}

/** Where the whole query is said word by word: the first words, in order. */
function phrasesOf(query: RankedQuery, matches: readonly Match[]): Match[] {
  const last = query.weights.length - 1
  if (last < 1) return []
  const found: Match[] = []
  const sure = matches.filter((match) => match.quality >= 0.9)
  sure.forEach((match, index) => {
    if (match.first !== 0) return
    let end = match
    for (let i = index + 1; i < sure.length && end.last < last; i++) {
      const next = sure[i] as Match
      if (next.at > end.at + end.length) break
      if (next.at === end.at + end.length && next.first === end.last + 1) end = next
    }
    if (end.last === last) found.push(match)
  })
  return found
}

/** How much of a query the titles of chapters say, in units of its weights. */
export interface TitleShares {
  /** The title of the chapter that a word is in. */
  over(word: number): number
  /** The best title of the chapters that begin after one word, up to another. */
  openedWithin(after: number, upTo: number): number
}

/** How much of a query, in units of its weights, some words say. */
export function titleShare(query: RankedQuery, title: readonly WordId[]): number {
  const best = new Float64Array(query.weights.length)
  for (const id of title) {
    for (const { unit, quality } of query.meanings.get(id) ?? []) best[unit] = Math.max(best[unit] as number, quality)
  }
  return query.weights.reduce((sum, weight, unit) => sum + weight * (best[unit] as number), 0)
}
