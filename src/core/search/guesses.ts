import { stemOf } from '../library/stem'
import { functionWords } from './functionWords'
import { allLevers, type Levers } from './levers'
import { likeness, longestWord } from './spelling'
import { synonymsOf } from './synonyms'
import { soundsOf, type Vocabulary, type WordId } from './vocabulary'

/** A word of the library that a typed word may stand for; `quality` is 1 for the very word, less for a guess. */
export interface Variant {
  readonly id: WordId
  readonly quality: number
  /** Set for another word for the same, which is meant beside the very word, and not in place of it. */
  readonly synonym?: true
}

/** How much each kind of guess is worth beside the very word. */
const worth = {
  numeral: 0.9,
  stem: 0.92,
  synonym: 0.6,
  prefix: 0.45,
  oneEdit: 0.7,
  twoEdits: 0.5,
  sound: 0.55,
  nearSound: 0.5,
}

/** Shorter words than these are not searched for in that way: too many words would be meant. */
const shortest = { prefix: 3, oneEdit: 4, twoEdits: 8, sound: 3, soundKey: 2, nearSoundKey: 4 }

/** Below this share of common letters words that sound the same, or only nearly so, are no guess. */
const leastLikeness = { sound: 0.4, nearSound: 0.5 }

/**
 * The words of the library that a word of the query may stand for, best first: itself, the same stem, a number
 * written otherwise, near spellings, the same sound.
 *
 * @param typing true for a word that may be unfinished: words that begin with it are guesses too
 */
export function variantsOf(
  norm: string,
  vocabulary: Vocabulary,
  typing: boolean,
  levers: Levers = allLevers,
): Variant[] {
  const best = new Map<WordId, number>()
  const offer = (id: WordId, quality: number): void => {
    if (vocabulary.uses(id) > 0 && quality > (best.get(id) ?? 0)) best.set(id, quality)
  }
  const exact = vocabulary.idOf(norm)
  if (exact !== undefined) offer(exact, 1)
  if (typing && norm.length >= shortest.prefix) {
    for (const id of vocabulary.withPrefix(norm)) offer(id, worth.prefix)
  }
  if (!functionWords.has(norm) && norm.length <= longestWord) {
    if (levers.stems) for (const id of vocabulary.withStem(stemOf(norm))) offer(id, worth.stem)
    for (const numeral of levers.numerals ? numeralsOf(norm) : []) {
      const id = vocabulary.idOf(numeral)
      if (id !== undefined) offer(id, worth.numeral)
    }
    for (const { id, quality } of levers.spellings ? spelledAlike(norm, vocabulary) : []) {
      offer(id, quality)
      // A mistyped plural still means the singular.
      for (const form of vocabulary.withStem(stemOf(vocabulary.norm(id)))) offer(form, quality * worth.stem)
    }
    if (norm.length >= shortest.sound) {
      for (const { id, quality } of soundingAlike(norm, soundsOf(norm), vocabulary, levers)) offer(id, quality)
    }
  }
  const guesses: Variant[] = Array.from(best, ([id, quality]) => ({ id, quality }))
  const synonyms = levers.synonyms ? synonymsIn(norm, vocabulary).filter((id) => !best.has(id)) : []
  const others = synonyms.map((id): Variant => ({ id, quality: worth.synonym, synonym: true }))
  return [...guesses, ...others].sort((a, b) => b.quality - a.quality || a.id - b.id)
}

/** Other words for a word, in all their forms that are said. */
function synonymsIn(norm: string, vocabulary: Vocabulary): WordId[] {
  return synonymsOf(norm).flatMap((stem) => vocabulary.withStem(stem).filter((id) => vocabulary.uses(id) > 0))
}

/**
 * Words that `norm` may be a misspelling of: one mistake from four letters on, two from eight. Digits must be
 * right, and for two mistakes the first letter too.
 */
export function spelledAlike(norm: string, vocabulary: Vocabulary): Variant[] {
  const limit = norm.length >= shortest.twoEdits ? 2 : norm.length >= shortest.oneEdit ? 1 : 0
  if (limit === 0) return []
  const digits = digitsOf(norm)
  return vocabulary.withSpelling(norm, limit).flatMap(({ id, distance }) => {
    const other = vocabulary.norm(id)
    if (functionWords.has(other) || digitsOf(other) !== digits) return []
    return [{ id, quality: distance === 1 ? worth.oneEdit : worth.twoEdits }]
  })
}

/** Words with one of these phonetic keys, or nearly, that share enough letters with `spelled` to be a guess at it. */
export function soundingAlike(
  spelled: string,
  keys: readonly string[],
  vocabulary: Vocabulary,
  { sounds, nearSounds }: Levers,
): Variant[] {
  const found: Variant[] = []
  const offer = (ids: readonly WordId[], least: number, most: number): void => {
    for (const id of ids) {
      const other = vocabulary.norm(id)
      if (other === spelled || functionWords.has(other) || vocabulary.uses(id) <= 0) continue
      const alike = likeness(spelled, other)
      if (alike >= least) found.push({ id, quality: most * (0.4 + 0.6 * alike) })
    }
  }
  for (const key of keys) {
    if (sounds && key.length >= shortest.soundKey) offer(vocabulary.withSound(key), leastLikeness.sound, worth.sound)
    if (nearSounds && key.length >= shortest.nearSoundKey)
      offer(vocabulary.withNearSound(key), leastLikeness.nearSound, worth.nearSound)
  }
  return found
}

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** What numbers that sound like other words are heard as. */
const numeralSounds: ReadonlyMap<string, readonly string[]> = new Map([
  ['2', ['too']],
  ['4', ['for']],
])

/** How else a number is written: `2` as `two`, `zero` as `0`, and the letter o before a digit as a nought. */
export function numeralsOf(norm: string): readonly string[] {
  if (/^o\d/.test(norm)) return [`0${norm.slice(1)}`]
  if (/^0\d/.test(norm)) return [`o${norm.slice(1)}`]
  const value = numerals.indexOf(norm)
  if (value >= 0) return [String(value)]
  const word = /^\d{1,2}$/.test(norm) ? numerals[Number(norm)] : undefined
  return word === undefined ? [] : [word, ...(numeralSounds.get(norm) ?? [])]
}

function digitsOf(norm: string): string {
  return norm.replace(/\D/g, '')
}
