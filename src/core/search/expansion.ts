import { stemOf } from '../library/stem'
import { functionWords } from './functionWords'
import { likeness, longestWord } from './spelling'
import { soundsOf, type Vocabulary, type WordId } from './vocabulary'

/** A word of the library that a typed word may stand for; `quality` is 1 for the very word, less for a guess. */
export interface Variant {
  readonly id: WordId
  readonly quality: number
}

/** A run of words of the library that one or more neighbouring words of the query may stand for. */
export interface Sequence {
  /** For each place the words that fit there. */
  readonly places: readonly ReadonlySet<WordId>[]
  /** The words of the query it stands for, by their numbers there; `last` inclusive. */
  readonly first: number
  readonly last: number
  readonly quality: number
  /** Set where the likeness of spelling decides how good it is: the letters it is compared with. */
  readonly likeness?: string
  /** Set where it must be written exactly so. */
  readonly written?: string
  /** Set where it holds only in some episodes: words of their show, title or path. */
  readonly scope?: string
}

/** How much each kind of guess is worth beside the very word. */
const worth = {
  numeral: 0.9,
  stem: 0.92,
  prefix: 0.45,
  oneEdit: 0.7,
  twoEdits: 0.5,
  sound: 0.55,
  nearSound: 0.5,
  joined: 0.95,
  joinedSound: 0.5,
}

/** At most so many words of a query are taken for one word. */
const mostJoined = 3

/** Shorter words than these are not searched for with so many mistakes. */
const shortest = { prefix: 3, oneEdit: 4, twoEdits: 8, sound: 3, joined: 4, joinedKey: 2, nearKey: 4 }

/** Below this share of common letters words whose sound is only nearly the same are no guess. */
const nearLikeness = 0.5

/** The words of the library that a word of the query may stand for, without those that take several words. */
export function variantsOf(norm: string, vocabulary: Vocabulary, typing: boolean): Variant[] {
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
    for (const id of vocabulary.withStem(stemOf(norm))) offer(id, worth.stem)
    for (const numeral of numeralsOf(norm)) {
      const id = vocabulary.idOf(numeral)
      if (id !== undefined) offer(id, worth.numeral)
    }
    offerSpellings(norm, vocabulary, offer)
    offerSounds(norm, vocabulary, offer)
  }
  return [...best].map(([id, quality]) => ({ id, quality })).sort((a, b) => b.quality - a.quality || a.id - b.id)
}

function offerSpellings(norm: string, vocabulary: Vocabulary, offer: (id: WordId, quality: number) => void): void {
  for (const { id, distance } of spelledAlike(norm, vocabulary)) {
    const quality = distance === 1 ? worth.oneEdit : worth.twoEdits
    offer(id, quality)
    // A mistyped plural still means the singular.
    for (const form of vocabulary.withStem(stemOf(vocabulary.norm(id)))) offer(form, quality * worth.stem)
  }
}

/** Words that `norm` may be a misspelling of: numbers must be right, and so must the first letter for two mistakes. */
function spelledAlike(norm: string, vocabulary: Vocabulary): { readonly id: WordId; readonly distance: number }[] {
  const limit = norm.length >= shortest.twoEdits ? 2 : norm.length >= shortest.oneEdit ? 1 : 0
  if (limit === 0) return []
  const digits = norm.replace(/\D/g, '')
  return vocabulary.withSpelling(norm, limit).filter(({ id, distance }) => {
    const other = vocabulary.norm(id)
    return (
      !functionWords.has(other) &&
      other.replace(/\D/g, '') === digits &&
      (distance < 2 || other.charAt(0) === norm.charAt(0))
    )
  })
}

function offerSounds(norm: string, vocabulary: Vocabulary, offer: (id: WordId, quality: number) => void): void {
  if (norm.length < shortest.sound) return
  for (const sound of soundsOf(norm)) {
    if (sound.length < shortest.joinedKey) continue
    for (const id of vocabulary.withSound(sound)) {
      const other = vocabulary.norm(id)
      if (!functionWords.has(other)) offer(id, worth.sound * (0.4 + 0.6 * likeness(norm, other)))
    }
    if (sound.length < shortest.nearKey) continue
    for (const id of vocabulary.withNearSound(sound)) {
      const alike = likeness(norm, vocabulary.norm(id))
      if (alike >= nearLikeness) offer(id, worth.nearSound * (0.4 + 0.6 * alike))
    }
  }
}

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** What the numbers that sound like other words are heard as. */
const numeralSounds: ReadonlyMap<string, readonly string[]> = new Map([
  ['2', ['too']],
  ['4', ['for']],
])

/** How else a number is written: `2` as `two`, `zero` as `0`, and the letter o before a digit as a nought. */
function numeralsOf(norm: string): readonly string[] {
  if (/^o\d/.test(norm)) return [`0${norm.slice(1)}`]
  if (/^0\d/.test(norm)) return [`o${norm.slice(1)}`]
  const value = numerals.indexOf(norm)
  if (value >= 0) return [String(value)]
  const word = /^\d{1,2}$/.test(norm) ? numerals[Number(norm)] : undefined
  return word === undefined ? [] : [word, ...(numeralSounds.get(norm) ?? [])]
}

/**
 * The runs of two words that a word of the query may stand for, or two neighbouring words of it, and the single
 * words that two neighbouring words may stand for: `KVCache` and `KV cache`, `AlphaFold` and `alpha fold`,
 * `Tri Dao` heard as `treedow`.
 */
export function sequencesOf(norms: readonly string[], vocabulary: Vocabulary): Sequence[] {
  const found: Sequence[] = []
  norms.forEach((norm, first) => {
    if (!functionWords.has(norm)) found.push(...joints(norm, soundsOf(norm), first, first, vocabulary))
    for (let last = first + 1; last < Math.min(norms.length, first + mostJoined); last++) {
      const run = norms.slice(first, last + 1)
      if (run.every((each) => functionWords.has(each))) continue
      found.push(...wholes(run, first, last, vocabulary))
      if (last === first + 1 && !run.some((each) => functionWords.has(each))) {
        found.push(...joints(run.join(''), joinedSounds(run), first, last, vocabulary, norm.length))
      }
    }
  })
  return found
}

/** Single words of the library that are spelled or sound like several of the query together. */
function wholes(run: readonly string[], first: number, last: number, vocabulary: Vocabulary): Sequence[] {
  const found: Sequence[] = []
  const joined = run.join('')
  if (joined.length > longestWord) return found
  const offer = (ids: readonly WordId[], quality: number, alike?: string): void => {
    const said = ids.filter((id) => vocabulary.uses(id) > 0)
    if (said.length === 0) return
    found.push({ places: [new Set(said)], first, last, quality, ...(alike === undefined ? {} : { likeness: alike }) })
  }
  for (const spelling of [joined, ...numeralsOf(joined)]) {
    const whole = vocabulary.idOf(spelling)
    if (whole !== undefined) offer([whole], worth.joined)
    if (run.some((each) => functionWords.has(each))) continue
    const alike = spelledAlike(spelling, vocabulary)
    offer(
      alike.filter(({ distance }) => distance === 1).map(({ id }) => id),
      worth.oneEdit,
    )
    offer(
      alike.filter(({ distance }) => distance === 2).map(({ id }) => id),
      worth.twoEdits,
    )
  }
  if (run.some((each) => functionWords.has(each))) return found
  for (const key of joinedSounds(run)) {
    if (key.length >= shortest.joinedKey) offer(vocabulary.withSound(key), worth.joinedSound, joined)
    if (key.length >= shortest.nearKey) {
      const near = vocabulary.withNearSound(key).filter((id) => likeness(joined, vocabulary.norm(id)) >= nearLikeness)
      offer(near, worth.nearSound, joined)
    }
  }
  return found
}

/** Two words of the library that together are spelled or sound like `joined`. */
function joints(
  joined: string,
  keys: readonly string[],
  first: number,
  last: number,
  vocabulary: Vocabulary,
  typedJoint?: number,
): Sequence[] {
  const found: Sequence[] = []
  if (joined.length < shortest.joined || joined.length > longestWord) return found
  for (let at = 1; at < joined.length; at++) {
    if (at === typedJoint) continue
    const left = vocabulary.idOf(joined.slice(0, at))
    const right = vocabulary.idOf(joined.slice(at))
    if (left !== undefined && right !== undefined) {
      found.push({ places: [new Set([left]), new Set([right])], first, last, quality: worth.joined })
    }
  }
  for (const key of keys) {
    for (let at = 1; at < key.length && key.length > shortest.joinedKey; at++) {
      const left = vocabulary.withSound(key.slice(0, at))
      // A vowel at the beginning of a word is a letter of its key, inside a word it is not.
      const right = [...vocabulary.withSound(key.slice(at)), ...vocabulary.withSound(`A${key.slice(at)}`)]
      if (left.length === 0 || right.length === 0) continue
      found.push({ places: [new Set(left), new Set(right)], first, last, quality: worth.joinedSound, likeness: joined })
    }
  }
  return found
}

function joinedSounds(run: readonly string[]): string[] {
  let keys = ['']
  for (const [index, norm] of run.entries()) {
    const sounds = soundsOf(norm)
    keys = keys.flatMap((key) => sounds.map((sound) => key + (index === 0 ? sound : sound.replace(/^A/, ''))))
  }
  return [...new Set(keys)]
}
