import { grown } from './grown'

/** The last entry of a list in {@link Chains}. */
export type Chain = number

/**
 * Many short lists of numbers in two arrays: an entry says which one is before it. An array of its own for each list
 * would take three times the room.
 */
export class Chains {
  private numbers = new Int32Array(1024)
  private before = new Int32Array(1024)
  private count = 0

  /** A list with one number more; `chain` itself stays as it is. */
  longer(chain: Chain | undefined, number: number): Chain {
    this.count += 1
    this.numbers = grown(this.numbers, this.count + 1)
    this.before = grown(this.before, this.count + 1)
    this.numbers[this.count] = number
    this.before[this.count] = chain ?? 0
    return this.count
  }

  /** The numbers of a list in the order in which they came; none for none. */
  of(chain: Chain | undefined): number[] {
    const found: number[] = []
    for (let entry = chain ?? 0; entry > 0; entry = this.before[entry] as number) {
      found.push(this.numbers[entry] as number)
    }
    return found.reverse()
  }
}
