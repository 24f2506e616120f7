// `npm test`: installs what is missing (packages, a VS Code server, a browser), then runs every check and every suite.
// Only Node's own modules and ours are imported here: nothing else is installed yet.
import { checks, mochaHere } from './lib/checks.mjs'
import { installBrowser } from './lib/chromium.mjs'
import { installHost } from './lib/host.mjs'
import { installPackages } from './lib/install.mjs'
import { readResults, resultsFile } from './lib/results.mjs'
import { run } from './lib/run.mjs'

/** A suite that takes longer hangs. In seconds, for a slow machine. */
const LIMIT = 900
const table = []

await install()
// Two at a time: that is what a small machine has cores for.
await Promise.all([check('types', checks.types), check('lint', checks.lint).then(() => check('format', checks.format))])
await check('build', checks.build)
if (await check('bundle', checks.bundleTests)) {
  await suite('unit', (env) => mochaHere('unit', { show: true, env, limit: LIMIT }))
  await suite('terminal', (env) => mochaHere('terminal', { show: true, env, limit: LIMIT }))
  await suite('integration', (env) => script(env, 'scripts/integration.mjs', '--built'))
  await suite('ui', (env) => script(env, 'scripts/ui.mjs', '--built'))
  await suite('package', (env) => script(env, 'scripts/package.mjs', '--verify'))
}
finish()

/** Everything the suites need; without it there is nothing to run. */
async function install() {
  const started = performance.now()
  try {
    await installPackages()
    await Promise.all([installHost(), installBrowser()])
    add('install', { passed: 1, failed: 0, pending: 0 }, (performance.now() - started) / 1000)
  } catch (error) {
    console.error(error.message)
    add('install', { passed: 0, failed: 1, pending: 0 }, (performance.now() - started) / 1000)
    finish()
  }
}

/** A check passes or fails as a whole, so it counts as one test; only a failing one has something to say. */
async function check(name, start) {
  const { code, output, seconds } = await start()
  console.log(`${code === 0 ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`)
  if (code !== 0) console.log(output)
  add(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, pending: 0 }, seconds)
  return code === 0
}

/** A suite's tests count one by one, by what its reporter wrote. */
async function suite(name, start) {
  console.log(`\n── ${name} ──`)
  const file = resultsFile(name)
  const { code, seconds } = await start({ VERBATIM_RESULTS: file })
  add(name, readResults(file, code), seconds)
}

function script(env, ...args) {
  return run(process.execPath, args, { show: true, env, limit: LIMIT })
}

function add(name, counts, seconds) {
  table.push({ name, ...counts, seconds })
}

function finish() {
  console.log('\nsuite         passed  failed  skipped  seconds')
  for (const { name, passed, failed, pending, seconds } of table) {
    const cells = [String(passed).padStart(6), String(failed).padStart(7), String(pending).padStart(8)]
    console.log(`${name.padEnd(13)} ${cells.join(' ')} ${seconds.toFixed(1).padStart(8)}`)
  }
  const total = (key) => table.reduce((sum, row) => sum + row[key], 0)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
  process.exit(total('failed') === 0 ? 0 : 1)
}
