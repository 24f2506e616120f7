// The check of 10,000 quotations in 1,000 notes against libraries of several sizes.
import { existsSync } from 'node:fs'
import { installPackages } from '../scripts/lib/install.mjs'
import { at } from '../scripts/lib/paths.mjs'
import { bundleInside, inside } from './inside.mjs'
import { writeSection } from './results.mjs'

export async function measureChecks(hours, data) {
  if (!existsSync(data)) {
    console.log(`There are no transcripts in ${data}. Put them there or name their folder with --data DIR.`)
    process.exit(1)
  }
  await installPackages()
  await bundleInside('checksInside')
  const measured = hours.map((size) => JSON.parse(inside('checksInside', String(size), data, at('seeds'))))
  writeSection('Check of quotations', textOf(measured))
}

function textOf(measured) {
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`
  const row = ({ hours, states, first, second, p50, p95 }) => [
    `${hours.toLocaleString('en')} h`,
    seconds(first),
    seconds(second),
    `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`,
    Object.entries(states)
      .map(([state, count]) => `${state} ${count.toLocaleString('en')}`)
      .join(', '),
  ]
  return [
    '10,000 quotations in 1,000 notes, of which one in six has another word, another time or a source that is not there. Times are of the',
    'processor; those of a keystroke are 50th / 95th percentiles of the check that follows, of ten letters typed one after another anywhere in',
    'each of 50 notes. Marks: first check ≤ 2 s in 1,000 hours, keystroke ≤ 20 ms.',
    '',
    '| library | first check | second check | keystroke | found |',
    '|---|---|---|---|---|',
    ...measured.map((each) => `| ${row(each).join(' | ')} |`),
  ].join('\n')
}
