import { functionWords } from './functionWords'
import { numeralsOf, soundingAlike, spelledAlike } from './guesses'
import type { Levers } from './levers'
import { longestWord } from './spelling'
import { soundsOf, type Vocabulary, type WordId } from './vocabulary'

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

/** What a run is worth that is spelled as the query with its spaces elsewhere, and one that only sounds like it. */
const worth = { joined: 0.95, joinedSound: 0.5 }

/** At most so many words of a query are taken for one word. */
const mostJoined = 3

/** Shorter words, and shorter phonetic keys, are not taken apart. */
const shortest = { joined: 4, soundKey: 3 }

/**
 * What words of the query stand for when spaces are put elsewhere: `KVCache` and `KV cache`, `AlphaFold` and
 * `alpha fold`, `Tri Dao` heard as `treedow`, `Lee Sedol` heard as `Lisa Dahl`.
 */
export function sequencesOf(norms: readonly string[], vocabulary: Vocabulary, levers: Levers): Sequence[] {
  const found: Sequence[] = []
  norms.forEach((norm, first) => {
    if (!functionWords.has(norm)) found.push(...pairs(norm, soundsOf(norm), first, first, vocabulary, levers))
    for (let last = first + 1; last < Math.min(norms.length, first + mostJoined); last++) {
      const run = norms.slice(first, last + 1)
      const joined = run.join('')
      const whole = vocabulary.idOf(joined)
      if (whole !== undefined && levers.spaces) found.push(single(whole, first, last, worth.joined))
      // Function words are joined with others only where the result is a word.
      if (joined.length > longestWord || run.some((each) => functionWords.has(each))) continue
      found.push(...singles(joined, joinedSounds(run), first, last, vocabulary, levers))
      if (run.length === 2)
        found.push(...pairs(joined, joinedSounds(run), first, last, vocabulary, levers, norm.length))
    }
  })
  return found
}

/** Single words of the library that are spelled or sound like several of the query together. */
function singles(
  joined: string,
  keys: readonly string[],
  first: number,
  last: number,
  vocabulary: Vocabulary,
  levers: Levers,
): Sequence[] {
  const spellings = [joined, ...numeralsOf(joined)]
  const guesses = [
    ...(levers.spaces ? spellings.flatMap((each) => spelledAlike(each, vocabulary)) : []),
    ...(levers.spacedSounds ? soundingAlike(joined, keys, vocabulary, levers) : []),
  ]
  const best = new Map<WordId, number>()
  for (const { id, quality } of guesses) best.set(id, Math.max(quality, best.get(id) ?? 0))
  return [...best].map(([id, quality]) => single(id, first, last, quality))
}

function single(id: WordId, first: number, last: number, quality: number): Sequence {
  return { places: [new Set([id])], first, last, quality }
}

/** Two words of the library that together are spelled or sound like `joined`. */
function pairs(
  joined: string,
  keys: readonly string[],
  first: number,
  last: number,
  vocabulary: Vocabulary,
  levers: Levers,
  typedJoint?: number,
): Sequence[] {
  const found: Sequence[] = []
  if (joined.length < shortest.joined || joined.length > longestWord) return found
  for (let at = 1; at < joined.length && levers.spaces; at++) {
    const left = vocabulary.idOf(joined.slice(0, at))
    const right = left === undefined || at === typedJoint ? undefined : vocabulary.idOf(joined.slice(at))
    if (left === undefined || right === undefined) continue
    found.push({ places: [new Set([left]), new Set([right])], first, last, quality: worth.joined })
  }
  for (const key of levers.spacedSounds ? keys : []) {
    for (let at = 1; at < key.length && key.length >= shortest.soundKey; at++) {
      const left = vocabulary.withSound(key.slice(0, at))
      // A vowel at the beginning of a word is a letter of its key, inside a word it is not.
      const right = [...vocabulary.withSound(key.slice(at)), ...vocabulary.withSound(`A${key.slice(at)}`)]
      if (left.length === 0 || right.length === 0) continue
      const places = [new Set(left), new Set(right)]
      found.push({ places, first, last, quality: worth.joinedSound, likeness: joined })
    }
  }
  return found
}

/** The phonetic keys of several words read as one. */
function joinedSounds(run: readonly string[]): string[] {
  let keys = ['']
  for (const [index, norm] of run.entries()) {
    const sounds = soundsOf(norm)
    keys = keys.flatMap((key) => sounds.map((sound) => key + (index === 0 ? sound : sound.replace(/^A/, ''))))
  }
  return [...new Set(keys)]
}
