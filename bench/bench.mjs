// `npm run bench`: how long the extension takes to start and to answer, measured inside a real VS Code on the sample
// library. Each run has a host of its own; the table is printed and written to bench/RESULTS.md. `npm run bench --
// parsers` compares the reading of captions with published parsers instead, `-- reading` measures the worst files.
import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { bundle } from '../esbuild.mjs'
import { installBrowser, launchBrowser } from '../scripts/lib/chromium.mjs'
import { installHost, startHost } from '../scripts/lib/host.mjs'
import { runInside } from '../scripts/lib/insideHost.mjs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { copyWorkspace } from '../scripts/lib/workspace.mjs'

const others = { parsers: './parsers/compare.mjs', reading: './reading.mjs' }
const other = others[process.argv[2]]
if (other !== undefined) {
  await import(other)
  process.exit(0)
}

const runs = Number(process.argv[2] ?? 5)
const marks = [
  ['activation', 'activation', 50],
  ['searchable', 'seeds searchable after activation', 500],
  ['complete', 'chapters and topics there as well'],
  ['longestBlock', 'longest block of the extension host', 20],
  ['idleBlock', 'longest block of the same host while nothing runs'],
  ['searchMedian', 'search as typed, median'],
  ['search95', 'search as typed, 95th percentile'],
]

await installPackages()
await installHost()
await installBrowser()
await bundle({ production: true })
const entry = at('out', 'bench', 'startup.js')
await build({
  entryPoints: [at('bench', 'startup.ts')],
  outfile: entry,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
})

const browser = await launchBrowser()
const results = []
for (let i = 0; i < runs; i++) results.push(await once())
await browser.close()

const middle = (key) => results.map((result) => result[key]).sort((a, b) => a - b)[Math.floor(results.length / 2)]
const best = (key) => Math.min(...results.map((result) => result[key]))
const worst = (key) => Math.max(...results.map((result) => result[key]))
const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
const table = [
  `| what (${runs} runs) | median | best | worst | mark |`,
  '|---|---|---|---|---|',
  ...marks.map(
    ([key, what, mark]) =>
      `| ${what} | ${ms(middle(key))} | ${ms(best(key))} | ${ms(worst(key))} | ${mark ? `≤ ${mark} ms` : ''} |`,
  ),
].join('\n')
console.log(table)
const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
writeFileSync(
  at('bench', 'RESULTS.md'),
  `# Measurements\n\nWritten by \`npm run bench\`. Machine: ${machine}.\n\n## Start in VS Code, sample library\n\n${table}\n`,
)

async function once() {
  const result = at('out', 'bench', 'result.json')
  const settings = { 'verbatim.sampleLibrary': true, 'verbatim.transcripts.include': [] }
  const host = await startHost({ driver: true, settings, env: { BENCH_RESULT: result } })
  try {
    const log = []
    const folder = copyWorkspace(host.folder)
    const code = await runInside(browser, host, {
      entry,
      folder,
      limit: 120_000,
      say: (args) => log.push(args.map(String).join(' ')),
    })
    if (code !== 0) throw new Error(`The measurement failed:\n${log.slice(-20).join('\n')}`)
    return JSON.parse(readFileSync(result, 'utf8'))
  } finally {
    await host.stop()
  }
}
