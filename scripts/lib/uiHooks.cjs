// Loaded by mocha for the UI tests: what was on screen when a test failed says more than its message.
const { mkdirSync } = require('node:fs')
const { join } = require('node:path')

exports.mochaHooks = {
  async afterEach() {
    if (this.currentTest.state !== 'failed') return
    const folder = join(__dirname, '..', '..', 'out', 'screenshots', 'failed')
    mkdirSync(folder, { recursive: true })
    const name = this.currentTest.fullTitle().replaceAll(/[^\w]+/g, '-')
    // Each test file is a bundle of its own, so the pages meet here under a shared name (see test/support/workbench.ts).
    for (const page of globalThis[Symbol.for('verbatim.pages')] ?? []) {
      await page.screenshot({ path: join(folder, `${name}.png`) }).catch(() => undefined)
      console.log(`      what was on screen: out/screenshots/failed/${name}.png`)
    }
  },
}
