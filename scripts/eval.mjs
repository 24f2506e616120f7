// `npm run eval`: the scorers' tables over the evaluation set of the sample library. The set is no part of the
// repository: it is looked for beside it, or where --data says. --no-glossary measures search without aliases,
// --misses lists what was missed, --ablation writes what each part of the search earns to bench/ABLATION.md.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installPackages } from './lib/install.mjs'
import { ROOT } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'eval') },
    'no-glossary': { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    ablation: { type: 'boolean', default: false },
  },
})

if (!existsSync(join(values.data, 'queries.jsonl'))) {
  console.log(`There is no evaluation set in ${values.data}. Put it there or name its folder with --data DIR.`)
  process.exit(1)
}

await installPackages()
if (values.ablation) {
  await measureAblation()
  process.exit(0)
}
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT, stdio: 'inherit' })
const scratch = join(ROOT, 'out', 'eval')
mkdirSync(scratch, { recursive: true })

async function measureAblation() {
  const { build } = await import('esbuild')
  const entry = join(ROOT, 'out', 'bench', 'ablation.js')
  await build({
    entryPoints: [join(ROOT, 'bench', 'ablation.ts')],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  })
  const sets = [join(values.data, 'queries.jsonl'), join(ROOT, 'test', 'fixtures', 'search', 'queries.jsonl')]
  execFileSync(process.execPath, [entry, ROOT, join(ROOT, 'bench', 'ABLATION.md'), ...sets], { stdio: 'inherit' })
}

const data = (name) => join(values.data, name)
const rows = (name) =>
  readFileSync(data(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

function verbatim(...args) {
  return execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
}

function score(title, script, gold, text, ...flags) {
  const file = join(scratch, `${title}.jsonl`)
  writeFileSync(file, text)
  console.log(`\n${title}`)
  execFileSync(process.execPath, [script, gold, file, ...flags], { stdio: 'inherit' })
}

const misses = values.misses ? ['--misses'] : []

const batch = join(scratch, 'queries.txt')
writeFileSync(
  batch,
  rows('queries.jsonl')
    .map(({ q }) => q)
    .join('\n'),
)
// A hit outside the gold's scope is left out by the scorer, so the list must be long enough to hold ten inside it.
const searchFlags = ['--limit', '200', '--batch', batch, '--json', ...(values['no-glossary'] ? ['--no-glossary'] : [])]
score('search', data('score.mjs'), data('queries.jsonl'), verbatim('search', ...searchFlags), ...misses)

score('topics', data('score-topics.mjs'), data('topics.jsonl'), verbatim('topics', '--json'))

const seeds = readdirSync(join(ROOT, 'seeds')).filter((name) => name.endsWith('.txt'))
const terms = seeds.flatMap((file) =>
  verbatim('terms', join(ROOT, 'seeds', file), '--json')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.stringify({ file, ...JSON.parse(line) })),
)
const glossary = join(ROOT, 'media', 'glossaries', 'ai.md')
score(
  'terms',
  join(ROOT, 'scripts', 'eval-terms.mjs'),
  data('terms.jsonl'),
  terms.join('\n'),
  join(ROOT, 'seeds'),
  glossary,
  ...misses,
)

console.log('\nquotes')
const readable = (text) => text.replace(/^> ?/gm, '').replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
const quotes = rows('quotes.jsonl')
const wrong = quotes.filter(({ seed, text, range, rangeChars }) => {
  const file = join(
    ROOT,
    'seeds',
    seeds.find((name) => name.startsWith(seed)),
  )
  const [from, to] = range ?? rangeChars.map((offset) => `char=${offset}`)
  return !readable(verbatim('quote', file, '--from', String(from), '--to', String(to))).includes(text)
})
console.log(`${quotes.length - wrong.length} of ${quotes.length} quotations read exactly as transcribed`)
if (values.misses) for (const miss of wrong) console.log(JSON.stringify(miss))
