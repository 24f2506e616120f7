// A large library inside a real VS Code: the first start, a later one, and from a keystroke to what is drawn.
import { build } from 'esbuild'
import { readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bundle } from '../esbuild.mjs'
import { installBrowser, launchBrowser, serveBrowser } from '../scripts/lib/chromium.mjs'
import { installHost, startHost } from '../scripts/lib/host.mjs'
import { runInside } from '../scripts/lib/insideHost.mjs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { bundleInside } from './inside.mjs'
import { writeSection } from './results.mjs'
import { writtenLibrary } from './writtenLibrary.mjs'

const LIMIT = 600_000
/** What is kept for the next start has been written after so many milliseconds. */
const SAVED_AFTER = 45_000
const TYPED = 'lightning network'

export async function measureEditor(hours, data) {
  await installPackages()
  await installHost()
  await installBrowser()
  await bundle({ production: true })
  await bundleInside('editorInside', { external: ['vscode'] })
  const library = await writtenLibrary(hours, data)
  const result = at('out', 'bench', 'editor.json')
  const settings = { 'verbatim.sampleLibrary': false, 'files.watcherExclude': {} }
  const host = await startHost({
    driver: true,
    linked: true,
    settings,
    env: { BENCH_RESULT: result, BENCH_WAIT: String(SAVED_AFTER) },
  })
  try {
    const folder = join(host.folder, 'library')
    symlinkSync(join(library, 'files'), folder)
    const starts = []
    for (let start = 0; start < 2; start++) {
      const log = []
      const browser = await launchBrowser()
      const say = (args) => log.push(args.map(String).join(' '))
      const entry = at('out', 'bench', 'editorInside.js')
      const code = await runInside(browser, host, { entry, folder, limit: LIMIT, say })
      await browser.close()
      if (code !== 0) throw new Error(`The measurement failed:\n${log.slice(-20).join('\n')}`)
      starts.push(JSON.parse(readFileSync(result, 'utf8')))
    }
    const drawn = await keystrokes(host, folder)
    writeSection(`${hours.toLocaleString('en')} hours in VS Code`, tableOf(starts, drawn))
  } finally {
    await host.stop()
  }
}

/** Types a query into the list of moments; for each letter, milliseconds until what it finds is drawn. */
async function keystrokes(host, folder) {
  const outfile = at('out', 'bench', 'driver.cjs')
  const entryPoints = [at('test', 'support', 'workbench.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', external: ['playwright-core'] })
  const { Workbench } = createRequire(import.meta.url)(outfile)
  const browser = await serveBrowser()
  const { url, userSettings } = host
  process.env.VERBATIM_UI = JSON.stringify({ url, folder: host.folder, userSettings, browser: browser.wsEndpoint() })
  const workbench = await Workbench.open({ folder })
  try {
    await workbench.openActivity('Verbatim')
    await workbench.treeItem('Episodes', /\w/).first().waitFor({ timeout: LIMIT })
    await workbench.command('Verbatim: Find in Transcripts')
    await workbench.page.waitForTimeout(1000)
    await workbench.page.evaluate(() => {
      const seen = (globalThis.drawn = [])
      document.addEventListener('keydown', () => seen.push({ key: performance.now() }), true)
      const list = document.querySelector('.quick-input-list')
      new MutationObserver(() => {
        const last = seen.at(-1)
        if (last && list.querySelector('.monaco-list-row')) last.drawn = performance.now()
      }).observe(list, { childList: true, subtree: true, characterData: true })
    })
    for (const letter of TYPED) {
      await workbench.page.keyboard.press(letter === ' ' ? 'Space' : letter)
      await workbench.page.waitForTimeout(1200)
    }
    const seen = await workbench.page.evaluate(() => globalThis.drawn)
    return seen.filter(({ drawn }) => drawn !== undefined).map(({ key, drawn }) => drawn - key)
  } finally {
    await workbench.close()
    await browser.close()
  }
}

function tableOf([cold, warm], drawn) {
  const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
  const mb = (value) => `${value.toFixed(0)} MB`
  const sorted = [...drawn].sort((a, b) => a - b)
  const share = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  const row = (what, value, mark = '') => `| ${what} | ${value(cold)} | ${value(warm)} | ${mark} |`
  return [
    `${cold.episodes.toLocaleString('en')} episodes as WebVTT files in the workspace. Memory is what was added since before the activation.`,
    '',
    '| what | first start | later start | mark |',
    '|---|---|---|---|',
    row('everything read and searchable', ({ ready }) => ms(ready)),
    row('first search', ({ first }) => ms(first)),
    row('longest block of the extension host, reading', ({ blockReading }) => ms(blockReading), '≤ 10 ms'),
    row('longest block of the extension host, searching', ({ blockSearching }) => ms(blockSearching), '≤ 10 ms'),
    row('a search as typed, from the host to the worker and back, median', ({ p50 }) => ms(p50)),
    row('a search as typed, 95th percentile', ({ p95 }) => ms(p95), '≤ 10 ms'),
    row('heap of the host', ({ hostHeap }) => mb(hostHeap)),
    row('memory of host and worker together', ({ whole }) => mb(whole)),
    '',
    `From a key to the last row drawn, the 60 ms that the list waits for the next key included: median ${ms(share(0.5))}, ` +
      `longest ${ms(share(1))} (${drawn.length} keys).`,
  ].join('\n')
}
