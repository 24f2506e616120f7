import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bibliography } from '../../../src/core/notes/bibliography'
import type { BibliographyForm } from '../../../src/core/notes/bibliographyForm'
import type { CitedWork } from '../../../src/core/notes/citedWork'
import { LibraryService } from '../../../src/core/service/libraryService'
import { seed } from '../../support/seeds'

function work(key: string, file: string, title: string, told: Readonly<Record<string, unknown>>): CitedWork {
  const facts = Object.entries(told).map(([name, value]) => [name, { value, origin: 'file' }] as const)
  return { key, file, title, metadata: Object.fromEntries(facts) }
}

const works: readonly CitedWork[] = [
  work('talkc', 'c.txt', '100% of {$5} &\n C#_x \\o/ ~', {
    show: 'Talk C',
    episode: 7,
    date: '2025-02-03',
    url: 'https://example.org/a_b?c=1&d=%20',
    people: [{ name: 'Babbage, Charles & Sons', role: 'host' }, { name: 'Ada Lovelace', role: 'co-host' }],
  }),
  work('talka2024welcome', 'a.txt', 'Welcome', { show: 'Talk A', date: '2024' }),
  work('talkb2024chips', 'b.txt', 'Chips', {}),
] // prettier-ignore

const fixture = (name: string): string => readFileSync(join('test/fixtures/bibliography', name), 'utf8')

const forms: readonly (readonly [BibliographyForm, string, readonly string[]])[] = [
  ['bibtex', 'bib', ['15 bibliography-entry-broken', '19 bibliography-key-taken']],
  ['csl', 'json', ['8 bibliography-entry-broken', '9 bibliography-key-taken']],
]

describe('a bibliography that a person keeps', () => {
  for (const [form, ending, problems] of forms) {
    it(`has Verbatim’s entries brought up to date, and all else left as it is: ${form}`, () => {
      const updated = bibliography(works, form, fixture(`own.${ending}`))
      assert.equal(updated.text, fixture(`own.updated.${ending}`))
      assert.deepEqual([updated.added, updated.changed], [1, 1])
      assert.deepEqual(updated.problems.map(({ line, code }) => `${line} ${code}`), problems) // prettier-ignore
    })

    it(`stays as it is when nothing changed, also with other line ends: ${form}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const once = bibliography(works, form, fixture(`own.${ending}`).replaceAll('\n', eol)).text
        assert.equal(once, fixture(`own.updated.${ending}`).replaceAll('\n', eol))
        assert.equal(bibliography(works, form, once).text, once)
        const fresh = bibliography(works, form).text
        assert.deepEqual(bibliography(works, form, fresh), { text: fresh, added: 0, changed: 0, problems: [] })
      }
    })

    it(`is read in time that grows with it, whatever it holds: ${form} @size`, () => {
      const pieces = ['@a{', '@', '@a{b,\n', '{', '}', '"\\"', '[', '{"id":1},', '\n@a(', ')\n', '\\', ' \n']
      for (const piece of pieces) {
        for (const head of ['', '[', '@a{']) bibliography(works, form, head + piece.repeat(100_000))
      }
    })
  }

  it('is left alone where it is something else', () => {
    for (const text of ['{"references": []}', '[{"id": 1}', 'no JSON', '[}']) {
      const { text: kept, problems } = bibliography(works, 'csl', text)
      assert.deepEqual([kept, problems.map(({ code }) => code)], [text, ['bibliography-unread']])
    }
  })

  it('has one entry from each bad value, and the others whole', () => {
    const bad = work('bad', 'b}{.txt', '}{ \u0000\u202e title', {
      date: '2024-13-41',
      url: 'https://a.b/{x}',
      people: [{ name: '' }],
    })
    const text = bibliography([bad, ...works], 'bibtex').text
    assert.match(text, /^@misc\{bad,\n  author = \{\{\}\},\n  title = \{\{\\textbraceright\{\}\\textbraceleft\{\} title\}\},\n  year = \{2024\},\n  verbatim = /) // prettier-ignore
    assert.equal(bibliography([bad, ...works], 'bibtex', text).text, text)
  })
})

const pandoc = spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).status === 0

describe('citations in Pandoc', () => {
  const service = new LibraryService()
  for (const number of ['000', '001', '002', '003'] as const) {
    const { path, source } = seed(number)
    service.put({ id: number, path, file: `/seeds/${path}`, source })
  }
  const episode = service.episode('001')
  const at = episode?.source.indexOf('There is a lot of hype') ?? -1
  const quote = episode && service.quoteOf(episode, { start: at, end: at + 5 })
  const note = (episode && quote && service.quoteMarkdown(episode, quote, 'pandoc', '/notes')) ?? ''

  it('name the key and the time of the words', () =>
    assert.match(note, /^> There is a lot of hype .+ \[@lexfridman2025deepseek, \{00:01:\d\d\}\]$/))

  for (const [form, ending] of forms) {
    it(`have their entry in the bibliography: ${form}`, () => {
      const { text } = service.bibliography(form)
      if (form === 'csl') {
        const item = (JSON.parse(text) as { id: string }[]).find(({ id }) => id === 'lexfridman2025deepseek')
        assert.deepEqual({ ...item, title: '' }, {
          id: 'lexfridman2025deepseek',
          type: 'broadcast',
          title: '',
          'container-title': 'Lex Fridman',
          number: '459',
            author: [{ literal: 'Lex Fridman' }],
            issued: { 'date-parts': [[2025, 2, 2]] },
          URL: 'https://www.youtube.com/watch?v=_1f-o0nqpEI',
          custom: { verbatim: seed('001').path },
        }) // prettier-ignore
      } else
        assert.match(
          text,
          /^@misc\{lexfridman2025deepseek,\n  author = \{\{Lex Fridman\}\},\n  title = \{\{DeepSeek, China, /m,
        )
    })

    it(`are rendered as a footnote with key, episode and time: ${form}`, function () {
      if (!pandoc) this.skip()
      const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
      try {
        const file = join(folder, `references.${ending}`)
        writeFileSync(file, service.bibliography(form).text)
        const style = 'test/fixtures/bibliography/footnote.csl'
        const args = ['--citeproc', '--bibliography', file, '--csl', style, '-t', 'html', '--wrap=none']
        const { stdout, stderr, status } = spawnSync('pandoc', args, { input: note, encoding: 'utf8' })
        assert.deepEqual([status, stderr], [0, ''])
        assert.match(stdout, /data-cites="lexfridman2025deepseek"/)
        assert.match(stdout, /<li id="fn1".*DeepSeek, China, OpenAI.*Lex Fridman.*00:01:\d\d/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }
})
