import { at } from './paths.mjs'
import { run, tool } from './run.mjs'

/** The checks that need no editor, by name. Each resolves to `{ code, output, seconds }`. */
export const checks = {
  types: () => tool('typescript/bin/tsc', ['-b', '--pretty', 'false']),
  lint: () => tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  format: () => tool('prettier/bin/prettier.cjs', ['--check', '.', '--log-level', 'warn', '--cache']),
  build: () => run(process.execPath, ['esbuild.mjs']),
  bundleTests: () => run(process.execPath, ['esbuild.mjs', '--tests']),
}

/** The unit tests, over bundles that `bundleTests` has written. */
export function unitTests(options = {}) {
  return tool('mocha/bin/mocha.js', ['--reporter', at('scripts/lib/reporter.cjs')], options)
}

/** Builds the extension, and the tests with it unless told otherwise; ends the script when that fails. */
export async function build({ tests = true } = {}) {
  const { code } = await run(process.execPath, ['esbuild.mjs', ...(tests ? ['--all'] : [])], { show: true })
  if (code !== 0) process.exit(code)
}
