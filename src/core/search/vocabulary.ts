import { doubleMetaphone } from 'double-metaphone'
import { stemOf } from '../library/stem'
import { editDistance, lettersOf, longestWord, mayBeWithin } from './spelling'

/** Number of a word in a {@link Vocabulary}. */
export type WordId = number

/**
 * The distinct words of the library, each with a number. Whatever a typed word may stand for (the same stem, a
 * word that begins with it, a near spelling, the same sound) is looked up here, so that the index itself holds
 * every word only as it was spoken.
 */
export class Vocabulary {
  private readonly ids = new Map<string, WordId>()
  private readonly norms: string[] = []
  private readonly counts: number[] = []
  private readonly letters: number[] = []
  private readonly stems = new Map<string, WordId[]>()
  private readonly sounds = new Map<string, WordId[]>()
  private readonly soundKeys: string[] = []
  private readonly soundLetters: number[] = []
  /** Words from here on have no stem and sound yet. */
  private prepared = 0

  /** Numbers of distinct words run from 0 to `size`. */
  get size(): number {
    return this.norms.length
  }

  /** The word's number, a new one the first time; counts a further use of it. */
  add(norm: string): WordId {
    let id = this.ids.get(norm)
    if (id === undefined) {
      id = this.norms.length
      this.ids.set(norm, id)
      this.norms.push(norm)
      this.counts.push(0)
      this.letters.push(lettersOf(norm))
    }
    this.counts[id] = (this.counts[id] as number) + 1
    return id
  }

  /** Takes back one use. A word without uses keeps its number but is no longer found. */
  release(id: WordId): void {
    this.counts[id] = (this.counts[id] ?? 1) - 1
  }

  norm(id: WordId): string {
    return this.norms[id] ?? ''
  }

  /** How often the word occurs in the library. */
  uses(id: WordId): number {
    return this.counts[id] ?? 0
  }

  /** The number of a word that occurs. */
  idOf(norm: string): WordId | undefined {
    const id = this.ids.get(norm)
    return id !== undefined && this.uses(id) > 0 ? id : undefined
  }

  withStem(stem: string): readonly WordId[] {
    this.prepare()
    return this.stems.get(stem) ?? []
  }

  /** Words with this phonetic key ({@link soundsOf}). */
  withSound(sound: string): readonly WordId[] {
    this.prepare()
    return this.sounds.get(sound) ?? []
  }

  /** Words whose phonetic key is one letter off; short keys have too many neighbours to mean anything. */
  withNearSound(sound: string): WordId[] {
    this.prepare()
    const letters = lettersOf(sound.toLowerCase())
    const found: WordId[] = []
    for (const [index, other] of this.soundKeys.entries()) {
      if (!mayBeWithin(letters, this.soundLetters[index] as number, 1) || other === sound) continue
      if (editDistance(sound, other, 1) === 1) found.push(...this.withSound(other))
    }
    return found
  }

  withPrefix(prefix: string): WordId[] {
    return this.select((norm) => norm.startsWith(prefix) && norm.length > prefix.length)
  }

  /** Words at most `limit` letters away, counting a swap of neighbours as one; not the word itself. */
  withSpelling(norm: string, limit: number): { readonly id: WordId; readonly distance: number }[] {
    const found: { id: WordId; distance: number }[] = []
    const letters = lettersOf(norm)
    for (let id = 0; id < this.norms.length; id++) {
      if (!mayBeWithin(letters, this.letters[id] as number, limit)) continue
      const other = this.norms[id] as string
      if (Math.abs(other.length - norm.length) > limit || other === norm || this.uses(id) <= 0) continue
      const distance = editDistance(norm, other, limit)
      if (distance <= limit) found.push({ id, distance })
    }
    return found
  }

  private select(wanted: (norm: string) => boolean): WordId[] {
    const found: WordId[] = []
    this.norms.forEach((norm, id) => {
      if (this.uses(id) > 0 && wanted(norm)) found.push(id)
    })
    return found
  }

  /** Stems and sounds are worked out at the first search that needs them: indexing does not wait for them. */
  private prepare(): void {
    for (; this.prepared < this.norms.length; this.prepared++) {
      const norm = this.norms[this.prepared] as string
      if (norm.length <= longestWord) append(this.stems, stemOf(norm), this.prepared)
      for (const sound of soundsOf(norm)) {
        if (!this.sounds.has(sound)) {
          this.soundKeys.push(sound)
          this.soundLetters.push(lettersOf(sound.toLowerCase()))
        }
        append(this.sounds, sound, this.prepared)
      }
    }
  }
}

/** One or two phonetic keys (double metaphone); none for words without a Latin letter. */
export function soundsOf(norm: string): readonly string[] {
  if (norm.length > longestWord || !/[a-z]/.test(norm)) return []
  const [first, second] = doubleMetaphone(norm)
  return first === '' ? [] : first === second || second === '' ? [first] : [first, second]
}

function append(map: Map<string, WordId[]>, key: string, id: WordId): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [id])
  else list.push(id)
}
