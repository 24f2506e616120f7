import { episodeTitle, type Episode } from '../library/episode'
import { words } from '../model/words'
import { variantsOf } from './guesses'
import type { Openings } from './openings'
import { momentOf } from './openings'
import type { EpisodeWords } from './passages'
import { firstDay, isCondition, type QueryPart } from './query'
import { findSequences, sequenceTable } from './sequences'
import type { Vocabulary, WordId } from './vocabulary'

/** For every opening of an episode whether the hit that opens there is wanted; or the same for all of them. */
export type Wanted = boolean | Uint8Array

/** What a condition is tested on. */
export interface Searchable {
  readonly episode: Episode
  readonly words: EpisodeWords
  readonly openings: Openings
}

/** Tests all conditions of a query on an episode; the words that only rank are no conditions. */
export function wantedIn(parts: readonly QueryPart[], at: Searchable, vocabulary: Vocabulary): Wanted {
  let wanted: Wanted = true
  for (const part of parts) {
    if (wanted === false) return false
    if (isCondition(part)) wanted = both(wanted, holds(part, at, vocabulary))
  }
  return wanted
}

function holds(part: QueryPart, at: Searchable, vocabulary: Vocabulary): Wanted {
  switch (part.kind) {
    case 'words':
      return said(part.text, at, vocabulary, 'loose')
    case 'phrase':
      return said(part.text, at, vocabulary, 'exact')
    case 'not':
      return isSaying(part.part) ? without(part.part.text, at, vocabulary) : opposite(holds(part.part, at, vocabulary))
    case 'any':
      return part.parts.map((each) => holds(each, at, vocabulary)).reduce(either, false)
    case 'field':
      return fieldHolds(part.field, part.value, at)
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
  return places === undefined ? true : marked(at, places, (from, to, start, end) => start >= from && end <= to)
}

function without(text: string, at: Searchable, vocabulary: Vocabulary): Wanted {
  const places = placesOf(text, at, vocabulary, 'excluded')
  return places === undefined ? true : opposite(marked(at, places, (from, to, start, end) => end > from && start < to))
}

/** How literally words are taken that must, or must not, be said. */
type Manner = 'exact' | 'loose' | 'excluded'

interface Said {
  readonly at: readonly number[]
  readonly length: number
}

function placesOf(text: string, at: Searchable, vocabulary: Vocabulary, manner: Manner): Said | undefined {
  const norms = words(text).map((word) => word.norm)
  if (norms.length === 0) return undefined
  const places = norms.map((norm): ReadonlySet<WordId> => {
    if (manner === 'loose') return new Set(variantsOf(norm, vocabulary, false).map(({ id }) => id))
    // Who excludes a word means its genitive too; a phrase is taken as it is written.
    const spellings = manner === 'excluded' ? [norm, `${norm}'s`] : [norm]
    return new Set(spellings.flatMap((spelling) => vocabulary.idOf(spelling) ?? []))
  })
  const table = sequenceTable([{ places, first: 0, last: 0, quality: 1 }], vocabulary)
  const found = findSequences(at.episode.speech.text, at.words, table, vocabulary)
  return { at: found.map((sighting) => sighting.at), length: norms.length }
}

/** Marks the openings whose moment some place stands to as `test` says; both are in order, so few are looked at. */
function marked(
  at: Searchable,
  said: Said,
  test: (from: number, to: number, start: number, end: number) => boolean,
): Wanted {
  if (said.at.length === 0) return false
  const result = new Uint8Array(at.openings.words.length)
  let earliest = 0
  for (let opening = 0; opening < result.length; opening++) {
    const { from, to } = momentOf(at.openings, opening, at.words)
    while (earliest < said.at.length && (said.at[earliest] as number) + said.length <= from) earliest += 1
    for (let i = earliest; i < said.at.length && (said.at[i] as number) < to; i++) {
      const start = said.at[i] as number
      if (test(from, to, start, start + said.length)) {
        result[opening] = 1
        break
      }
    }
  }
  return result
}

function fieldHolds(field: 'show' | 'in' | 'speaker', value: string, { episode, openings }: Searchable): Wanted {
  switch (field) {
    case 'show':
      return holdsWords(episode.metadata.show?.value ?? '', value)
    case 'in':
      return holdsWords(episodeTitle(episode), value) || holdsWords(episode.path, value)
    case 'speaker': {
      const { cues } = episode.transcript
      const known = new Map<string, boolean>()
      return Uint8Array.from(openings.cues, (cue) => {
        const speaker = cues[cue]?.speaker
        if (speaker === undefined) return 0
        const result = known.get(speaker) ?? holdsWords(speaker, value)
        known.set(speaker, result)
        return result ? 1 : 0
      })
    }
  }
}

/** True when the value's words stand in the text one after another; the last one may be only begun. */
function holdsWords(text: string, value: string): boolean {
  const fold = (part: string): string =>
    ` ${words(part)
      .map((word) => word.norm)
      .join(' ')}`
  return fold(text).includes(fold(value))
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
