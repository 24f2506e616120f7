import type { Sequence } from './expansion'
import type { EpisodeWords } from './passages'
import { likeness } from './spelling'
import type { Vocabulary, WordId } from './vocabulary'

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

/**
 * Every place in an episode where one of the sequences is said, in order. One pass over the words (0.3 ms for
 * 100,000 of them), whatever the number of sequences.
 */
export function findSequences(
  text: string,
  words: EpisodeWords,
  table: SequenceTable,
  vocabulary: Vocabulary,
): Sighting[] {
  const found: Sighting[] = []
  const { begins, byFirst } = table
  if (byFirst.size === 0) return found
  const { ids } = words
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number
    if (begins[id] === 0) continue
    for (const sequence of byFirst.get(id) ?? []) {
      const { places, first, last, written } = sequence
      if (!fits(ids, at, places)) continue
      if (written !== undefined && text.slice(words.starts[at], words.ends[at + places.length - 1]) !== written)
        continue
      const quality = qualityAt(sequence, ids, at, vocabulary)
      if (quality > 0) found.push({ at, length: places.length, first, last, quality })
    }
  }
  return found
}

function fits(ids: Int32Array, at: number, places: Sequence['places']): boolean {
  for (let i = 1; i < places.length; i++) {
    const id = ids[at + i]
    if (id === undefined || !(places[i] as ReadonlySet<WordId>).has(id)) return false
  }
  return true
}

function qualityAt(sequence: Sequence, ids: Int32Array, at: number, vocabulary: Vocabulary): number {
  if (sequence.likeness === undefined) return sequence.quality
  let joined = ''
  for (let i = 0; i < sequence.places.length; i++) joined += vocabulary.norm(ids[at + i] as number)
  const alike = likeness(joined, sequence.likeness)
  return alike < leastLikeness ? 0 : sequence.quality * (0.4 + 0.6 * alike)
}
