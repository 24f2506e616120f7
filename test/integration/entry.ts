import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'
import { ROOT } from '../support/paths'
import { say } from '../support/say'

/** What both the desktop's test runner and the server's extension host call: it rejects when a test failed. */
export async function run(): Promise<void> {
  const grep = process.env['VERBATIM_GREP']
  const mocha = new Mocha({
    timeout: 20_000,
    failZero: true,
    color: process.env['NO_COLOR'] === undefined,
    forbidOnly: process.env['CI'] !== undefined,
    reporter: join(ROOT, 'scripts', 'lib', 'reporter.cjs'),
    ...(grep === undefined ? {} : { grep }),
  })
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.js'),
  )
  for (const file of files.sort()) mocha.addFile(join(__dirname, file))

  const failures = await new Promise<number>((resolve, reject) => {
    // A test file that cannot be loaded throws here.
    try {
      mocha.run(resolve)
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      say(error.stack ?? error.message)
      reject(error)
    }
  })
  if (files.length === 0) say(`No test was found in ${__dirname}.`)
  if (failures > 0) throw new Error(`${failures} tests failed`)
}
