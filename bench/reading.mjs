// `npm run bench -- reading`: how long the worst files take to be read, form by form, and what files of a size that nobody
// expects cost a library. Each row is measured in a process of its own; the tables are printed and written to
// bench/READING.md.
import { build } from 'esbuild'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { run } from '../scripts/lib/run.mjs'

await installPackages()
const entry = at('out', 'bench', 'reading.js')
await build({ entryPoints: [at('bench', 'reading.ts')], outfile: entry, bundle: true, platform: 'node', format: 'cjs' })

async function measured(...args) {
  const { code, output } = await run(process.execPath, [entry, ...args])
  if (code !== 0) throw new Error(`${args.join(' ')} failed:\n${output.slice(-2000)}`)
  return JSON.parse(output)
}

const text = ['# Reading the worst', '']
function say(line) {
  text.push(line)
  console.log(line)
}

const { forms, huge } = await measured('names')
say(
  `Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`,
)
say('Seconds are those of the processor; the mark is 2 s for 10 MB.\n')
say('| form | slowest 10 MB | seconds | MB/s | memory |')
say('|---|---|---|---|---|')
for (const form of forms) {
  const { what, megabytes, seconds, memory } = await measured('form', form)
  say(`| ${form} | ${what} | ${seconds.toFixed(1)} | ${(megabytes / seconds).toFixed(0)} | ${memory.toFixed(0)} MB |`)
}
say('\n| huge file | MB | searchable after | chapters, topics and reader | memory |')
say('|---|---|---|---|---|')
for (const name of huge) {
  const { what, megabytes, seconds, derived, memory } = await measured('huge', name)
  const cells = [
    what,
    megabytes.toFixed(0),
    `${seconds.toFixed(1)} s`,
    `${derived.toFixed(1)} s`,
    `${memory.toFixed(0)} MB`,
  ]
  say(`| ${cells.join(' | ')} |`)
}
writeFileSync(at('bench', 'READING.md'), `${text.join('\n')}\n`)
