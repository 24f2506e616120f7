import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work at a stretch that nobody feels. */
const LONGEST = 5

/** Gives the host a turn whenever a loop over many things has kept it busy for a moment. */
export class Slices {
  private until = performance.now() + LONGEST

  /** To be awaited for each thing; costs next to nothing most times. */
  async next(): Promise<void> {
    if (performance.now() < this.until) return
    await setImmediate()
    this.until = performance.now() + LONGEST
  }
}
