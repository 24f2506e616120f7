// Other published engines on a library that was written down; each runs in a process of its own.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installHost } from '../../scripts/lib/host.mjs'
import { npmRun } from '../../scripts/lib/install.mjs'
import { at } from '../../scripts/lib/paths.mjs'

/** SQLite comes with newer versions of Node than the oldest that we run on, such as the one of the VS Code server. */
const newerNode = at('test', 'host', 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')

const engines = [
  { name: 'FlexSearch', file: 'flexsearch' },
  { name: 'Orama', file: 'orama' },
  { name: 'SQLite FTS5', file: 'fts5', node: newerNode },
  { name: 'ripgrep', file: 'ripgrep' },
]

export async function installEngines() {
  await installHost()
  if (existsSync(at('bench', 'engines', 'node_modules'))) return
  console.log('Installing the engines to compare with …')
  await npmRun(['ci', '--prefix', at('bench', 'engines'), '--ignore-scripts', '--no-audit', '--no-fund'])
}

/** What each engine took, or undefined where it could not be measured on this machine. */
export function measureEngines(folder) {
  return engines.map(({ name, file, node = process.execPath }) => {
    const args = ['--expose-gc', '--max-old-space-size=12000', at('bench', 'engines', 'measure.mjs'), file, folder]
    try {
      return { name, ...JSON.parse(execFileSync(node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })) }
    } catch (error) {
      console.log(`${name} could not be measured: ${error.stderr || error.message}`)
      return { name }
    }
  })
}

const kinds = [
  ['common', 'one common word'],
  ['three', 'three words'],
  ['rare', 'a rare word'],
  ['typo', 'a word with a typing error'],
  ['phrase', 'a phrase of four words'],
  ['typing', 'every keystroke of three words'],
]

/** The same kinds of queries, engine by engine; "–" stands for what an engine does not know. */
export function enginesTable({ megabytes, ours, stock }, others) {
  const all = [{ name: 'Verbatim', ...ours }, { name: 'MiniSearch', ...stock }, ...others].filter(
    ({ seconds }) => seconds !== undefined,
  )
  const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
  const quantiles = (taken) => (taken ? `${ms(taken.p50)} / ${ms(taken.p95)} / ${ms(taken.p99)}` : '–')
  const built = ({ seconds, name }) =>
    seconds === undefined || name === 'ripgrep'
      ? '–'
      : `${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(1)} MB/s`
  const rows = [
    ['index of all passages', ...all.map(built)],
    ['its memory', ...all.map(({ memory }) => (memory === undefined ? '–' : `${Math.max(0, memory)} MB`))],
    ['its size on disk', ...all.map(({ disk }) => (disk === undefined ? '–' : `${(disk / 1e6).toFixed(0)} MB`))],
    ...kinds.map(([kind, what]) => [`${what}, ms`, ...all.map((engine) => quantiles(engine[kind]))]),
  ]
  return [
    'The same passages and queries in other published engines. ripgrep reads the files each time, by the clock.',
    '',
    `| what | ${all.map(({ name }) => name).join(' | ')} |`,
    `|---|${all.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')
}
