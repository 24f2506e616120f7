import { ROOT } from './paths.mjs'

/**
 * Opens the workbench of a host that was started with `driver: true`, with the keys that make it run `entry` (a bundle
 * that exports `run()`) inside its extension host, and resolves with the exit code that it reports. `say` gets what is
 * logged there; `limit` is in milliseconds.
 */
export async function runInside(browser, host, { entry, folder, limit, say }) {
  const page = await browser.newPage()
  let timer
  const exit = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${entry} did not end in time.`)), limit)
    page.on('crash', () => reject(new Error('The browser page crashed.')))
    void page.exposeFunction('codeAutomationExit', resolve)
    void page.exposeFunction('codeAutomationLog', (_type, args) => say(args))
  })
  const remote = (path) => `vscode-remote://${host.authority}${path}`
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(entry)],
    ['skipWelcome', 'true'],
  ]
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) })
  await page.goto(`${host.url}?${query}`)
  return exit.finally(() => clearTimeout(timer))
}
