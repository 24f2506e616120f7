import { episodeTitle, type Episode, type EpisodeId } from '../library/episode'
import { fromSource } from '../model/speech'
import type { Span } from '../model/transcript'
import { words } from '../model/words'
import { variantsOf } from './guesses'
import { holdsWords } from './names'
import { momentOf, wordAt } from './openings'
import { firstDay, isCondition, type NameField, type QueryPart } from './query'
import { findSequences, sequenceTable, type Sighting } from './sequences'
import type { Searchable } from './searchable'
import { isSaidBy } from './voices'
import type { Vocabulary, WordId } from './vocabulary'

/** For every opening of an episode whether the hit that opens there is wanted; or the same for all of them. */
export type Wanted = boolean | Uint8Array

/** What conditions are tested with. */
export interface Knowledge {
  readonly vocabulary: Vocabulary
  /** Where a topic is mentioned, by episode: stretches of the source, in order. */
  readonly topic: (name: string) => ReadonlyMap<EpisodeId, readonly Span[]>
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
  const { vocabulary } = knowledge
  switch (part.kind) {
    case 'words':
      return said(part.text, at, vocabulary, 'loose')
    case 'phrase':
      return said(part.text, at, vocabulary, 'exact')
    case 'not':
      if (part.part.kind === 'field' && part.part.field === 'topic')
        return opposite(marked(at, mentionsOf(part.part.value, at, knowledge), overlaps))
      return isSaying(part.part) ? without(part.part.text, at, vocabulary) : opposite(holds(part.part, at, knowledge))
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

/** Where the words are said one after another; loosely means also in the forms that a search would find. */
function said(text: string, at: Searchable, vocabulary: Vocabulary, manner: Manner): Wanted {
  const places = placesOf(text, at, vocabulary, manner)
  // Signs without a word ask for nothing.
  return places === undefined ? true : marked(at, places, isWithin)
}

function without(text: string, at: Searchable, vocabulary: Vocabulary): Wanted {
  const places = placesOf(text, at, vocabulary, 'excluded')
  return places === undefined ? true : opposite(marked(at, places, overlaps))
}

/** How literally words are taken that must, or must not, be said. */
type Manner = 'exact' | 'loose' | 'excluded'

/** Some words of an episode, one after another. */
type Said = Pick<Sighting, 'at' | 'length'>

function placesOf(text: string, at: Searchable, vocabulary: Vocabulary, manner: Manner): readonly Said[] | undefined {
  const norms = words(text).map((word) => word.norm)
  if (norms.length === 0) return undefined
  const places = norms.map((norm): ReadonlySet<WordId> => {
    if (manner === 'loose') return new Set(variantsOf(norm, vocabulary, false).map(({ id }) => id))
    // Who excludes a word means its genitive too; a phrase is taken as it is written.
    const spellings = manner === 'excluded' ? [norm, `${norm}'s`] : [norm]
    return new Set(spellings.flatMap((spelling) => vocabulary.idOf(spelling) ?? []))
  })
  const table = sequenceTable([{ places, first: 0, last: 0, quality: 1 }], vocabulary)
  return findSequences(at.episode.speech.text, at.words, table, vocabulary)
}

/** The words with which a topic is mentioned, in order. */
function mentionsOf(topic: string, { episode, words: spoken }: Searchable, knowledge: Knowledge): Said[] {
  const spans = knowledge.topic(topic).get(episode.id) ?? []
  return spans.map((span) => {
    const at = wordAt(spoken, fromSource(episode.speech, span.start))
    const end = wordAt(spoken, fromSource(episode.speech, span.end))
    return { at, length: Math.max(1, end - at) }
  })
}

type Test = (from: number, to: number, start: number, end: number) => boolean
const isWithin: Test = (from, to, start, end) => start >= from && end <= to
const overlaps: Test = (from, to, start, end) => end > from && start < to

/** Marks the openings whose moment some place stands to as `test` says; both are in order, so few are looked at. */
function marked(at: Searchable, said: readonly Said[], test: Test): Wanted {
  if (said.length === 0) return false
  const result = new Uint8Array(at.openings.words.length)
  let earliest = 0
  for (let opening = 0; opening < result.length; opening++) {
    const { from, to } = momentOf(at.openings, opening, at.words)
    while (earliest < said.length && endOf(said[earliest] as Said) <= from) earliest += 1
    for (let i = earliest; i < said.length; i++) {
      const place = said[i] as Said
      if (place.at >= to) break
      if (test(from, to, place.at, endOf(place))) {
        result[opening] = 1
        break
      }
    }
  }
  return result
}

function endOf({ at, length }: Said): number {
  return at + length
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
      const said = isSaidBy(episode, value)
      const result = Uint8Array.from(openings.cues, said)
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
  return a.map((value, index) => value & (b[index] as number))
}

function either(a: Wanted, b: Wanted): Wanted {
  if (typeof a === 'boolean') return a || b
  if (typeof b === 'boolean') return b || a
  return a.map((value, index) => value | (b[index] as number))
}

function opposite(wanted: Wanted): Wanted {
  return typeof wanted === 'boolean' ? !wanted : wanted.map((value) => 1 - value)
}
