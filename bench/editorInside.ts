import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as vscode from 'vscode'
import type { VerbatimApi } from '../src/extension'

const grain = 1
const rounds = 3
const typed = [
  'm',
  'mi',
  'mixture',
  'bitcoin light',
  'lightning network',
  'machine learning mod',
  'steam engin',
  'kubernets',
]

/** Runs inside the extension host with a large library open; writes its figures to the file named by BENCH_RESULT. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim-notes.verbatim')
  if (extension === undefined) throw new Error('the extension is not installed')
  await wait(3000)
  const delays = monitorEventLoopDelay({ resolution: grain })
  delays.enable()
  const before = process.memoryUsage()
  const started = performance.now()
  const { library } = await extension.activate()
  await library.ready
  const ready = performance.now()
  const reading = delays.max / 1e6 - grain
  await library.search('the first words', 1)
  const first = performance.now()
  delays.reset()
  const searches: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const query of typed) {
      const asked = performance.now()
      await library.search(query, 50)
      searches.push(performance.now() - asked)
      await wait(20)
    }
  }
  delays.disable()
  searches.sort((a, b) => a - b)
  const after = process.memoryUsage()
  writeFileSync(
    process.env['BENCH_RESULT'] ?? '',
    JSON.stringify({
      episodes: library.state.episodes.length,
      ready: ready - started,
      first: first - ready,
      blockReading: reading,
      blockSearching: delays.max / 1e6 - grain,
      p50: searches[Math.floor(searches.length / 2)],
      p95: searches[Math.floor(searches.length * 0.95)],
      hostHeap: (after.heapUsed - before.heapUsed) / 1e6,
      whole: (after.rss - before.rss) / 1e6,
    }),
  )
  // What is kept for the next start is written a while after the reading.
  await wait(Number(process.env['BENCH_WAIT'] ?? 0))
}
