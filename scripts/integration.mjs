// Runs test/integration inside the extension host of a real VS Code, opened in a headless browser.
// `VERBATIM_GREP=words` runs only the tests whose title has these words; `--built` skips the build.
import { appendFileSync, writeFileSync } from 'node:fs'
import { build } from './lib/checks.mjs'
import { installBrowser, launchBrowser } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { runInside } from './lib/insideHost.mjs'
import { readResults, resultsFile } from './lib/results.mjs'
import { copyWorkspace } from './lib/workspace.mjs'

const TIME_LIMIT = 600_000
/** Marks the lines of the extension host's log that are for people (see reporter.cjs and test/support/say.ts). */
const MARK = '▏'
const LOG = at('out', 'results', 'integration.log')

await installPackages()
await installHost()
await installBrowser()
if (!process.argv.includes('--built')) await build()
process.exit(await integration())

async function integration() {
  const results = resultsFile('integration')
  writeFileSync(LOG, '')
  const color = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  const host = await startHost({ driver: true, env: { VERBATIM_RESULTS: results, VERBATIM_MARK: MARK, ...color } })
  const browser = await launchBrowser()
  try {
    const folder = copyWorkspace(host.folder)
    const code = await runInside(browser, host, {
      entry: at('out/test/integration/entry.js'),
      folder,
      limit: TIME_LIMIT,
      say,
    })
    const { failed } = readResults(results, code)
    if (failed > 0) console.log(`The host's log: ${LOG}`)
    return failed === 0 ? 0 : 1
  } finally {
    await browser.close()
    await host.stop()
  }
}

/** Shows a person what is theirs and keeps all of it in a file. */
function say(args) {
  const text = args.map(String).join(' ')
  appendFileSync(LOG, `${text}\n`)
  const lines = text.split('\n').filter((line) => line.startsWith(MARK))
  if (lines.length > 0) console.log(lines.map((line) => line.slice(MARK.length)).join('\n'))
}
