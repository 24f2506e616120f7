// bench/RESULTS.md: a section for each kind of measurement, each rewritten by itself.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { at } from '../scripts/lib/paths.mjs'

const file = at('bench', 'RESULTS.md')
const opening = '# Measurements\n\nWritten by `npm run bench`.\n'
// What else ran when the measurement began makes all times longer.
const load = loadavg()[0] ?? 0

/** Prints what was measured and writes it under its heading, in place of what stood there; other sections stay. */
export function writeSection(heading, text) {
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  const section = `## ${heading}\n\nMachine: ${machine}; ${load.toFixed(1)} other processes wanted it when the measurement began.\n\n${text}\n`
  console.log(section)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const others = before.split(/^(?=## )/m).filter((part) => part.startsWith('## '))
  const place = others.findIndex((part) => part.startsWith(`## ${heading}\n`))
  if (place < 0) others.push(section)
  else others[place] = section
  writeFileSync(file, [opening, ...others.map((part) => `${part.trimEnd()}\n`)].join('\n'))
}
