import { Broken } from '../support/invariants'
import { inputOf, type Corpus, type Input } from './inputs'
import { shrunk } from './shrink'
import { tryInput } from './targets'

/** An input that breaks a promise, as short as could be made. */
export interface Find extends Input {
  readonly index: number
  readonly message: string
}

/** Which inputs are tried. */
export interface Run {
  readonly seed: number
  /** Numbers of the inputs: from the first up to but not including the last. */
  readonly from: number
  readonly to: number
  readonly form?: string
  /** Whether an input that takes much longer than its size explains is a find; not in tests, which fail for good reasons. */
  readonly timed?: boolean
}

// A library is built for one input in so many.
const thoroughEvery = 20

/** What is told while a run goes on. */
export interface Witness {
  input?(index: number): void
  find(find: Find): void
}

/** Tries inputs one after another; of those that break the same promise only the first is told. */
export function fuzz({ seed, from, to, form, timed = false }: Run, corpus: Corpus, witness: Witness): void {
  const known = new Set<string>()
  for (let index = from; index < to; index++) {
    witness.input?.(index)
    const input = inputOf(seed, index, corpus, form)
    const thoroughly = index % thoroughEvery === 0
    const broken = brokenBy(input, thoroughly, timed)
    if (broken === undefined || known.has(broken.promise)) continue
    const fails = (text: string): boolean => brokenBy({ ...input, text }, thoroughly, timed)?.promise === broken.promise
    // Once may have been the machine.
    if (!fails(input.text)) continue
    const text = shrunk(input.text, fails)
    const message = brokenBy({ ...input, text }, thoroughly, timed)?.message ?? broken.message
    known.add(broken.promise)
    witness.find({ ...input, text, index, message })
  }
}

function brokenBy(input: Input, thoroughly: boolean, timed: boolean): Broken | undefined {
  try {
    const started = performance.now()
    tryInput(input, thoroughly)
    const allowed = anyText + input.text.length * character
    if (!timed || performance.now() - started < allowed) return undefined
    // The machine may have been busy with something else: once more, by what the processor did, which is slow to ask.
    const before = process.cpuUsage()
    tryInput(input, thoroughly)
    const { user, system } = process.cpuUsage(before)
    const milliseconds = (user + system) / 1000
    return milliseconds < allowed ? undefined : new Broken('time grows with the size', `${milliseconds} ms`)
  } catch (error) {
    if (error instanceof Broken) return error
    throw error
  }
}

// Milliseconds that are allowed for a text and for each of its characters.
const anyText = 300
const character = 0.1
