import { doubleMetaphone } from 'double-metaphone'
import { stemOf } from '../library/stem'
import { isPlainWord, packedLetters } from '../model/words'
import { Beginnings } from './beginnings'
import { type Chain, Chains } from './chains'
import { grown } from './grown'
import { longestWord } from './spelling'
import { Spellings } from './spellings'

/** Number of a word in a {@link Vocabulary}. */
export type WordId = number

/** Two to the power of so many words of those met last are found without their text being cut out. */
const recentBits = 15

/**
 * The distinct words of the library, each with a number. Whatever a typed word may stand for (the same stem, a
 * word that begins with it, a near spelling, the same sound) is looked up here, so that the index itself holds
 * every word only as it was spoken.
 */
export class Vocabulary {
  private readonly ids = new Map<string, WordId>()
  private readonly norms: string[] = []
  private counts = new Int32Array(1024)
  private total = 0
  private readonly chains = new Chains()
  private readonly stems = new Map<string, Chain>()
  private readonly beginnings = new Beginnings()
  private readonly spellings = new Spellings()
  /** By phonetic key in small letters, as which the keys are compared. */
  private readonly sounds = new Map<string, Chain>()
  private readonly soundKeys: string[] = []
  private readonly soundSpellings = new Spellings()
  /** For each hash the last word with it: its letters as two numbers ({@link eachSpan}), and its number, counted from 1. */
  private readonly recent = new Int32Array(4 << recentBits)
  /** Words from here on are not yet found by anything but themselves. */
  private prepared = 0

  /** Numbers of distinct words run from 0 to `size`. */
  get size(): number {
    return this.norms.length
  }

  /** How many words are spoken in the library. */
  get spoken(): number {
    return this.total
  }

  /** The word's number, a new one the first time; counts a further use of it. */
  add(norm: string): WordId {
    let id = this.ids.get(norm)
    if (id === undefined) {
      id = this.norms.length
      const own = standingAlone(norm)
      this.ids.set(own, id)
      this.norms.push(own)
      this.counts = grown(this.counts, id + 1)
    }
    this.counts[id] = (this.counts[id] as number) + 1
    this.total += 1
    return id
  }

  /** The numbers of words with so many further uses each; -1 for those without any. */
  addAll(norms: readonly string[], uses: Int32Array): Int32Array {
    return Int32Array.from(norms, (norm, index) => {
      const further = uses[index] as number
      if (further === 0) return -1
      const id = this.add(norm)
      this.counts[id] = (this.counts[id] as number) + further - 1
      this.total += further - 1
      return id
    })
  }

  /** The same for a plain word of a text ({@link eachSpan}); nearly all have been met before and are not cut out. */
  addPlain(text: string, start: number, end: number, last: number, before: number): WordId {
    const { recent } = this
    const isLong = end - start > packedLetters
    const other = isLong ? before | moreLetters : before
    const slot = (Math.imul(last ^ Math.imul(other, hashFactor), hashFactor) >>> (32 - recentBits)) << 2
    const id = (recent[slot + 2] as number) - 1
    if (recent[slot] === last && recent[slot + 1] === other) {
      if (!isLong || isPlainWord(this.norms[id] as string, text, start, end)) {
        this.counts[id] = (this.counts[id] as number) + 1
        this.total += 1
        return id
      }
    }
    const found = this.add(text.slice(start, end).toLowerCase())
    recent[slot] = last
    recent[slot + 1] = other
    recent[slot + 2] = found + 1
    return found
  }

  /** Takes back one use. A word without uses keeps its number but is no longer found. */
  release(id: WordId): void {
    this.counts[id] = (this.counts[id] ?? 1) - 1
    this.total -= 1
  }

  norm(id: WordId): string {
    return this.norms[id] ?? ''
  }

  /** How often the word occurs in the library. */
  uses(id: WordId): number {
    return this.counts[id] ?? 0
  }

  /** How often any of the words occurs. */
  usesOfAny(ids: Iterable<WordId>): number {
    let uses = 0
    for (const id of ids) uses += this.uses(id)
    return uses
  }

  /** The number of a word that occurs. */
  idOf(norm: string): WordId | undefined {
    const id = this.ids.get(norm)
    return id !== undefined && this.uses(id) > 0 ? id : undefined
  }

  withStem(stem: string): readonly WordId[] {
    this.prepare()
    return this.chains.of(this.stems.get(stem))
  }

  /** Words with this phonetic key ({@link soundsOf}). */
  withSound(sound: string): readonly WordId[] {
    this.prepare()
    return this.chains.of(this.sounds.get(sound.toLowerCase()))
  }

  /** Words whose phonetic key is one letter off; short keys have too many neighbours to mean anything. */
  withNearSound(sound: string): WordId[] {
    this.prepare()
    const keys = this.soundSpellings.near(sound.toLowerCase(), 1)
    return keys.flatMap(({ number }) => this.withSound(this.soundKeys[number] as string))
  }

  /** Longer words that begin so; `prefix` has three letters at least. */
  withPrefix(prefix: string): WordId[] {
    this.prepare()
    return this.beginnings.under(prefix).filter((id) => {
      const norm = this.norm(id)
      return this.uses(id) > 0 && norm.length > prefix.length && norm.startsWith(prefix)
    })
  }

  /** Words at most `limit` letters away ({@link Spellings.near}). */
  withSpelling(norm: string, limit: number): { readonly id: WordId; readonly distance: number }[] {
    this.prepare()
    const near = this.spellings.near(norm, limit)
    return near.flatMap(({ number: id, distance }) => (this.uses(id) > 0 ? [{ id, distance }] : []))
  }

  /**
   * Works out what words are found by. The first search that needs it does, as indexing does not wait for it; who has
   * time may do some of it ahead.
   *
   * @param most of so many words
   * @returns true when there are more
   */
  prepare(most = Infinity): boolean {
    for (const end = this.prepared + most; this.prepared < Math.min(end, this.norms.length); this.prepared++) {
      const norm = this.norms[this.prepared] as string
      this.beginnings.add(norm, this.prepared)
      if (norm.length > longestWord) continue
      this.spellings.add(norm, this.prepared)
      const stem = stemOf(norm)
      this.stems.set(stem, this.chains.longer(this.stems.get(stem), this.prepared))
      for (const sound of soundsOf(norm)) this.addSound(sound.toLowerCase(), this.prepared)
    }
    return this.prepared < this.norms.length
  }

  private addSound(key: string, id: WordId): void {
    const chain = this.sounds.get(key)
    if (chain === undefined) {
      this.soundSpellings.add(key, this.soundKeys.length)
      this.soundKeys.push(key)
    }
    this.sounds.set(key, this.chains.longer(chain, id))
  }
}

/** Tells long words from those that are known by their letters. */
const moreLetters = 1 << 30
/** Odd, with its bits well mixed (2^32 divided by the golden ratio). */
const hashFactor = 0x9e3779b1

/** A copy: a word that was cut out of a text would keep all of the text in memory, and two bytes for each of its letters. */
function standingAlone(norm: string): string {
  return norm.split('').join('')
}

/** One or two phonetic keys (double metaphone); none for words without a Latin letter. */
export function soundsOf(norm: string): readonly string[] {
  if (norm.length > longestWord || !/[a-z]/.test(norm)) return []
  const [first, second] = doubleMetaphone(norm)
  return first === '' ? [] : first === second || second === '' ? [first] : [first, second]
}
