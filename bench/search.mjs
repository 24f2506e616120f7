// The search engine beside stock MiniSearch, on the same made libraries, each in a process of its own.
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { writeSection } from './results.mjs'

export async function measureSearch(hours, data) {
  if (!existsSync(data)) {
    console.log(`There are no transcripts in ${data}. Put them there or name their folder with --data DIR.`)
    process.exit(1)
  }
  await installPackages()
  const entry = at('out', 'bench', 'search.js')
  await build({
    entryPoints: [at('bench', 'searchInside.ts')],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  })
  for (const size of hours) {
    const flags = ['--expose-gc', '--max-old-space-size=12000']
    const said = execFileSync(process.execPath, [...flags, entry, String(size), data, at('seeds')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const result = JSON.parse(said)
    writeSection(`Search in ${size.toLocaleString('en')} hours`, tableOf(result))
  }
}

const classes = [
  ['common', 'one common word', 5],
  ['three', 'three words (stock: all of them)', 5],
  ['rare', 'a rare word', 5],
  ['typo', 'a word with a typing error', 5],
  ['phrase', 'a phrase of four words (stock: all of them, then their order)', 15],
  ['typing', 'every keystroke of three words', 5],
]

function tableOf({ megabytes, words, distinct, passages, ours, stock }) {
  const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
  const quantiles = ({ p50, p95, p99 }) => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`
  const build = ({ seconds }) => `${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(1)} MB/s`
  const times = (ratio) => `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}×`
  const rows = [
    ['index of all passages', build(ours), build(stock), times(stock.seconds / ours.seconds), '≥ 50 MB/s, ≥ 12×'],
    ['its memory', `${ours.memory} MB`, `${stock.memory} MB`, times(stock.memory / ours.memory), '≤ 50 MB for 1,000 h'],
    ['first search', `${ms(ours.first)} ms`, '', '', ''],
    ...[['replace', 'replacing one episode', 5], ...classes].map(([key, what, mark]) => [
      `${what}, ms`,
      quantiles(ours[key]),
      quantiles(stock[key]),
      times(stock[key].p95 / ours[key].p95),
      `≤ ${mark}`,
    ]),
  ]
  return [
    `${megabytes.toFixed(1)} MB of text, ${(words / 1e6).toFixed(2)} million words, ${distinct.toLocaleString('en')} different ones, ` +
      `${passages.toLocaleString('en')} overlapping passages. Times are of the processor, those of queries 50th / 95th / 99th percentiles: of Verbatim of ` +
      'the whole answer, guesses, ranking and snippets included; of MiniSearch of the ranked passages. Ratios are of the 95th.',
    '',
    '| what | Verbatim | stock MiniSearch | ratio | mark |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
}
