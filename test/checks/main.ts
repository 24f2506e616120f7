import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Random } from '../fuzz/random'
import { ROOT } from '../support/paths'
import { trialLibrary, trialOf, treatments, type Trial } from '../support/quotationTrials'
import { say } from '../support/say'

/*
 * `npm run checks`: quotations that are inserted from the sample library and a corpus, treated, and checked; a table says
 * what each treatment was called.
 */

const { values } = parseArgs({
  options: {
    unaltered: { type: 'string', default: '1000' },
    altered: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'corpus') },
    misses: { type: 'boolean', default: false },
  },
})
/** Quotations whose words and range are known, of the sample library. */
const known = join(ROOT, '..', 'shared', 'eval', 'quotes.jsonl')
const states = ['exact', 'folded', 'differs', 'moved', 'ambiguous', 'missing', 'not found'] as const
const folders = [join(ROOT, 'seeds'), ...(existsSync(values.data) ? [values.data] : [])]
const service = trialLibrary(folders)
const all = service.state().episodes.map(({ id }) => id)
const seeds = all.filter((id) => /^00\d_/.test(id))
const alterations = treatments.length - 3

let good = 0
let count = 0
say(`${all.length} episodes, seed ${values.seed}\n`)
say([''.padEnd(26), ...states.map((state) => state.padStart(10)), 'right'.padStart(9)].join(''))
treatments.forEach((treatment, number) => {
  const wanted = number < 3 ? Math.ceil(Number(values.unaltered) / 3) : Math.ceil(Number(values.altered) / alterations)
  const trials: Trial[] = []
  for (let i = 0; trials.length < wanted && i < wanted * 400; i++) {
    const random = new Random(Number(values.seed), number, i)
    const trial = trialOf(service, random.chance(0.5) ? seeds : all, treatment, random)
    if (trial !== undefined) trials.push(trial)
  }
  const right = trials.filter((trial) => trial.right).length
  good += right
  count += trials.length
  const counts = states.map((state) => String(trials.filter((trial) => trial.state === state).length).padStart(10))
  say([treatment.padEnd(26), ...counts, `${right}/${trials.length}`.padStart(9)].join(''))
  if (values.misses)
    for (const trial of trials)
      if (!trial.right || (trial.state === 'exact' && number > 2))
        say(`\n${trial.treatment}: ${trial.state}: ${trial.detail}\n${trial.note}\n`)
})
if (existsSync(known)) {
  const quotes = readFileSync(known, 'utf8').split('\n').filter(Boolean)
  const exact = quotes.filter((line) => isExact(JSON.parse(line) as KnownQuote))
  good += exact.length
  count += quotes.length
  say(`\n${exact.length} of ${quotes.length} quotations of known words and range are inserted and read back exact`)
}
say(`\n${good} of ${count} right (${((100 * good) / Math.max(1, count)).toFixed(2)} %)`)
process.exitCode = good === count ? 0 : 1

interface KnownQuote {
  readonly seed: string
  readonly text: string
  readonly range?: readonly [number, number]
  readonly rangeChars?: readonly [number, number]
}

function isExact({ seed, text, range, rangeChars }: KnownQuote): boolean {
  const id = seeds.find((each) => each.startsWith(seed)) ?? ''
  const cues = service.episode(id)?.transcript.cues ?? []
  const within = cues.filter(
    ({ startTime = -1, endTime = -1 }) =>
      range !== undefined && endTime > range[0] + 0.01 && startTime < range[1] - 0.01,
  )
  const [from, to] = rangeChars ?? [within[0]?.start ?? 0, within.at(-1)?.end ?? 0]
  const quote = service.quote({ episode: id, from, to, form: 'blockquote', noteFolder: '/notes' })
  const checked = quote && service.check(`${quote.markdown}\n`, '/notes')
  if (checked?.length !== 1 || checked[0]?.state !== 'exact') return false
  // The words alone, at their own place.
  const alone = service.quote({ episode: id, from, to, exactly: true, form: 'inline', noteFolder: '/notes' })
  return (
    checked[0].words.includes(text) &&
    alone !== undefined &&
    service.check(alone.markdown, '/notes')[0]?.state === 'exact'
  )
}
