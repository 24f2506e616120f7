/** Time as the {@link Coalescer} needs it, so that a test can hold the clock. */
export interface Clock {
  now(): number
  /** Calls back once after `milliseconds`; the returned function takes that back. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The clock of the machine. */
export const machineClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

/**
 * Turns many reasons to do a piece of work into few runs of it: one after things have been quiet for a moment, never
 * two at the same time, and one more when a reason came up during a run. `work` must settle; what it throws is its own.
 */
export class Coalescer {
  private readonly work: () => Promise<void>
  private readonly quiet: number
  private readonly longest: number
  private readonly clock: Clock
  private cancelTimer: (() => void) | undefined
  private firstReason: number | undefined
  private running: Promise<void> | undefined
  private next: Promise<void> | undefined
  private disposed = false

  /** Runs after `quiet` milliseconds without a new reason, but at the latest `longest` after the first one. */
  constructor(work: () => Promise<void>, quiet: number, longest: number, clock: Clock = machineClock) {
    this.work = work
    this.quiet = quiet
    this.longest = longest
    this.clock = clock
  }

  /** There is a reason; no hurry. */
  soon(): void {
    if (this.disposed) return
    const now = this.clock.now()
    this.firstReason ??= now
    this.cancelTimer?.()
    const wait = Math.max(0, Math.min(this.quiet, this.firstReason + this.longest - now))
    this.cancelTimer = this.clock.after(wait, () => void this.now())
  }

  /** There is a reason; begin now, or right after the run under way. Resolves after a run that began after this call. */
  now(): Promise<void> {
    this.forgetTimer()
    if (this.disposed) return Promise.resolve()
    if (this.running === undefined) return (this.running = this.run())
    this.next ??= this.running.then(() => this.now())
    return this.next
  }

  dispose(): void {
    this.disposed = true
    this.forgetTimer()
  }

  private async run(): Promise<void> {
    try {
      await this.work()
    } finally {
      this.running = undefined
      this.next = undefined
    }
  }

  private forgetTimer(): void {
    this.cancelTimer?.()
    this.cancelTimer = undefined
    this.firstReason = undefined
  }
}
