import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inForm } from '../support/forms'
import { seed } from '../support/seeds'

function verbatim(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const rows = (): Record<string, unknown>[] =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { status, stdout, stderr, rows }
}

const file = (number: '000' | '001' | '002' | '003'): string => join('seeds', seed(number).path)

describe('verbatim index', () => {
  it('tells what was read of the sample library', () => {
    const { status, rows } = verbatim('index', '--json')
    const [moonshots, lex, latent, sequoia] = rows()
    assert.equal(status, 0)
    assert.deepEqual(
      [moonshots, lex, latent, sequoia].map((row) => [
        row?.['cues'],
        row?.['chapters'],
        row?.['duration'],
        row?.['date'],
      ]),
      [
        [357, 0, 1530, '2024-11-12'],
        [7933, 25, 18378, '2025-02-02'],
        [2298, 0, 5016.66, null],
        [sequoia?.['cues'], 0, null, null],
      ],
    )
    assert.deepEqual(Object.keys(lex ?? {}), [
      'file', 'episode', 'title', 'show', 'season', 'number', 'date', 'url', 'duration', 'form', 'cues', 'words', 'speakers', 'chapters', 'derived', 'problems',
    ]) // prettier-ignore
  })

  it('ends with 1 and says file, line and what to do where a library has problems', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    try {
      writeFileSync(join(folder, 'empty.txt'), '')
      writeFileSync(join(folder, 'good.txt'), readFileSync(file('000')))
      writeFileSync(join(folder, 'good.yaml'), 'title: [unclosed')
      writeFileSync(join(folder, 'note.md'), '# A note\n\nJust words.\n')
      const { status, rows } = verbatim('index', '--library', folder, '--json')
      assert.equal(status, 1)
      const problems = rows().map((row) => [
        row['file'],
        row['problems'] as { code: string; line: number; message: string }[],
      ])
      assert.deepEqual(
        problems.map(([path, found]) => [path, (found as { code: string }[]).map(({ code }) => code)]),
        [
          ['empty.txt', ['empty-file']],
          ['good.txt', ['sidecar-not-yaml']],
        ],
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a chapters file', () => {
  it('gives its transcript the chapters, is none itself, and has its problems told', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    try {
      writeFileSync(join(folder, '012 - Mills.txt'), '[00:00:00.000 --> 00:00:04.000]   Good evening.\n')
      writeFileSync(join(folder, '012 - Mills.chapters.txt'), '0:00 Welcome\n9:00 Beyond\n')
      writeFileSync(join(folder, 'other.chapters.vtt'), 'WEBVTT\n\n00:00.000 --> 00:04.000\nOf nothing\n')
      const { status, rows } = verbatim('index', '--library', folder, '--json')
      assert.equal(status, 1)
      const [row, ...others] = rows()
      assert.deepEqual(others, [])
      const codes = (row?.['problems'] as { code: string; line: number }[]).map(({ line, code }) => `${line} ${code}`)
      assert.deepEqual(
        [row?.['file'], row?.['title'], row?.['number'], row?.['season'], row?.['chapters'], codes],
        ['012 - Mills.txt', 'Mills', 12, null, 1, ['2 chapter-after-end']],
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('verbatim index of one talk in two forms', () => {
  it('has a row for each file, and the one of the lesser form says which it is the same as', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    try {
      const said = Array.from({ length: 30 }, (_, i) => ({
        text: `So this is what was said as number ${i}.`,
        at: i,
        until: i + 1,
      }))
      writeFileSync(join(folder, 'talk.json'), inForm.json(said.map((each) => ({ ...each, by: 'Ada' }))))
      writeFileSync(join(folder, 'talk.vtt'), inForm.vtt(said))
      const { status, rows } = verbatim('index', '--library', folder, '--json')
      assert.equal(status, 0)
      assert.deepEqual(
        rows().map((row) => [row['file'], row['form'], row['cues'], row['words'], row['sameAs']]),
        [
          ['talk.json', 'podcast-json', 30, 270, undefined],
          ['talk.vtt', 'webvtt', 30, 270, 'talk.json'],
        ],
      )
      assert.match(
        verbatim('index', '--library', folder).stdout,
        /talk\.vtt\n {2}the same as talk\.json, webvtt: 30 cues/,
      )
      assert.equal(verbatim('search', '"number 7"', '--library', folder).stdout.trim().split('\n').length, 1)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('verbatim search', () => {
  it('gives rows of the contract, in the order of the batch', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    writeFileSync(join(folder, 'q.txt'), 'mixture of experts\n\nthey fire the rower\n')
    const rows = verbatim('search', '--batch', join(folder, 'q.txt'), '--limit', '3', '--json').rows()
    rmSync(folder, { recursive: true })
    assert.deepEqual(
      rows.map(({ q }) => q),
      ['mixture of experts', 'they fire the rower'],
    )
    const hits = rows[1]?.['hits'] as { file: string; start: null; offset: [number, number]; text: string }[]
    assert.deepEqual(Object.keys(hits[0] ?? {}), [
      'file',
      'episode',
      'start',
      'end',
      'offset',
      'text',
      'snippet',
      'score',
    ])
    assert.equal(hits[0]?.file, seed('003').path)
    assert.equal(hits[0].start, null)
    assert.ok(hits[0].text.includes('fire the rower'))
    assert.ok(hits.length <= 3)
  })
})

describe('verbatim topics', () => {
  it('lists the finest chapters, gapless and in order in each file', () => {
    const rows = verbatim('topics', '--json').rows() as {
      file: string
      offset: [number, number]
      start: number | null
      title: string
    }[]
    assert.ok(rows.length > 60)
    rows.forEach((row, i) => {
      const next = rows[i + 1]
      if (next?.file === row.file) assert.ok(next.offset[0] >= row.offset[1], `${row.title} → ${next.title}`)
    })
  })
})

describe('verbatim terms', () => {
  it('gives places in the file, whose text is what stands there', () => {
    const { source } = seed('002')
    const rows = verbatim('terms', file('002'), '--json').rows() as {
      offset: [number, number]
      line: number
      text: string
      entry: string
      start: number
    }[]
    assert.ok(rows.length > 300)
    for (const { offset, line, text } of rows) {
      if (!text.includes(' ')) assert.equal(source.slice(...offset), text)
      assert.equal(source.slice(0, offset[0]).split('\n').length, line)
    }
    assert.ok(rows.some(({ text, entry }) => text === 'Cloud' && entry === 'Claude'))
  })

  it('reads a note, and leaves its code alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    const note = join(folder, 'note.md')
    writeFileSync(note, 'About NVIDIA.\n\n```\nNVIDIA\n```\n')
    const rows = verbatim('terms', note, '--json').rows()
    rmSync(folder, { recursive: true })
    assert.deepEqual(
      rows.map(({ offset, line, start, entry }) => [offset, line, start, entry]),
      [[[6, 12], 1, null, 'NVIDIA']],
    )
  })
})

describe('verbatim quote', () => {
  it('prints the Markdown for a note', () => {
    const { stdout, status } = verbatim('quote', file('001'), '--from', '00:01:26.580', '--to', '92.48')
    assert.equal(status, 0)
    assert.match(
      stdout,
      /^> There is a lot of hype in the media about what AI is and isn't\.\n>\n> — Lex Fridman, \[.+&t=86s\)\n$/,
    )
  })

  it('fills a template', () => {
    const { stdout } = verbatim(
      'quote',
      file('001'),
      '--from',
      '87',
      '--to',
      '92',
      '--template',
      '{time} {show}: {text}',
    )
    assert.equal(stdout, "00:01:26 Lex Fridman: There is a lot of hype in the media about what AI is and isn't.\n")
  })

  it('makes links relative to the note', () => {
    const { stdout } = verbatim(
      'quote',
      file('003'),
      '--from',
      'char=17242',
      '--to',
      'char=17327',
      '--note',
      'seeds/notes/a.md',
    )
    assert.match(stdout, /\]\(\.\.\/003_1e3b21db528d768f\.txt#char=\d+,\d+\)\n$/)
  })
})

describe('verbatim export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  after(() => rmSync(folder, { recursive: true }))
  const out = join(folder, 'talk.vtt')

  it('prints the transcript in another form', () => {
    const { status, stdout } = verbatim('export', file('002'), '--form', 'srt')
    assert.equal(status, 0)
    assert.ok(stdout.startsWith('1\n00:00:00,000 --> 00:00:02,580\n(upbeat music)\n\n2\n'), stdout.slice(0, 200))
    assert.match(stdout, /\n\n2298\n.+\n.+\n$/)
  })

  it('writes a file that is read like the transcript', () => {
    const { status, stdout } = verbatim('export', file('000'), '--form', 'vtt', '--out', out)
    assert.deepEqual([status, stdout], [0, ''])
    const [row] = verbatim('index', '--library', folder, '--json').rows()
    assert.deepEqual(
      [row?.['form'], row?.['cues'], row?.['show'], row?.['date'], row?.['problems']],
      ['webvtt', 357, 'Moonshots - Peter Diamandis', '2024-11-12', []],
    )
  })

  it('replaces a file only when it is told to', () => {
    writeFileSync(out, 'mine')
    const refused = verbatim('export', file('000'), '--form', 'vtt', '--out', out)
    assert.equal(refused.status, 2)
    assert.match(refused.stderr, /talk\.vtt: this file exists already\. Add --force to replace it\.\n$/)
    assert.equal(readFileSync(out, 'utf8'), 'mine')
    assert.equal(verbatim('export', file('000'), '--form', 'vtt', '--out', out, '--force').status, 0)
    assert.match(readFileSync(out, 'utf8'), /^WEBVTT\n/)
  })
})

describe('files with names and contents of any kind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  after(() => rmSync(folder, { recursive: true }))
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('Part: one.txt'), '[00:00:00.000 --> 00:00:04.000]   Good evening and welcome.\n')
  writeFileSync(at('Part: one.yaml'), 'title: "A\\nB \\e[31m"\n')
  writeFileSync(at('note.md'), '\ufeffAbout NVIDIA.\n')

  it('offsets of a note are those an editor shows', () => {
    assert.deepEqual(verbatim('terms', at('note.md'), '--json').rows()[0]?.['offset'], [6, 12])
  })

  it('a link is one to a file, and a title stays in its line', () => {
    const quoted = verbatim('quote', at('Part: one.txt'), '--from', '0', '--to', '4', '--note', at('note.md'))
    assert.equal(
      quoted.stdout,
      '> Good evening and welcome.\n>\n> — [*A B \\[31m*, 00:00:00](./Part:%20one.txt#t=0,4)\n',
    )
    assert.match(verbatim('index', '--library', folder).stdout, /^Part: one\.txt {2}A B \[31m\n/)
  })

  it('a folder is no file', () => {
    for (const command of [
      ['terms', folder],
      ['quote', folder, '--from', '0', '--to', '1'],
    ]) {
      const { status, stderr } = verbatim(...command)
      assert.equal(status, 2)
      assert.match(stderr, /^verbatim: .+ could not be read \(it is not a file\)/)
    }
  })

  it('a note has nothing to quote', () => {
    const { status, stderr } = verbatim('quote', at('note.md'), '--from', '0', '--to', '1')
    assert.equal(status, 2)
    assert.match(stderr, /No transcript form was recognised/)
  })
})

describe('wrong use', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Unknown command "fly".', ['fly']],
    ['Unknown option --fast.', ['index', '--fast']],
    ['--limit takes a whole number from 1.', ['search', '--limit', 'many', 'x']],
    ['Say what to search for.', ['search']],
    ['Name one file.', ['terms']],
    ['nowhere.txt: there is no such file.', ['terms', 'nowhere.txt']],
    ['--from TIME is missing.', ['quote', file('000')]],
    ['This transcript has no times; give its places as char=N.', ['quote', file('003'), '--from', '5', '--to', '9']],
    [
      '--form takes blockquote, callout, list, inline, footnote, pandoc.',
      ['quote', file('000'), '--from', '5', '--to', '9', '--form', 'x'],
    ],
    [
      'The template names {speeker}, which is not known.',
      ['quote', file('000'), '--from', '5', '--to', '9', '--template', '{speeker}: {text}'],
    ],
    ['--to is before --from.', ['quote', file('000'), '--from', '60', '--to', '5']],
    ['--to is before --from.', ['quote', file('003'), '--from', 'char=60', '--to', 'char=5']],
    [
      '--from 9:00:00: the last words are spoken before that.',
      ['quote', file('000'), '--from', '9:00:00', '--to', '9:00:01'],
    ],
    ['--form takes vtt, srt, json, markdown.', ['export', file('000')]],
    ['--form takes vtt, srt, json, markdown.', ['export', file('000'), '--form', 'docx']],
    [
      'This transcript does not say when each of its lines is spoken, and WebVTT needs that.',
      ['export', file('003'), '--form', 'vtt'],
    ],
    [
      `${join('nowhere', 'a.vtt')}: this file could not be written (ENOENT).`,
      ['export', file('000'), '--form', 'vtt', '--out', join('nowhere', 'a.vtt')],
    ],
    ['--library nowhere: there is no such folder.', ['index', '--library', 'nowhere']],
  ]
  for (const [message, args] of cases) {
    it(message, () => {
      const { status, stderr, stdout } = verbatim(...args)
      assert.equal(status, 2)
      assert.equal(stdout, '')
      assert.ok(stderr.startsWith(`verbatim: ${message}`), stderr)
    })
  }
})

describe('verbatim check', () => {
  const quoted = (...args: readonly string[]): string => verbatim('quote', file('000'), ...args).stdout
  let folder = ''
  before(() => (folder = mkdtempSync(join(tmpdir(), 'verbatim-'))))
  after(() => rmSync(folder, { recursive: true }))
  const note = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('finds the note of the sample library exact, in rows of the contract', () => {
    const { status, rows } = verbatim('check', 'seeds', '--json')
    assert.equal(status, 0)
    assert.deepEqual(
      rows().map(({ note: path, line, state, start }) => [path, line, state, start]),
      [
        ['seeds/reading-notes.md', 9, 'exact', 4245.38],
        ['seeds/reading-notes.md', 15, 'exact', 1385.14],
        ['seeds/reading-notes.md', 23, 'exact', 1586.96],
        ['seeds/reading-notes.md', 31, 'exact', null],
      ],
    )
    const [first] = rows()
    assert.deepEqual(Object.keys(first ?? {}).slice(0, 7), [
      'note',
      'line',
      'state',
      'file',
      'start',
      'offset',
      'detail',
    ])
    const [start, end] = first?.['offset'] as [number, number]
    assert.ok(seed('002').source.slice(start, end).startsWith("And it's roughly one order"))
  })

  it('reads back in every form what it quoted', () => {
    const notes = ['blockquote', 'inline', 'footnote', 'pandoc'].map((form) =>
      note(`${form}.md`, quoted('--from', '00:23:05', '--to', '00:23:11', '--form', form)),
    )
    const { status, stdout } = verbatim('check', ...notes)
    assert.equal(status, 0, stdout)
    assert.equal(stdout.match(/: exact 000_/g)?.length, 4)
  }).timeout(30_000)

  it('ends with 1 where a quotation is not as its source, and shows what differs', () => {
    const path = note('wrong.md', quoted('--from', '00:23:05', '--to', '00:23:11').replace('less coal', 'more coal'))
    const { status, stdout } = verbatim('check', path)
    assert.equal(status, 1)
    assert.match(stdout, /wrong\.md:1: differs 000_\S+ 00:22:59\n/)
    assert.match(stdout, /\n {2}- more\n {2}\+ less\n/)
    const log = JSON.parse(verbatim('check', path, '--sarif').stdout) as {
      runs: { results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[]
    }
    const results = log.runs[0]?.results ?? []
    assert.deepEqual(results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation.region.startLine]), [['quotation-differs', 1]]) // prettier-ignore
  })

  it('ends with 2 for wrong use', () => {
    assert.equal(verbatim('check').status, 2)
    assert.equal(verbatim('check', join(folder, 'none.md')).status, 2)
  })
})

describe('verbatim bibliography', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  after(() => rmSync(folder, { recursive: true }))

  it('prints the sample library in both forms, with the keys that quotations cite', () => {
    const keys = ['latentspacewinds2024', 'lexfridman2025deepseek', 'moonshotspeter2024top', 'sequoiacapitalmaking']
    const bibTeX = verbatim('bibliography')
    assert.equal(bibTeX.status, 0)
    assert.deepEqual([...bibTeX.stdout.matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key), keys) // prettier-ignore
    const items = JSON.parse(verbatim('bibliography', '--form', 'csl').stdout) as { id: string; type: string }[]
    assert.deepEqual(items.map(({ id, type }) => `${type} ${id}`), keys.map((key) => `broadcast ${key}`)) // prettier-ignore
    const cited = verbatim('quote', file('001'), '--from', '86', '--to', '90', '--form', 'pandoc').stdout
    assert.match(cited, /\[@lexfridman2025deepseek, \{00:01:\d\d\}\]\n$/)
  })

  it('brings a file up to date, leaves what is not its own, and says what it could not use', () => {
    const out = join(folder, 'references.bib')
    const own = '@book{mill, title = {On Liberty}}\n\n@misc{lexfridman2025deepseek, title = {Mine}}\n'
    writeFileSync(out, own)
    const { status, stderr } = verbatim('bibliography', '--out', out)
    assert.equal(status, 1)
    assert.match(stderr, /references\.bib:3: .*lexfridman2025deepseek/)
    const text = readFileSync(out, 'utf8')
    assert.ok(text.startsWith(own))
    assert.equal(text.match(/^@misc/gm)?.length, 4)
    const csl = join(folder, 'references.json')
    assert.equal(verbatim('bibliography', '--out', csl).status, 0)
    assert.equal((JSON.parse(readFileSync(csl, 'utf8')) as unknown[]).length, 4)
    assert.equal(verbatim('bibliography', '--form', 'ris').status, 2)
  })
})
