import type { EngineMatch } from './searchEngine'

/** Keeps the best few of many matches: those with the largest score, of equal ones those with the smallest id. */
export class TopK {
  private readonly ids: Int32Array
  private readonly scores: Float64Array
  private count = 0

  constructor(limit: number) {
    this.ids = new Int32Array(limit)
    this.scores = new Float64Array(limit)
  }

  /** True when another match is taken only in place of one. */
  get isFull(): boolean {
    return this.count === this.ids.length
  }

  /** No match with a smaller score is taken. */
  get least(): number {
    return !this.isFull ? -Infinity : this.count === 0 ? Infinity : (this.scores[0] as number)
  }

  /** True for a match that {@link offer} would keep for now. */
  takes(id: number, score: number): boolean {
    return !this.isFull || (this.count > 0 && better(score, id, this.scores[0] as number, this.ids[0] as number))
  }

  offer(id: number, score: number): void {
    if (!this.takes(id, score)) return
    if (this.isFull) this.sink(id, score)
    else this.rise(this.count++, id, score)
  }

  /** Best first. */
  matches(): EngineMatch[] {
    return Array.from(this.ids.subarray(0, this.count), (id, at) => ({ id, score: this.scores[at] as number })).sort(
      (a, b) => b.score - a.score || a.id - b.id,
    )
  }

  // A heap with the worst at its top: that is the one which a better one replaces.

  private rise(from: number, id: number, score: number): void {
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!better(this.scores[above] as number, this.ids[above] as number, score, id)) break
      this.move(above, at)
      at = above
    }
    this.put(at, id, score)
  }

  private sink(id: number, score: number): void {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.count) break
      if (below + 1 < this.count && this.isBetter(below, below + 1)) below += 1
      if (!better(score, id, this.scores[below] as number, this.ids[below] as number)) break
      this.move(below, at)
      at = below
    }
    this.put(at, id, score)
  }

  private isBetter(a: number, b: number): boolean {
    return better(this.scores[a] as number, this.ids[a] as number, this.scores[b] as number, this.ids[b] as number)
  }

  private move(from: number, to: number): void {
    this.put(to, this.ids[from] as number, this.scores[from] as number)
  }

  private put(at: number, id: number, score: number): void {
    this.ids[at] = id
    this.scores[at] = score
  }
}

function better(score: number, id: number, otherScore: number, otherId: number): boolean {
  return score > otherScore || (score === otherScore && id < otherId)
}
