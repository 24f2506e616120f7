// `npm run test:desktop`: the integration tests in a desktop VS Code. `VSCODE_PATH` names its program; without it and
// without `code` on PATH, @vscode/test-electron downloads one.
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from './lib/checks.mjs'
import { onPath } from './lib/chromium.mjs'
import { installPackages } from './lib/install.mjs'
import { ROOT, at } from './lib/paths.mjs'
import { readResults, resultsFile } from './lib/results.mjs'
import { copyWorkspace } from './lib/workspace.mjs'

await installPackages()
await build()
const { runTests } = await import('@vscode/test-electron')

const folder = mkdtempSync(join(tmpdir(), 'verbatim-desktop-'))
const results = resultsFile('desktop')
const program = process.env.VSCODE_PATH ?? installedProgram()
const code = await runTests({
  ...(program === undefined ? {} : { vscodeExecutablePath: program }),
  extensionDevelopmentPath: ROOT,
  extensionTestsPath: at('out/test/integration/entry.js'),
  extensionTestsEnv: { VERBATIM_RESULTS: results },
  launchArgs: [
    copyWorkspace(folder),
    '--disable-extensions',
    `--user-data-dir=${join(folder, 'user-data')}`,
    `--extensions-dir=${join(folder, 'extensions')}`,
  ],
}).catch((error) => {
  console.error(error.message)
  return 1
})
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
const { passed, failed } = readResults(results, code)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** `code` on PATH is a script inside the editor's folder; the test runner must start the program that it stands for. */
function installedProgram() {
  const script = onPath(['code', 'code-insiders', 'codium'])
  if (script === undefined) return undefined
  const app = dirname(dirname(realpathSync(script)))
  const programs = ['code', 'code-insiders', 'codium', 'Code.exe', join('..', '..', 'MacOS', 'Electron')]
  return programs.map((program) => join(app, program)).find((path) => existsSync(path))
}
