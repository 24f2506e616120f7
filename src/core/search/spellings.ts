import { editDistance, lettersOf, longestWord, mayBeWithin } from './spelling'

/** A word that is spelled nearly like another: its number, and how many letters it is away. */
export interface Near {
  readonly number: number
  readonly distance: number
}

/** What was found for so many words is kept. */
const mostKept = 256

/** Words by their number of letters, so that those spelled nearly like another are found without looking at all. */
export class Spellings {
  private readonly words: string[][] = Array.from({ length: longestWord + 1 }, () => [])
  private readonly numbers: number[][] = this.words.map(() => [])
  private readonly letters: number[][] = this.words.map(() => [])
  private readonly firsts: number[][] = this.words.map(() => [])

  /** What was found for words looked up since one was added: who types on looks up most words again. */
  private readonly found = new Map<string, readonly Near[]>()

  /** Words that are too long to be compared are left out. */
  add(word: string, number: number): void {
    this.found.clear()
    this.words[word.length]?.push(word)
    this.numbers[word.length]?.push(number)
    this.letters[word.length]?.push(lettersOf(word))
    this.firsts[word.length]?.push(word.charCodeAt(0))
  }

  /**
   * The words that are so many letters away, counting a swap of neighbours as one; not the word itself. Two letters or
   * more only where the first one is right.
   */
  near(word: string, limit: number): readonly Near[] {
    const key = `${limit} ${word}`
    let near = this.found.get(key)
    if (near === undefined) {
      if (this.found.size >= mostKept) this.found.clear()
      this.found.set(key, (near = this.compared(word, limit)))
    }
    return near
  }

  private compared(word: string, limit: number): Near[] {
    const near: Near[] = []
    const letters = lettersOf(word)
    const first = word.charCodeAt(0)
    for (let length = Math.max(1, word.length - limit); length <= word.length + limit; length++) {
      const others = this.words[length] ?? []
      const signs = this.letters[length] ?? []
      const firsts = this.firsts[length] ?? []
      const isNear = Math.abs(length - word.length) <= 1
      for (let i = 0; i < others.length; i++) {
        const most = firsts[i] === first ? limit : 1
        if ((most === 1 && !isNear) || !mayBeWithin(letters, signs[i] as number, most)) continue
        const distance = editDistance(word, others[i] as string, most)
        if (distance > 0 && distance <= most) near.push({ number: this.numbers[length]?.[i] as number, distance })
      }
    }
    return near
  }
}
