// Runs test/integration inside the extension host of a real VS Code, opened in a headless browser.
// `VERBATIM_GREP=words` runs only the tests whose title has these words; `--built` skips the build.
import { appendFileSync, writeFileSync } from 'node:fs'
import { build } from './lib/checks.mjs'
import { installBrowser, launchBrowser } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { ROOT, at } from './lib/paths.mjs'
import { readResults, resultsFile } from './lib/results.mjs'
import { copyWorkspace } from './lib/workspace.mjs'

const TIME_LIMIT = 180_000
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
    const page = await browser.newPage()
    const code = await finished(page, host)
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

/** Opens the workbench with the keys that make it run our entry, and resolves with the exit code that it reports. */
async function finished(page, host) {
  let timer
  const exit = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The integration tests did not end in time.')), TIME_LIMIT)
    page.on('crash', () => reject(new Error('The browser page crashed.')))
    void page.exposeFunction('codeAutomationExit', resolve)
    void page.exposeFunction('codeAutomationLog', (_type, args) => say(args))
  })
  const remote = (path) => `vscode-remote://${host.authority}${path}`
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(at('out/test/integration/entry.js'))],
    ['skipWelcome', 'true'],
  ]
  const query = new URLSearchParams({ folder: copyWorkspace(host.folder), payload: JSON.stringify(payload) })
  await page.goto(`${host.url}?${query}`)
  return exit.finally(() => clearTimeout(timer))
}
