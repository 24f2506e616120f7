// Mocha's usual report for people, and the counts for scripts in the file named by VERBATIM_RESULTS.
const { writeFileSync } = require('node:fs')
const { format } = require('node:util')
const { reporters, Runner } = require('mocha')

// An extension host logs much besides; the mark tells the script that listens to it which lines are for people.
const mark = process.env.VERBATIM_MARK
if (mark) {
  reporters.Base.consoleLog = (...args) => console.log(format(...args).replace(/^/gm, mark))
}

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const file = process.env.VERBATIM_RESULTS
    if (file === undefined || file === '') return
    const failures = []
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test, error) =>
      failures.push({ title: test.fullTitle(), message: error.message, stack: error.stack }),
    )
    runner.on(Runner.constants.EVENT_RUN_END, () => {
      const { tests, passes, pending } = runner.stats
      writeFileSync(file, JSON.stringify({ tests, passed: passes, failed: failures.length, pending, failures }))
    })
  }
}
