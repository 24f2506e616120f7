// `npm run package`: builds what ships and packs verbatim.vsix. `--verify` also installs it into a fresh VS Code server and
// runs the UI tests whose title has `@package` against it.
import { statSync } from 'node:fs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { run, tool } from './lib/run.mjs'

const FILE = 'verbatim.vsix'
const LIMIT = 2_000_000

await installPackages()
await step(run(process.execPath, ['esbuild.mjs', '--production'], { show: true }))
// The repository has no public address, hence nothing to rewrite the README's links to.
const told = ['--allow-missing-repository', '--no-rewrite-relative-links']
await step(tool('@vscode/vsce/vsce', ['package', '--no-dependencies', ...told, '--out', FILE], { show: true }))

const { size } = statSync(at(FILE))
console.log(`${FILE}: ${(size / 1e6).toFixed(2)} MB of at most ${LIMIT / 1e6} MB`)
if (size > LIMIT) process.exit(1)

if (process.argv.includes('--verify')) {
  await step(run(process.execPath, ['esbuild.mjs', '--tests'], { show: true }))
  await step(run(process.execPath, ['scripts/ui.mjs', '--built', '--vsix', at(FILE)], { show: true }))
}

/** Ends the script when a step failed. */
async function step(running) {
  const { code } = await running
  if (code !== 0) process.exit(1)
}
