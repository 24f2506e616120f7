// `npm run bench -- parsers`: Verbatim's reading of SRT and WebVTT beside five published parsers, on the fixtures that the
// tests use and with the cues that these expect. A row is right only if cues, times and words are. Also how long a file
// of 1 MB takes. Prints the table and writes RESULTS.md beside this file; installs the parsers here when they are missing.
import { build } from 'esbuild'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { installPackages, npmRun } from '../../scripts/lib/install.mjs'
import { at } from '../../scripts/lib/paths.mjs'

const here = at('bench', 'parsers')
const runs = 5

await installPackages()
const { dependencies } = JSON.parse(readFileSync(at('bench', 'parsers', 'package.json'), 'utf8'))
if (Object.keys(dependencies).some((name) => !existsSync(at('bench', 'parsers', 'node_modules', name)))) {
  console.log('Installing the parsers to compare with …')
  await npmRun(['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'])
}

const parsers = await loadParsers()
const cases = JSON.parse(readFileSync(at('bench', 'parsers', 'cases.json'), 'utf8'))
const rows = []
for (const { case: what, file } of cases) {
  const source = readFileSync(fixture(file), 'utf8')
  const { cues } = JSON.parse(readFileSync(fixture(file.replace(/\.[^.]+$/, '.expected.json')), 'utf8'))
  const expected = cues.map(([start, end, , words]) => [start, end, words])
  const verdicts = []
  for (const parser of parsers) verdicts.push(await verdict(parser, source, file, expected))
  rows.push([what, ...verdicts])
}
const counts = parsers.map((_, index) => rows.filter((row) => row[index + 1] === '✓').length)
rows.push([`**right of ${cases.length}**`, ...counts.map((count) => `**${count}**`)])
for (const [what, file, source] of [
  ['1 MB of SRT', 'large.srt', large('', ',')],
  ['1 MB of WebVTT', 'large.vtt', large('WEBVTT\n\n', '.')],
]) {
  const times = []
  for (const { parse } of parsers) times.push(await duration(parse, source, file))
  rows.push([what, ...times])
}

const table = [['case', ...parsers.map(({ name }) => name)], ['---', ...parsers.map(() => '---')], ...rows].map(
  (row) => `| ${row.join(' | ')} |`,
)
console.log(table.join('\n'))
writeFileSync(
  at('bench', 'parsers', 'RESULTS.md'),
  `# Published parsers side by side

Written by \`npm run bench -- parsers\`. ✓ cues, times and words are right; ✗ something is wrong or lost; T throws. The files
are the fixtures of the tests (\`cases.json\`), the expected cues those beside them. In favour of the others, tags that a
player would act on, dashes of dialogue and annotations are taken off their words, and cues without words do not count.
Times are processor time, the median of ${runs} runs on ${cpus()[0]?.model.trim()}, Node ${process.version}.

${table.join('\n')}
`,
)

function fixture(file) {
  return at('test', 'fixtures', 'formats', ...file.split('/'))
}

/** Ours and the published ones: what `parse` returns, `cues` makes start, end (seconds) and words of. */
async function loadParsers() {
  const outfile = at('out', 'bench', 'parsers.cjs')
  await build({
    stdin: {
      contents: `export { readTranscript } from './src/core/formats/formats'; export { speechOf } from './src/core/model/speech'`,
      resolveDir: at('.'),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  })
  const require = createRequire(at('bench', 'parsers', 'package.json'))
  const { readTranscript, speechOf } = createRequire(import.meta.url)(outfile)
  const captions = await import(
    pathToFileURL(at('bench', 'parsers', 'node_modules', 'media-captions', 'dist', 'prod.js'))
  )
  const subtitle = require('subtitle')
  const plussub = await import(pathToFileURL(require.resolve('@plussub/srt-vtt-parser')))
  const { default: subsrt } = await import(pathToFileURL(require.resolve('subsrt-ts')))
  const transcriptator = require('transcriptator')
  const named = (name) => `${name} ${dependencies[name]}`
  return [
    {
      name: 'Verbatim',
      parse: (source, file) => readTranscript(source, file).transcript,
      cues: ({ cues }) => cues.map((cue) => [cue.startTime, cue.endTime, speechOf([cue]).text]),
    },
    {
      name: named('media-captions'),
      parse: (source, file) => captions.parseText(source, { type: file.endsWith('.srt') ? 'srt' : 'vtt' }),
      cues: ({ cues }) => cues.map(({ startTime, endTime, text }) => [startTime, endTime, text]),
    },
    {
      name: named('subtitle'),
      parse: (source) => subtitle.parseSync(source),
      cues: (nodes) =>
        nodes
          .filter(({ type }) => type === 'cue')
          .map(({ data: { start, end, text } }) => [start / 1000, end / 1000, text]),
    },
    {
      name: named('@plussub/srt-vtt-parser'),
      parse: (source) => plussub.parse(source),
      cues: ({ entries }) => entries.map(({ from, to, text }) => [from / 1000, to / 1000, text]),
    },
    {
      name: named('subsrt-ts'),
      parse: (source, file) => subsrt.parse(source, { format: file.endsWith('.srt') ? 'srt' : 'vtt' }),
      cues: (captions) =>
        captions
          .filter(({ type }) => type === 'caption')
          .map(({ start, end, content }) => [start / 1000, end / 1000, content]),
    },
    {
      name: named('transcriptator'),
      parse: (source) => transcriptator.convertFile(source),
      cues: (segments) => segments.map(({ startTime, endTime, body }) => [startTime, endTime, body]),
    },
  ]
}

async function verdict({ parse, cues }, source, file, expected) {
  let found
  try {
    found = cues(await quietly(() => parse(source, file)))
  } catch {
    return 'T'
  }
  return JSON.stringify(comparable(found)) === JSON.stringify(comparable(expected)) ? '✓' : '✗'
}

/** Some parsers complain on the console besides. */
async function quietly(work) {
  const { log, warn, error } = console
  const nothing = () => undefined
  Object.assign(console, { log: nothing, warn: nothing, error: nothing })
  try {
    return await work()
  } finally {
    Object.assign(console, { log, warn, error })
  }
}

function comparable(cues) {
  return cues
    .map(([start, end, text]) => [milliseconds(start), milliseconds(end), shownWords(text)])
    .filter(([, , words]) => words !== '')
}

function milliseconds(seconds) {
  return seconds === undefined || seconds === null ? null : Math.round(seconds * 1000)
}

/** Words as a player would show them, without dashes of dialogue and annotations. */
function shownWords(text) {
  return (text ?? '')
    .replace(/<rt>[^<]*<\/rt>|<\/?(?:i|b|u|c|v|lang|ruby|font)(?:[\s.][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}/g, '')
    .replace(/\(laughs\)|\[Applause\]/g, '')
    .replace(/^\s*(?:-|>>)\s|(?<=[.?!]\s+)(?:-|>>)\s/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A file of 1 MB, with a cue of two lines for every three seconds. */
function large(head, point) {
  const stamp = (seconds) => `${new Date(seconds * 1000).toISOString().slice(11, 19)}${point}000`
  const cues = []
  for (let length = 0, at = 0; length < 1_000_000; at += 1) {
    const cue = `${at + 1}\n${stamp(at * 3)} --> ${stamp(at * 3 + 3)}\nIt is older than the town, number ${at},\nand deeper than it looks.\n\n`
    cues.push(cue)
    length += cue.length
  }
  return head + cues.join('')
}

async function duration(parse, source, file) {
  const times = []
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    try {
      await quietly(() => parse(source, file))
    } catch {
      return 'T'
    }
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return `${times.sort((a, b) => a - b)[Math.floor(runs / 2)].toFixed(0)} ms`
}
