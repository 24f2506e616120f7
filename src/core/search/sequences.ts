import type { Searchable } from './searchable'
import type { Sequence } from './expansion'
import type { EpisodeWords, WordRange } from './passages'
import { likeness } from './spelling'
import type { Vocabulary, WordId } from './vocabulary'
import { isInCase } from './wordCases'
import { placesOf } from './wordPlaces'

/** A place where a {@link Sequence} is said: its first word and how many words it takes. */
export interface Sighting {
  readonly at: number
  readonly length: number
  readonly first: number
  readonly last: number
  readonly quality: number
}

/** Sequences by the words they may begin with. */
export interface SequenceTable {
  readonly byFirst: ReadonlyMap<WordId, readonly Sequence[]>
  /** 1 for the words in `byFirst`: nearly all words of a text are passed over by it. */
  readonly begins: Uint8Array
}

export function sequenceTable(sequences: readonly Sequence[], vocabulary: Vocabulary): SequenceTable {
  const begins = new Uint8Array(vocabulary.size)
  const table = new Map<WordId, Sequence[]>()
  for (const sequence of sequences) {
    for (const id of sequence.places[0] ?? []) {
      begins[id] = 1
      const list = table.get(id)
      if (list === undefined) table.set(id, [sequence])
      else list.push(sequence)
    }
  }
  return { byFirst: table, begins }
}

/** Below this share of common letters a run that merely sounds alike is taken for chance. */
const leastLikeness = 0.4

/** Every place in some stretches of an episode where one of the sequences is said, in order. */
export function findSequences(
  at: Searchable,
  ranges: readonly WordRange[],
  table: SequenceTable,
  vocabulary: Vocabulary,
): Sighting[] {
  const found: Sighting[] = []
  const { begins, byFirst } = table
  const { words, within } = at
  for (const { from, to } of ranges) {
    for (let word = from; word < to; word++) {
      const id = words[word] as WordId
      if (begins[id] !== 1) continue
      for (const sequence of byFirst.get(id) ?? []) {
        const { places, first, last, written, scope } = sequence
        if (!fits(words, word, places) || (scope !== undefined && !within(scope))) continue
        if (written !== undefined && !isWritten(at, word, places.length, written, vocabulary)) continue
        const quality = qualityAt(sequence, words, word, vocabulary)
        if (quality > 0) found.push({ at: word, length: places.length, first, last, quality })
      }
    }
  }
  return found
}

/** True when so many words from one on are written like this, signs between them included. */
function isWritten(at: Searchable, word: number, length: number, written: string, vocabulary: Vocabulary): boolean {
  const [begin = written] = written.split(' ')
  const known = isInCase(at.cases, word, begin)
  // Of a single word of plain letters its case is all that its norm leaves out.
  if (known === true && length === 1) return vocabulary.norm(at.words[word] as WordId) === written.toLowerCase()
  return known !== false && textOf(at, word, length) === written
}

/** What is written from one word on, so many words long. */
function textOf(at: Searchable, word: number, length: number): string {
  const places = placesOf(at, word, word + length)
  return at.episode.speech.text.slice(places[0]?.start ?? 0, places.at(-1)?.end ?? 0)
}

function fits(ids: EpisodeWords, at: number, places: Sequence['places']): boolean {
  for (let i = 1; i < places.length; i++) {
    const id = ids[at + i]
    if (id === undefined || !(places[i] as ReadonlySet<WordId>).has(id)) return false
  }
  return true
}

function qualityAt(sequence: Sequence, ids: EpisodeWords, at: number, vocabulary: Vocabulary): number {
  if (sequence.likeness === undefined) return sequence.quality
  let joined = ''
  for (let i = 0; i < sequence.places.length; i++) joined += vocabulary.norm(ids[at + i] as number)
  const alike = likeness(joined, sequence.likeness)
  return alike < leastLikeness ? 0 : sequence.quality * (0.4 + 0.6 * alike)
}
