// How long the extension takes to start and to answer, measured inside a real VS Code on the sample library. Each run
// has a host of its own.
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { bundle } from '../esbuild.mjs'
import { installBrowser, launchBrowser } from '../scripts/lib/chromium.mjs'
import { installHost, startHost } from '../scripts/lib/host.mjs'
import { runInside } from '../scripts/lib/insideHost.mjs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { copyWorkspace } from '../scripts/lib/workspace.mjs'
import { writeSection } from './results.mjs'

const marks = [
  ['activation', 'activation', 50],
  ['searchable', 'seeds searchable after activation', 500],
  ['complete', 'chapters and topics there as well'],
  ['longestBlock', 'longest block of the extension host', 20],
  ['idleBlock', 'longest block of the same host while nothing runs'],
  ['searchMedian', 'search as typed, median'],
  ['search95', 'search as typed, 95th percentile'],
]

export async function measureStartup(runs) {
  await installPackages()
  await installHost()
  await installBrowser()
  await bundle({ production: true })
  const entry = at('out', 'bench', 'startup.js')
  await build({
    entryPoints: [at('bench', 'startupInside.ts')],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  })

  const browser = await launchBrowser()
  const results = []
  for (let i = 0; i < runs; i++) results.push(await once(browser, entry))
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
  writeSection('Start in VS Code, sample library', table)
}

async function once(browser, entry) {
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
