/** Numbers that look random and are the same for the same seed, on every machine. */
export class Random {
  private state: number

  /** @param seeds whole numbers; every other combination gives another sequence */
  constructor(...seeds: readonly number[]) {
    this.state = seeds.reduce((state, seed) => scrambled(state ^ scrambled(seed + 0x9e3779b9)), 0x243f6a88)
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    return scrambled(this.state) / 2 ** 32
  }

  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** So many times what `make` makes, joined. */
  times(least: number, most: number, make: () => string, between = ''): string {
    return Array.from({ length: this.between(least, most) }, make).join(between)
  }
}

/** The finaliser of MurmurHash3: spreads every bit over all. */
function scrambled(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
