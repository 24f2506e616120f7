import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapterLine } from '../../../src/core/formats/chapterLine'
import { isChaptersFile, isChaptersJson, readChaptersFile } from '../../../src/core/formats/chaptersFile'
import { linesOf } from '../../../src/core/formats/lines'
import { chaptersWithin, readOutline, type OutlineEntry } from '../../../src/core/formats/outline'
import { readSidecar } from '../../../src/core/formats/sidecar'
import type { Problem } from '../../../src/core/model/problem'
import type { Cue } from '../../../src/core/model/transcript'

const folder = join(process.cwd(), 'test', 'fixtures', 'chapters')

/** What the texts of a folder are read as, by their names, as `expected.json` there says. */
function expectedIn<T>(name: string): readonly (readonly [file: string, text: string, expected: T])[] {
  const read = (file: string): string => readFileSync(join(folder, name, file), 'utf8')
  const expected = JSON.parse(read('expected.json')) as Record<string, T>
  const files = readdirSync(join(folder, name)).filter((file) => file !== 'expected.json')
  assert.equal(files.length, Object.keys(expected).length)
  return files.map((file) => [file, read(file), (expected[file] ?? expected[file.replace(/\.\w+$/, '')]) as T])
}

/** Start, title, and the line where it matters. */
type Chapters = readonly (readonly [number, string, number?])[]

interface ExpectedFile {
  readonly chapters?: Chapters
  /** Line and code. */
  readonly problems?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly source?: string
}

const withLines = (entries: readonly OutlineEntry[]): Chapters =>
  entries.map(({ startTime, title, line }) => [startTime, title, line])
const codes = (problems: readonly Problem[]): string[] => problems.map(({ line, code }) => `${line} ${code}`)

describe('chapter lists in a text', () => {
  for (const [name, text, expected] of expectedIn<Chapters>('outlines')) {
    it(`are read: ${name}`, () => {
      const found = readOutline([...linesOf(text)])
      assert.deepEqual(
        found.map(({ startTime, title }) => [startTime, title]),
        expected,
      )
    })
  }

  it('have their lines', () => {
    const found = readOutline([...linesOf('A talk.\n\n0:00 Intro\nso\n1:00 Two\n2:00 Three\n')])
    assert.deepEqual(
      found.map(({ line }) => line),
      [3, 5, 6],
    )
  })
})

describe('chapters files', () => {
  for (const [name, text, expected] of expectedIn<ExpectedFile>('files')) {
    it(`are read: ${name}`, () => {
      const { entries, problems, metadata } = readChaptersFile(name, text)
      assert.deepEqual(withLines(entries), expected.chapters ?? [])
      assert.deepEqual(codes(problems), expected.problems ?? [])
      const facts = Object.entries(metadata).map(([key, { value, origin }]) => [key, `${String(value)} ${origin}`])
      const wanted = Object.entries(expected.metadata ?? {}).map(([key, value]) => [key, `${value} chapters`])
      assert.deepEqual(facts, wanted)
    })

    it(`are read cut anywhere: ${name}`, () => {
      for (let end = 0; end <= text.length; end += 3) readChaptersFile(name, text.slice(0, end))
    })
  }

  it('are told by their names', () => {
    const named = ['a.chapters.json', 'b/a.chapters.vtt', 'a.CHAPTERS.TXT', 'a.chapters.md']
    assert.deepEqual(named.filter(isChaptersFile), named)
    assert.deepEqual(['chapters.txt', 'a.json', 'a.chapters.srt', 'a.chapters'].filter(isChaptersFile), [])
  })

  it('are told by their content where the name says nothing', () => {
    const chapters = '{"startTime": 0, "title": "Intro"}'
    assert.ok(isChaptersJson(`{"version": "1.2.0", "chapters": [${chapters}]}`))
    assert.ok(isChaptersJson('\uFEFF{"chapters":[]}'))
    const others = [
      `{"segments": [{"startTime": 0, "body": "Hi"}], "chapters": [${chapters}]}`,
      '{"chapters": 3}',
      '{"chapters": [{"name": "a book"}]}',
      `[${chapters}]`,
      'chapters',
    ]
    assert.deepEqual(others.filter(isChaptersJson), [])
  })
})

describe('chapters in a sidecar', () => {
  for (const [name, text, expected] of expectedIn<ExpectedFile>('sidecars')) {
    it(`are read: ${name}`, () => {
      const { chapters, chaptersFrom, problems } = readSidecar(text)
      assert.deepEqual(withLines(chapters), expected.chapters ?? [])
      assert.deepEqual(codes(problems), expected.problems ?? [])
      assert.deepEqual([chaptersFrom.origin, chaptersFrom.source], ['sidecar', expected.source])
    })
  }
})

describe('the chapters of a list that can be used', () => {
  const timed: readonly Cue[] = [0, 30, 60].map((startTime, i) => ({
    ...{ text: 'Hi.', start: i * 4, end: i * 4 + 3 },
    ...{ startTime, endTime: startTime + 30 },
  }))
  const untimed = timed.map(({ text, start, end }) => ({ text, start, end }))
  const used = (list: string, cues = timed, duration?: number): readonly [readonly string[], readonly string[]] => {
    const entries = [...linesOf(list)].map(({ text, number }) => ({ ...entry(text), line: number }))
    const { chapters, problems } = chaptersWithin(entries, cues, duration)
    return [chapters.map(({ startTime, title }) => `${startTime} ${title}`), codes(problems)]
  }
  const entry = (text: string): { title: string; startTime: number } => {
    const chapter = chapterLine(text)
    assert.ok(chapter, text)
    return chapter
  }

  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['as they are', '0:00 A\n0:30 B', ['0 A', '30 B'], []],
    ['sorted', '0:30 B\n0:00 A\n1:00 C', ['0 A', '30 B', '60 C'], ['2 chapter-out-of-order']],
    ['once, where they are said twice', '0:00 A\n0:30 B\n0:00 A\n0:30 B', ['0 A', '30 B'], []],
    ['one of those that start at once', '0:00 A\n0:00 Also A\n0:30 B', ['0 A', '30 B'], ['2 chapter-same-time']],
    [
      'up to the end',
      '0:00 A\n1:29 B\n1:30 C\n9:00 D',
      ['0 A', '89 B'],
      ['3 chapter-after-end', '4 chapter-after-end'],
    ],
    ['shortened', `0:00 ${'a'.repeat(250)}`, [`0 ${'a'.repeat(200)}…`], ['1 chapter-title-long']],
    ['none of none', '', [], []],
  ]
  for (const [what, list, chapters, problems] of cases) {
    it(what, () => assert.deepEqual(used(list), [chapters, problems]))
  }

  it('up to the end of the recording, where it is known to be later', () => {
    assert.deepEqual(used('0:00 A\n1:40 B', timed, 120), [['0 A', '100 B'], []])
  })

  it('none where the transcript has no times', () => {
    assert.deepEqual(used('\n0:00 A\n0:30 B', untimed), [[], ['2 chapters-untimed']])
  })

  it('the first thousand of a hundred thousand, with as many problems as anyone reads @size', () => {
    const list = Array.from({ length: 100_000 }, (_, i) => ({ title: `T${i}`, startTime: 90 - (i % 91), line: i + 1 }))
    const { chapters, problems } = chaptersWithin(list, timed)
    assert.equal(chapters.length, 90)
    assert.equal(problems.length, 101)
    assert.deepEqual(problems.at(-1), { code: 'chapters-too-many', count: 100_000, limit: 1000, line: 1001 })
  })
})

describe('chapters whatever the input', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['brackets', '[0:00'.repeat(300_000)],
    ['links', `${'[0:00](https://e.org/('.repeat(80)}\n`.repeat(1_000)],
    ['stars', `${'*a'.repeat(140)} 0:00\n`.repeat(5_000)],
    ['dashes', `0:00 a${'-'.repeat(280)}b 0:00\n`.repeat(5_000)],
    ['dots', `a${'. '.repeat(140)}b 0:00\n`.repeat(5_000)],
    ['bars', `|${' 0:00 |'.repeat(40)}\n`.repeat(5_000)],
    ['digits', '1'.repeat(1_500_000)],
    ['chapters', '0:01 A\n'.repeat(200_000)],
    ['numbered times', 'CHAPTER01=0:01\nCHAPTER01NAME=a\n'.repeat(50_000)],
    ['objects', `{"chapters": [${'{"startTime": 1, "title": "A"},'.repeat(50_000)}]}`],
    ['keys', `{${'"chapters": [{'.repeat(100_000)}`],
    ['cues', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nA\n\n'.repeat(50_000)}`],
  ]
  for (const [what, source] of hostile) {
    it(`stand 1.5 MB of ${what} @size`, () => {
      isChaptersJson(source)
      readOutline([...linesOf(source)])
      for (const ending of ['json', 'vtt', 'txt']) readChaptersFile(`a.chapters.${ending}`, source)
    })
  }
})
