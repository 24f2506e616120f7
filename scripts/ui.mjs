// Runs test/ui: mocha here, a real workbench in a headless browser, the working tree as its installed extension.
// `VERBATIM_GREP=words` runs only tests whose title has these words; `--built` skips the build; `--vsix FILE` installs that
// package instead of the working tree. Screenshots go to out/screenshots.
import { build } from './lib/checks.mjs'
import { installBrowser, serveBrowser } from './lib/chromium.mjs'
import { installHost, startHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { readResults, resultsFile } from './lib/results.mjs'
import { tool } from './lib/run.mjs'

await installPackages()
await installHost()
await installBrowser()
if (!process.argv.includes('--built')) await build()
const vsix = process.argv.includes('--vsix') ? process.argv[process.argv.indexOf('--vsix') + 1] : undefined
process.exit(await ui())

async function ui() {
  const results = resultsFile(vsix === undefined ? 'ui' : 'package')
  const host = await startHost(vsix === undefined ? { linked: true } : { vsix })
  const browser = await serveBrowser()
  try {
    const { url, folder, userSettings } = host
    const given = { url, folder, userSettings, browser: browser.wsEndpoint() }
    const grep = process.env.VERBATIM_GREP ?? (vsix === undefined ? '' : '@package')
    const args = [
      ...['--no-config', '--fail-zero', '--timeout', '60000'],
      ...['--reporter', at('scripts/lib/reporter.cjs'), '--require', at('scripts/lib/uiHooks.cjs')],
      ...(grep === '' ? [] : ['--grep', grep]),
      ...(process.env.CI ? ['--forbid-only'] : []),
      at('out/test/ui/**/*.test.js'),
    ]
    const env = { VERBATIM_RESULTS: results, VERBATIM_UI: JSON.stringify(given), NODE_OPTIONS: '--enable-source-maps' }
    const { code } = await tool('mocha/bin/mocha.js', args, { show: true, env })
    return readResults(results, code).failed === 0 ? 0 : 1
  } finally {
    await browser.close()
    await host.stop()
  }
}
