import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { at } from './paths.mjs'

/** Where the reporter writes the counts of one suite (see reporter.cjs): a file of this run's own, or the caller's. */
export function resultsFile(suite) {
  const file = process.env.VERBATIM_RESULTS ?? at('out', 'results', `${suite}-${process.pid}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** The counts of a suite that has run; one that ended without counts, or with none, has failed. */
export function readResults(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, pending: 0 }
  const { passed, failed, pending } = JSON.parse(readFileSync(file, 'utf8'))
  if (process.env.VERBATIM_RESULTS === undefined) rmSync(file)
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed, pending }
}
