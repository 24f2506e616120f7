import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { ROOT } from '../support/paths'
import { say } from '../support/say'
import { fuzz, type Find, type Run } from './fuzz'
import { corpusOf, forms, inputOf } from './inputs'

/*
 * `npm run fuzz`: inputs are tried in a thread, and watched from this one. An input that does not come to its end is
 * made again from its number, written down and passed over.
 */

const folders = [join(ROOT, '..', 'shared', 'corpus')]
const found = join(ROOT, 'out', 'fuzz')
// Milliseconds without a new input; far more than any takes on a busy machine.
const longest = 60_000

if (isMainThread) void main()
else work()

function work(): void {
  const { run, progress } = workerData as { readonly run: Run; readonly progress: Int32Array }
  fuzz(run, corpusOf(folders), {
    input: (index) => Atomics.store(progress, 0, index),
    find: (find) => parentPort?.postMessage(find),
  })
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, form: { type: 'string' } },
  })
  const count = Number(positionals[0] ?? 200_000)
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const { form } = values
  if (!Number.isInteger(count) || !Number.isInteger(seed) || (form !== undefined && !forms.includes(form))) {
    say(`Use: npm run fuzz [N] [--seed S] [--form NAME]\nForms: ${forms.join(', ')}`)
    process.exitCode = 2
    return
  }
  say(`${count} inputs${form === undefined ? '' : ` of ${form}`}, seed ${seed}`)
  const started = performance.now()
  mkdirSync(found, { recursive: true })
  let finds = 0
  const report = (find: Find): void => {
    finds += 1
    const file = join(found, `${seed}-${find.index}.txt`)
    writeFileSync(file, find.text)
    say(
      `\n${find.form} ${find.index}: ${find.message.slice(0, 600)}\n  ${JSON.stringify(find.text.slice(0, 400))}\n  ${file}`,
    )
  }
  for (let from = 0; from < count;) {
    from = await watched({ seed, from, to: count, timed: true, ...(form === undefined ? {} : { form }) }, report)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  say(`\n${count} inputs, seed ${seed}, ${seconds} s: ${finds === 0 ? 'every promise held' : `${finds} finds`}`)
  process.exitCode = finds === 0 ? 0 : 1
}

/** Tries inputs until they end or one of them hangs; resolves to the number of the first that was not tried. */
function watched(run: Run, report: (find: Find) => void): Promise<number> {
  const progress = new Int32Array(new SharedArrayBuffer(4))
  progress[0] = run.from
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: { run, progress } })
    let seen = run.from
    let since = performance.now()
    const timer = setInterval(() => {
      const index = Atomics.load(progress, 0)
      if (index !== seen) {
        seen = index
        since = performance.now()
      } else if (performance.now() - since > longest) {
        report({ ...inputOf(run.seed, index, corpusOf(folders), run.form), index, message: 'does not come to its end' })
        void worker.terminate()
        seen = index + 1
      }
    }, 500)
    worker.on('message', report)
    worker.on('error', reject)
    worker.on('exit', (code) => {
      clearInterval(timer)
      resolve(code === 0 ? run.to : seen)
    })
  })
}
