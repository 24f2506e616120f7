import { episodeTitle, type Episode, type EpisodeId } from '../library/episode'
import { fromSource } from '../model/speech'
import type { Span } from '../model/transcript'
import { words } from '../model/words'
import { variantsOf } from './guesses'
import { allLevers } from './levers'
import { holdsWords } from './names'
import { longestMoment, momentOf } from './openings'
import type { WordRange } from './passages'
import { firstDay, isCondition, type NameField, type QueryPart } from './query'
import { findSequences, type SequenceTable, type Sighting } from './sequences'
import type { Searchable } from './searchable'
import { isSaidBy } from './voices'
import type { Vocabulary, WordId } from './vocabulary'
import { wordAt } from './wordPlaces'

/** For every opening of an episode whether the hit that opens there is wanted; or the same for all of them. */
export type Wanted = boolean | Uint8Array

/** What conditions are tested with. */
export interface Knowledge {
  readonly vocabulary: Vocabulary
  /** What is looked for where words must, or must not, be said; undefined for signs without a word. */
  readonly run: (text: string, manner: Manner) => Run | undefined
  /** Where a topic is mentioned, by episode: stretches of the source, in order. */
  readonly topic: (name: string) => ReadonlyMap<EpisodeId, readonly Span[]>
}

/** How literally words are taken that must, or must not, be said; loosely means in the forms that a search would find. */
export type Manner = 'exact' | 'loose' | 'excluded'

/** Words one after another, and the stretches of episodes that may hold them. */
export interface Run {
  readonly table: SequenceTable
  readonly ranges: ReadonlyMap<EpisodeId, readonly WordRange[]>
}

/** Tests all conditions of a query on an episode; the words that only rank are no conditions. */
export function wantedIn(parts: readonly QueryPart[], at: Searchable, knowledge: Knowledge): Wanted {
  let wanted: Wanted = true
  for (const part of parts) {
    if (wanted === false) return false
    if (isCondition(part)) wanted = both(wanted, holds(part, at, knowledge))
  }
  return wanted
}

/** Where the topics are mentioned that a query asks for, as words that answer it. */
export function topicSightings(parts: readonly QueryPart[], at: Searchable, knowledge: Knowledge): Sighting[] {
  const found = parts.flatMap((part): Sighting[] => {
    if (part.kind === 'any') return topicSightings(part.parts, at, knowledge)
    if (part.kind !== 'field' || part.field !== 'topic') return []
    return mentionsOf(part.value, at, knowledge).map((mention) => ({ ...mention, first: 0, last: 0, quality: 1 }))
  })
  return found.sort((a, b) => a.at - b.at)
}

function holds(part: QueryPart, at: Searchable, knowledge: Knowledge): Wanted {
  switch (part.kind) {
    case 'words':
      return said(part.text, at, knowledge, 'loose')
    case 'phrase':
      return said(part.text, at, knowledge, 'exact')
    case 'not':
      if (part.part.kind === 'field' && part.part.field === 'topic')
        return opposite(marked(at, mentionsOf(part.part.value, at, knowledge), overlaps))
      return isSaying(part.part) ? without(part.part.text, at, knowledge) : opposite(holds(part.part, at, knowledge))
    case 'any':
      return part.parts.map((each) => holds(each, at, knowledge)).reduce(either, false)
    case 'field':
      return fieldHolds(part.field, part.value, at, knowledge)
    case 'date':
      return dateHolds(part.field, part.value, at.episode)
  }
}

function isSaying(part: QueryPart): part is QueryPart & { readonly kind: 'words' | 'phrase' } {
  return part.kind === 'words' || part.kind === 'phrase'
}

/** Other words for the same answer no condition. */
const asSaid = { ...allLevers, synonyms: false }

/** The words of a text as a run to look for; undefined for signs without a word. */
export function placesFor(text: string, manner: Manner, vocabulary: Vocabulary): ReadonlySet<WordId>[] | undefined {
  const norms = words(text).map((word) => word.norm)
  if (norms.length === 0) return undefined
  return norms.map((norm) => {
    if (manner === 'loose') return new Set(variantsOf(norm, vocabulary, false, asSaid).map(({ id }) => id))
    // Who excludes a word means its genitive too; a phrase is taken as it is written.
    const spellings = manner === 'excluded' ? [norm, `${norm}'s`] : [norm]
    return new Set(spellings.flatMap((spelling) => vocabulary.idOf(spelling) ?? []))
  })
}

/** Where the words are said one after another. */
function said(text: string, at: Searchable, knowledge: Knowledge, manner: Manner): Wanted {
  const places = placesOf(text, at, knowledge, manner)
  // Signs without a word ask for nothing.
  return places === undefined ? true : marked(at, places, isWithin)
}

function without(text: string, at: Searchable, knowledge: Knowledge): Wanted {
  const places = placesOf(text, at, knowledge, 'excluded')
  return places === undefined ? true : opposite(marked(at, places, overlaps))
}

/** Some words of an episode, one after another. */
type Said = Pick<Sighting, 'at' | 'length'>

function placesOf(text: string, at: Searchable, knowledge: Knowledge, manner: Manner): readonly Said[] | undefined {
  const run = knowledge.run(text, manner)
  if (run === undefined) return undefined
  return findSequences(at, run.ranges.get(at.episode.id) ?? [], run.table, knowledge.vocabulary)
}

/** The words with which a topic is mentioned, in order. */
function mentionsOf(topic: string, at: Searchable, knowledge: Knowledge): Said[] {
  const spans = knowledge.topic(topic).get(at.episode.id) ?? []
  if (spans.length === 0) return []
  const { speech } = at.episode
  return spans.map((span) => {
    const start = wordAt(at, fromSource(speech, span.start))
    const end = wordAt(at, fromSource(speech, span.end))
    return { at: start, length: Math.max(1, end - start) }
  })
}

type Test = (from: number, to: number, start: number, end: number) => boolean
const isWithin: Test = (from, to, start, end) => start >= from && end <= to
const overlaps: Test = (from, to, start, end) => end > from && start < to

/** Marks the openings whose moment some place stands to as `test` says. */
function marked({ openings, words: { length: wordCount } }: Searchable, said: readonly Said[], test: Test): Wanted {
  if (said.length === 0) return false
  const { froms } = openings
  const result = new Uint8Array(froms.length)
  let first = 0
  for (const { at: start, length } of said) {
    const end = start + length
    // Moments that begin earlier end before; places come in order.
    while (first < froms.length && (froms[first] as number) <= start - longestMoment) first += 1
    for (let opening = first; opening < froms.length && (froms[opening] as number) < end; opening++) {
      if (result[opening] === 1) continue
      const { from, to } = momentOf(openings, opening, wordCount)
      if (test(from, to, start, end)) result[opening] = 1
    }
  }
  return result
}

function fieldHolds(field: NameField, value: string, at: Searchable, knowledge: Knowledge): Wanted {
  const { episode, openings } = at
  switch (field) {
    case 'show':
      return holdsWords(episode.metadata.show?.value ?? '', value)
    case 'in':
      return holdsWords(episodeTitle(episode), value) || holdsWords(episode.path, value)
    case 'topic':
      return marked(at, mentionsOf(value, at, knowledge), isWithin)
    case 'speaker': {
      const said = isSaidBy(at.speakers, value)
      const result = new Uint8Array(openings.cues.length)
      for (let i = 0; i < result.length; i++) result[i] = said(openings.cues[i] as number)
      return result.includes(1) && result
    }
  }
}

/** An episode of which only year or month is known counts as of their first day; one without a date is on neither side. */
function dateHolds(field: 'before' | 'after', value: string, episode: Episode): boolean {
  const date = firstDay(episode.metadata.date?.value ?? '')
  if (date === undefined) return false
  return field === 'before' ? date < value : date >= value
}

function both(a: Wanted, b: Wanted): Wanted {
  if (typeof a === 'boolean') return a && b
  if (typeof b === 'boolean') return b && a
  const result = new Uint8Array(a.length)
  for (let i = 0; i < a.length; i++) result[i] = (a[i] as number) & (b[i] as number)
  return result
}

function either(a: Wanted, b: Wanted): Wanted {
  if (typeof a === 'boolean') return a || b
  if (typeof b === 'boolean') return b || a
  const result = new Uint8Array(a.length)
  for (let i = 0; i < a.length; i++) result[i] = (a[i] as number) | (b[i] as number)
  return result
}

function opposite(wanted: Wanted): Wanted {
  return typeof wanted === 'boolean' ? !wanted : wanted.map((value) => 1 - value)
}
