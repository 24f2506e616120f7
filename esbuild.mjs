// Bundles the extension, its worker and the command line; `--tests` bundles the tests instead, `--all` both,
// `--watch` both on every change; `--production` makes what ships.
import { build, context } from 'esbuild'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The older main field of some packages is UMD, which cannot be bundled statically.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
}

const entries = { extension: 'src/extension.ts', worker: 'src/worker/worker.ts', cli: 'src/cli.ts' }

/** What the extension consists of at run time. The host reads plain CommonJS; each entry is one file, so it loads fast. */
function product({ production }) {
  const options = { ...common, minify: production, sourcemap: production ? false : 'linked', external: ['vscode'] }
  return Object.entries(entries).map(([name, entry]) => ({
    ...options,
    entryPoints: { [name]: entry },
    outdir: 'dist',
    // A terminal starts the command line by its first line.
    ...(name === 'cli' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
    ...(name === 'extension' && production ? { plugins: [oneApi], write: false } : {}),
  }))
}

const testFile = (name) => name.endsWith('.test.ts')

/**
 * Every file that imports the API gets a copy of it with all its 480 members: thirty copies at each activation. The
 * API itself serves as well. Only in what ships: maps of the development build stay exact.
 */
const oneApi = {
  name: 'one-api',
  setup: ({ onEnd }) =>
    onEnd(({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text.replace(/[\w$]+\((require\("vscode"\))(?:,\s*1)?\)/g, '$1'))
      }
    }),
}

/** Test files are found by name, so that no list of tests can be forgotten. */
function tests() {
  const found = ['terminal', 'integration', 'ui'].flatMap((suite) => filesIn(join('test', suite), testFile))
  found.push('test/integration/entry.ts')
  return { ...testCommon, entryPoints: found, outbase: 'test', outdir: 'out/test' }
}

export const testCommon = {
  ...common,
  sourcemap: 'inline',
  external: ['vscode', 'mocha', 'playwright-core', 'esbuild', 'typescript', '@vscode/test-electron'],
}

const isOfAnswers = (file) => /^test[\\/]unit[\\/](library|search|service)[\\/]/.test(file)

/** The unit tests are two bundles, which run side by side. More of them would take long to load: each holds the core. */
const unitBundles = [
  { file: join('out', 'test', 'unit', 'answers.test.js'), holds: isOfAnswers },
  { file: join('out', 'test', 'unit', 'texts.test.js'), holds: (file) => !isOfAnswers(file) },
]

function unitTests() {
  const files = filesIn(join('test', 'unit'), testFile).sort()
  const importOf = (file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)}`
  return unitBundles.map(({ file, holds }) => ({
    ...testCommon,
    stdin: { contents: files.filter(holds).map(importOf).join('\n'), resolveDir: process.cwd() },
    outfile: file,
  }))
}

function filesIn(dir, wanted) {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A test that was renamed or deleted must not go on running from its old bundle. */
function removeStale(options) {
  const current = new Set(options.entryPoints.map((file) => join('out', file.replace(/\.ts$/, '.js'))))
  for (const { file } of unitBundles) current.add(file)
  for (const file of filesIn('out/test', (name) => name.endsWith('.js'))) if (!current.has(file)) rmSync(file)
}

/** Builds what is asked for; other scripts call it instead of starting another Node. */
export async function bundle({ production = false, withProduct = true, withTests = false, watch = false } = {}) {
  const jobs = [...(withProduct ? product({ production }) : []), ...(withTests ? [...unitTests(), tests()] : [])]
  if (withTests) removeStale(jobs.at(-1))
  if (!watch) {
    await Promise.all(jobs.map((options) => build(options)))
    return
  }
  for (const options of jobs) await (await context({ ...options, logLevel: 'info' })).watch()
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const has = (flag) => process.argv.includes(flag)
  const everything = has('--all') || has('--watch')
  await bundle({
    production: has('--production'),
    withProduct: everything || !has('--tests'),
    withTests: everything || has('--tests'),
    watch: has('--watch'),
  }).catch(() => process.exit(1))
}
