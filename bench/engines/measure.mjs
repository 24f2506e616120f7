// Measures one engine on a library that was written down by dumpLibrary; prints what it found as JSON.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** No class of queries is measured for longer, in milliseconds. */
const LONGEST = 15_000
const WARMING = 5
const MOST = 100

const [name, folder] = process.argv.slice(2)
const { open } = await import(`./${name}.mjs`)
const passages = () =>
  readFileSync(join(folder, 'passages.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const queries = JSON.parse(readFileSync(join(folder, 'queries.json'), 'utf8'))

const before = memory()
const started = cpu()
const engine = await open(passages, folder)
const seconds = (cpu() - started - (engine.readingTime ?? 0)) / 1000
const held = memory() - before
const times = {}
for (const [kind, ask] of Object.entries(engine.ask)) times[kind] = await quantiles(queries[kind], ask)
console.log(JSON.stringify({ seconds, memory: held, disk: engine.disk?.(), version: engine.version, ...times }))

async function quantiles(all, ask) {
  const asked = all.slice(0, all.length > 2 * MOST ? all.length : MOST)
  for (const query of asked.slice(0, WARMING)) await ask(query)
  const taken = []
  const end = performance.now() + LONGEST
  for (const query of asked) {
    const start = engine.outside ? performance.now() : cpu()
    await ask(query)
    taken.push((engine.outside ? performance.now() : cpu()) - start)
    if (performance.now() > end && taken.length >= 10) break
  }
  taken.sort((a, b) => a - b)
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Milliseconds of the processor. */
function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Megabytes in use, buffers and the memory of libraries in C included. */
function memory() {
  for (let i = 0; i < 3; i++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return Math.round((heapUsed + arrayBuffers) / 1e6)
}
