// The search engine beside stock MiniSearch and other published engines, on the same made libraries.
import { existsSync } from 'node:fs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { enginesTable, installEngines, measureEngines } from './engines/engines.mjs'
import { growthOf } from './growth.mjs'
import { bundleInside, inside } from './inside.mjs'
import { writeSection } from './results.mjs'
import { writtenLibrary } from './writtenLibrary.mjs'

export async function measureSearch(hours, data) {
  if (!existsSync(data)) {
    console.log(`There are no transcripts in ${data}. Put them there or name their folder with --data DIR.`)
    process.exit(1)
  }
  await installPackages()
  await installEngines()
  await bundleInside('searchInside')
  const measured = []
  for (const size of hours) {
    const result = JSON.parse(inside('searchInside', String(size), data, at('seeds')))
    measured.push({ hours: size, ...result })
    const folder = await writtenLibrary(size, data)
    const others = measureEngines(folder)
    writeSection(
      `Search in ${size.toLocaleString('en')} hours`,
      `${tableOf(result)}\n\n${enginesTable(result, others)}`,
    )
  }
  if (measured.length > 2) writeSection('Growth of the search', growthOf(measured, classes))
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
  const quantiles = (taken) => (taken === undefined ? '–' : `${ms(taken.p50)} / ${ms(taken.p95)} / ${ms(taken.p99)}`)
  const build = ({ seconds }) =>
    seconds === undefined ? '–' : `${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(1)} MB/s`
  // What stock MiniSearch cannot hold has no ratio.
  const times = (ratio) => (Number.isNaN(ratio) ? '–' : `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}×`)
  const rows = [
    ['index of all passages', build(ours), build(stock), times(stock.seconds / ours.seconds), '≥ 50 MB/s, ≥ 12×'],
    [
      'its memory',
      `${ours.memory} MB`,
      stock.memory === undefined ? '–' : `${stock.memory} MB`,
      times(stock.memory / ours.memory),
      '≤ 50 MB for 1,000 h',
    ],
    ['first search', `${ms(ours.first)} ms`, '', '', ''],
    ...[['replace', 'replacing one episode', 5], ...classes].map(([key, what, mark]) => [
      `${what}, ms`,
      quantiles(ours[key]),
      quantiles(stock[key]),
      times(stock[key]?.p95 / ours[key].p95),
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
