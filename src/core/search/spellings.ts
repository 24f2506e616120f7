import { editDistance, lettersOf, longestWord, mayBeWithin } from './spelling'

/** Words by their number of letters, so that those spelled nearly like another are found without looking at all. */
export class Spellings {
  private readonly words: string[][] = Array.from({ length: longestWord + 1 }, () => [])
  private readonly numbers: number[][] = this.words.map(() => [])
  private readonly letters: number[][] = this.words.map(() => [])
  private readonly firsts: number[][] = this.words.map(() => [])

  /** Words that are too long to be compared are left out. */
  add(word: string, number: number): void {
    this.words[word.length]?.push(word)
    this.numbers[word.length]?.push(number)
    this.letters[word.length]?.push(lettersOf(word))
    this.firsts[word.length]?.push(word.charCodeAt(0))
  }

  /**
   * Takes the numbers of words that are so many letters away, counting a swap of neighbours as one; not the word
   * itself. Two letters or more only where the first one is right.
   */
  eachNear(word: string, limit: number, take: (number: number, distance: number) => void): void {
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
        if (distance > 0 && distance <= most) take((this.numbers[length] as number[])[i] as number, distance)
      }
    }
  }
}
