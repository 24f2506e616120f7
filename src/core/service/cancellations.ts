/** More requests than these are never under way at once. */
const slots = 256

/**
 * Says from thread to thread that a request need not be answered any more. It is memory that both share, as a message
 * would not be read before the worker is done with what it is at.
 *
 * @example
 * const here = new Cancellations()
 * const there = new Cancellations(here.memory) // in the other thread
 * here.cancel(7)
 * there.has(7) // true
 */
export class Cancellations {
  readonly memory: SharedArrayBuffer
  /** In the slot of a number stands the last one with that slot that was cancelled; numbers begin at 1. */
  private readonly cancelled: Int32Array

  constructor(memory = new SharedArrayBuffer(slots * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.cancelled = new Int32Array(memory)
  }

  cancel(id: number): void {
    Atomics.store(this.cancelled, id % slots, id)
  }

  has(id: number): boolean {
    return Atomics.load(this.cancelled, id % slots) === id
  }
}
