// `npm run check`: everything that can be known without an editor, in the time of a sip of coffee.
import { checks, mochaHere } from './lib/checks.mjs'
import { installPackages } from './lib/install.mjs'

await installPackages()
const started = performance.now()
let failed = 0
/** One missing file can make a hundred errors; the first ones say what is wrong. */
const MOST_LINES = 60

function report(name, { code, output, seconds }, always = false) {
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${seconds.toFixed(1)} s`)
  if (code !== 0) failed++
  if (code !== 0 || always) {
    const lines = output.trimEnd().split('\n')
    const left = lines.length - MOST_LINES
    console.log(
      lines.slice(0, MOST_LINES).join('\n').replace(/^/gm, '  ') + (left > 0 ? `\n  … and ${left} more lines` : ''),
    )
  }
  return code === 0
}

/** A passing run says how many passed; of a failing one, the failures are enough. */
async function unit() {
  if (!report('bundle', await checks.bundleTests())) return
  // Tests of huge inputs are for `npm test`: they take longer than all others together.
  const result = await mochaHere('unit', { without: '@size' })
  const summary = /^\s*\d+ passing[^]*$/m.exec(result.output)
  report('unit', { ...result, output: summary === null ? result.output : summary[0].trimStart() }, true)
}

const named = async (name, shown = name) => report(shown, await checks[name]())
await Promise.all([named('types'), named('quickLint', 'lint').then(() => named('format')), named('build').then(unit)])
console.log(
  `${failed === 0 ? 'All checks passed' : `${failed} of the checks failed`} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
)
process.exit(failed === 0 ? 0 : 1)
