import { at } from './paths.mjs'
import { run, tool } from './run.mjs'

const LINT = ['.', '--max-warnings', '0']

/** The checks that need no editor, by name. Each resolves to `{ code, output, seconds }`. */
export const checks = {
  types: () => tool('typescript/bin/tsc', ['-b', '--pretty', 'false']),
  lint: () => tool('eslint/bin/eslint.js', LINT),
  // Rules that use types may miss what a change does to an unchanged file: good for a first look, not for a verdict.
  quickLint: () =>
    tool('eslint/bin/eslint.js', [...LINT, '--cache', '--cache-strategy', 'content', '--cache-location', 'out/eslint']),
  format: () =>
    tool('prettier/bin/prettier.cjs', [
      '--check',
      '.',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'out/prettier',
    ]),
  build: () => run(process.execPath, ['esbuild.mjs']),
  bundleTests: () => run(process.execPath, ['esbuild.mjs', '--tests']),
}

/** Runs tests that need no editor, over the bundles that `bundleTests` (and for the terminal `build`) has written. */
export function mochaHere(suite, { without, ...options } = {}) {
  const args = [`out/test/${suite}/**/*.test.js`, '--reporter', at('scripts/lib/reporter.cjs')]
  // One bundle a core. The suite at the terminal starts processes itself.
  if (suite === 'unit') args.push('--parallel', '--jobs', '2')
  if (without !== undefined) args.push('--grep', without, '--invert')
  return tool('mocha/bin/mocha.js', args, options)
}

/** Builds the extension, and the tests with it unless told otherwise; ends the script when that fails. */
export async function build({ tests = true } = {}) {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...(tests ? ['--all'] : [])], { show: true })
  if (code !== 0) process.exit(code)
}
