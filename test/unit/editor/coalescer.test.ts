import assert from 'node:assert/strict'
import { Coalescer, type Clock } from '../../../src/editor/coalescer'

/** A clock that stands until it is moved. */
class HeldClock implements Clock {
  private time = 0
  private timers: { readonly at: number; readonly callback: () => void }[] = []

  now(): number {
    return this.time
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback }
    this.timers.push(timer)
    return () => (this.timers = this.timers.filter((each) => each !== timer))
  }

  async pass(milliseconds: number): Promise<void> {
    this.time += milliseconds
    const due = this.timers.filter(({ at }) => at <= this.time)
    this.timers = this.timers.filter(({ at }) => at > this.time)
    for (const { callback } of due) callback()
    await settled()
  }
}

/** Lets everything that waits for nothing but its turn have it. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A coalescer (quiet 100, at the latest 500) whose runs end when they are told to. */
function coalescer() {
  const clock = new HeldClock()
  const ends: (() => void)[] = []
  const work = (): Promise<void> => new Promise((resolve) => void ends.push(resolve))
  const under = new Coalescer(work, 100, 500, clock)
  const end = async (): Promise<void> => {
    ends.at(-1)?.()
    await settled()
  }
  return { under, clock, end, runs: () => ends.length }
}

describe('the coalescer', () => {
  it('makes one run of many reasons, once they have been quiet', async () => {
    const { under, clock, runs } = coalescer()
    for (let i = 0; i < 3; i++) {
      under.soon()
      await clock.pass(60)
    }
    assert.equal(runs(), 0)
    await clock.pass(40)
    assert.equal(runs(), 1)
  })

  it('does not wait for ever when there is always a new reason', async () => {
    const { under, clock, runs } = coalescer()
    for (let i = 0; i < 12; i++) {
      under.soon()
      await clock.pass(50)
    }
    assert.equal(runs(), 1)
  })

  it('never runs twice at a time, and once more for reasons that came up during a run', async () => {
    const { under, clock, end, runs } = coalescer()
    void under.now()
    under.soon()
    await clock.pass(100)
    void under.now()
    assert.equal(runs(), 1)
    await end()
    assert.equal(runs(), 2)
    await end()
    await clock.pass(1000)
    assert.equal(runs(), 2)
  })

  it('resolves now() only after a run that began later', async () => {
    const { under, end } = coalescer()
    let done = false
    void under.now()
    void under.now().then(() => (done = true))
    await end()
    assert.equal(done, false)
    await end()
    assert.equal(done, true)
  })

  it('does nothing after it was disposed', async () => {
    const { under, clock, runs } = coalescer()
    under.soon()
    under.dispose()
    under.soon()
    await under.now()
    await clock.pass(1000)
    assert.equal(runs(), 0)
  })
})
