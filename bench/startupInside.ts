import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as vscode from 'vscode'
import type { VerbatimApi } from '../src/extension'

/** What one start of the extension took, in milliseconds. */
export interface Startup {
  readonly activation: number
  /** From the end of activation until a search over all four seeds is answered. */
  readonly searchable: number
  /** From the end of activation until chapters and topics are there as well. */
  readonly complete: number
  /** The longest that the extension host was kept from anything else, from activation on, beyond its timer's grain. */
  readonly longestBlock: number
  /** The same in a host that does nothing, over the same time: what the machine itself adds. */
  readonly idleBlock: number
  /** A search as typed, asked from the host and answered by the worker: median and 95th percentile. */
  readonly searchMedian: number
  readonly search95: number
}

const grain = 1
const typed = [
  'm',
  'mi',
  'mixture',
  'mixture of',
  'mixture of experts',
  'deepseek cost',
  'export controls chi',
  'steam engin',
]

/** Runs inside the extension host, in place of tests; writes its figures to the file named by BENCH_RESULT. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim-notes.verbatim')
  if (extension === undefined) throw new Error('the extension is not installed')
  if (extension.isActive) throw new Error('the extension was active before it was needed')
  // The host itself is busy for a while after it has started.
  await wait(3000)
  const idle = monitorEventLoopDelay({ resolution: grain })
  idle.enable()
  await wait(3000)
  idle.disable()

  const delays = monitorEventLoopDelay({ resolution: grain })
  delays.enable()
  const started = performance.now()
  const { library } = await extension.activate()
  const activated = performance.now()
  // Asking again and again would keep the worker from reading: one search, as soon as all is said to be read.
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (library.state.episodes.length === 4) resolve()
    }
    library.onDidChange(look)
    look()
  })
  const { hits } = await library.search('they fire the rower', 3)
  if (hits.length === 0) throw new Error('what was read cannot be searched')
  const searchable = performance.now()
  await library.ready
  const complete = performance.now()
  const searches: number[] = []
  for (let round = 0; round < 5; round++) {
    for (const query of typed) {
      const asked = performance.now()
      await library.search(query, 50)
      searches.push(performance.now() - asked)
      await wait(5)
    }
  }
  delays.disable()
  searches.sort((a, b) => a - b)
  const at = (share: number): number => searches[Math.floor((searches.length - 1) * share)] ?? 0
  const figures: Startup = {
    activation: activated - started,
    searchable: searchable - activated,
    complete: complete - activated,
    longestBlock: delays.max / 1e6 - grain,
    idleBlock: idle.max / 1e6 - grain,
    searchMedian: at(0.5),
    search95: at(0.95),
  }
  writeFileSync(process.env['BENCH_RESULT'] ?? '', JSON.stringify(figures))
}
