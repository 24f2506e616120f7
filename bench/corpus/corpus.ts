import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { readEpisode } from '../../src/core/library/readEpisode'
import { speakersOf } from '../../src/core/library/episode'
import { speechOf } from '../../src/core/model/speech'
import type { Transcript } from '../../src/core/model/transcript'
import { words } from '../../src/core/model/words'
import { lostWords, type Lost } from './lostWords'
import { rawWords } from './rawWords'

/** An episode whose speakers were found by reading it: each with the number of turns, as consecutive words of one speaker. */
interface HandRead {
  readonly file: string
  /** The first 16 digits for the bytes of the file. */
  readonly sha256: string
  readonly speakers: Readonly<Record<string, number>>
}

interface FileRow {
  readonly file: string
  readonly form: string
  readonly cues: number
  readonly words: number
  readonly turns: number
  readonly chapters: number
  readonly problems: readonly string[]
  readonly speakers: ReadonlyMap<string, number>
  readonly raw: number
  readonly notes: number
  readonly lost: readonly Lost[]
  readonly added: readonly string[]
  readonly exact: boolean
}

export interface CorpusOptions {
  readonly folder: string
  /** JSON file of {@link HandRead}s. */
  readonly handRead: string
  /** Prints the speakers of every file. */
  readonly speakers: boolean
  /** Prints so many files, drawn by a fixed seed. */
  readonly sample: number
}

// Share of the words that must be kept in each folder.
const keptAtLeast = 0.999

/** Reads a corpus, prints what came of it, and tells whether all of it is as it should be. */
export function measureCorpus(options: CorpusOptions): boolean {
  const files = filesIn(options.folder)
  if (options.sample > 0) {
    for (const file of drawn(files, options.sample)) console.log(file)
    return true
  }
  const rows = files.map((file) => rowOf(options.folder, file))
  printTable(rows)
  printLosses(rows)
  if (options.speakers) printSpeakers(rows)
  const right = checkHandRead(options, rows)
  const folders = [...grouped(rows).values()]
  return (
    right &&
    rows.every(({ exact, form }) => exact && form !== '–') &&
    folders.every((each) => kept(each) >= keptAtLeast)
  )
}

function rowOf(folder: string, file: string): FileRow {
  const source = readFileSync(join(folder, file), 'utf8')
  const { transcript, problems } = readEpisode({ id: file, path: file, source })
  const raw = rawWords(source)
  const common = { file, raw: raw.spoken.length, notes: raw.notes, problems: problems.map(({ code }) => code) }
  if (transcript === undefined) {
    return {
      ...common,
      form: '–',
      cues: 0,
      words: 0,
      turns: 0,
      chapters: 0,
      speakers: new Map(),
      lost: [],
      added: [],
      exact: true,
    }
  }
  const read = words(speechOf(transcript.cues).text).map(({ norm }) => norm)
  const speakers = new Map(speakersOf(transcript).map(({ name, turns }) => [name, turns]))
  return {
    ...common,
    form: transcript.form,
    cues: transcript.cues.length,
    words: read.length,
    turns: [...speakers.values()].reduce((sum, count) => sum + count, 0),
    chapters: transcript.chapters.length,
    speakers,
    ...lostWords(raw.spoken, read),
    exact: isExact(source, transcript),
  }
}

function isExact(source: string, { cues }: Transcript): boolean {
  let latest = 0
  return cues.every(({ start, end, text, marks = [] }) => {
    const inOrder = start >= latest && end > start
    latest = end
    return inOrder && source.slice(start, end) === text && marks.every((mark) => mark.start >= start && mark.end <= end)
  })
}

function grouped(rows: readonly FileRow[]): Map<string, FileRow[]> {
  const groups = new Map<string, FileRow[]>()
  for (const row of rows) {
    const key = `${dirname(row.file)} · ${row.form}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

function kept(rows: readonly FileRow[]): number {
  const words = sum(rows, (row) => row.raw)
  const lost = sum(rows, (row) => row.lost.length)
  return words === 0 ? 1 : 1 - lost / words
}

function printTable(rows: readonly FileRow[]): void {
  const head = [
    'folder · form',
    'files',
    'cues',
    'words',
    'turns',
    'speakers',
    'chapters',
    'kept',
    'added',
    'notes',
    'exact',
    'problems',
  ]
  const lines = [...grouped(rows)].map(([name, group]) => [
    name,
    group.length,
    sum(group, (row) => row.cues),
    sum(group, (row) => row.words),
    sum(group, (row) => row.turns),
    sum(group, (row) => row.speakers.size),
    sum(group, (row) => row.chapters),
    `${(kept(group) * 100).toFixed(4)} %`,
    sum(group, (row) => row.added.length),
    sum(group, (row) => row.notes),
    `${group.filter(({ exact }) => exact).length} files`,
    countsText(group.flatMap(({ problems }) => problems)),
  ])
  for (const line of [head, head.map(() => '---'), ...lines]) console.log(`| ${line.join(' | ')} |`)
}

function printLosses(rows: readonly FileRow[]): void {
  for (const row of rows) {
    if ((row.lost.length === 0 && row.added.length === 0) || row.form === '–') continue
    const share = kept([row])
    const shown = share < keptAtLeast ? row.lost : row.lost.slice(0, 3)
    const places = shown.map(({ line, norm }) => `${line}: ${norm}`).join(', ')
    console.log(
      `${row.file} keeps ${(share * 100).toFixed(3)} % of ${row.raw} words; lost ${places}; added ${row.added.slice(0, 20).join(' ')}`,
    )
  }
}

function printSpeakers(rows: readonly FileRow[]): void {
  for (const { file, speakers } of rows) {
    console.log(`${file}: ${[...speakers].map(([name, count]) => `${name} ${count}`).join(', ')}`)
  }
}

function checkHandRead({ folder, handRead }: CorpusOptions, rows: readonly FileRow[]): boolean {
  if (!existsSync(handRead)) return true
  const expected = JSON.parse(readFileSync(handRead, 'utf8')) as readonly HandRead[]
  let wrong = 0
  for (const { file, sha256, speakers } of expected) {
    const row = rows.find((each) => each.file === file)
    const path = join(folder, file)
    const isThere = existsSync(path) && shaOf(path).startsWith(sha256)
    const found = new Map(row?.speakers)
    const same =
      found.size === Object.keys(speakers).length &&
      Object.entries(speakers).every(([name, turns]) => found.get(name) === turns)
    if (same && isThere) continue
    wrong += 1
    const read = [...found].map(([name, count]) => `${name} ${count}`).join(', ')
    console.log(
      `${file}: ${isThere ? `read by hand ${JSON.stringify(speakers)}, found ${read}` : 'is not the file that was read by hand'}`,
    )
  }
  console.log(`${expected.length - wrong} of ${expected.length} episodes have the speakers and turns found by reading`)
  return wrong === 0
}

function shaOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:md|txt)$/i.test(entry.name) && !/^(?:README|LICEN[CS]E|_)/.test(entry.name),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1))
}

/** Files drawn from each folder in turn, by a fixed sequence of numbers: the same for everybody. */
function drawn(files: readonly string[], count: number): string[] {
  const folders = new Map<string, string[]>()
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file])
  const taken: string[] = []
  let state = 20_241_112
  while (taken.length < Math.min(count, files.length)) {
    for (const rest of folders.values()) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      if (taken.length < count) taken.push(...rest.splice(Math.floor((state / 2 ** 32) * rest.length), 1))
    }
  }
  return taken
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}

function countsText(codes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ')
}
