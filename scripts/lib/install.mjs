import { existsSync, readFileSync } from 'node:fs'
import { at } from './paths.mjs'
import { run } from './run.mjs'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Installs the packages if what is there is not what the lock file says, so that no command needs a reminder to do it. */
export async function installPackages() {
  if (isInstalled()) return
  console.log('Installing packages …')
  await npmRun(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
}

/** npm keeps a list of what it has installed, in the form of the lock file; packages for other systems are optional. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const [wanted, present] = [at('package-lock.json'), installed].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  )
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  )
}

/** Runs npm; a flaky network gets a second try. */
export async function npmRun(args, options = {}) {
  const shell = process.platform === 'win32'
  const first = await run(npm, args, { shell, ...options })
  if (first.code === 0) return
  const second = await run(npm, args, { shell, ...options })
  if (second.code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${second.output}`)
}
