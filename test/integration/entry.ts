import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Mocha from 'mocha'
import { ROOT } from '../support/paths'

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
  if (files.length === 0) throw new Error(`no test was found in ${__dirname}`)
  for (const file of files.sort()) mocha.addFile(join(__dirname, file))

  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} tests failed`)
}
