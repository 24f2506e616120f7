import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { leafChapters } from '../../../src/core/library/episode'
import { speechOf } from '../../../src/core/model/speech'
import { LibraryService } from '../../../src/core/service/libraryService'
import type { TranscriptText } from '../../../src/core/service/readText'
import { readerText } from '../../../src/core/service/readerText'
import { inForm, type Said } from '../../support/forms'
import { seed } from '../../support/seeds'

const glossaryText = readFileSync('media/glossaries/ai.md', 'utf8')
const numbers = ['000', '001', '002', '003'] as const

function sampleLibrary(): LibraryService {
  const service = new LibraryService()
  service.useGlossaries([{ file: 'ai.md', name: 'Verbatim: AI', text: glossaryText }])
  for (const number of numbers) put(service, number)
  service.derive()
  return service
}

function put(service: LibraryService, number: (typeof numbers)[number]): void {
  const { path, source } = seed(number)
  const sidecar = path.replace('.txt', '.yaml')
  const text = readdirSync('seeds').includes(sidecar) ? { sidecar: readFileSync(`seeds/${sidecar}`, 'utf8') } : {}
  service.put({ id: number, path, file: `/seeds/${path}`, source, ...text })
}

describe('the library service', () => {
  const service = sampleLibrary()

  it('has the four episodes of the sample library with their facts', () => {
    const rows = service
      .state()
      .episodes.map(({ id, form, timed, cues, metadata }) => [id, form, timed, cues, metadata.show?.value])
    assert.deepEqual(rows.slice(0, 2), [
      ['000', 'whisper-markdown', true, 357, 'Moonshots - Peter Diamandis'],
      ['001', 'whisper-markdown', true, 7933, 'Lex Fridman'],
    ])
    assert.deepEqual(rows[2]?.slice(1, 4), ['whisper-cpp', true, 2298])
    assert.equal(rows[3]?.[2], false)
    assert.deepEqual(service.state().unread, [])
  })

  it('has no problems in the sample library and its glossary', () => {
    const { episodes, glossaries } = service.state()
    assert.deepEqual(
      episodes.flatMap(({ problems, sidecarProblems }) => [...problems, ...sidecarProblems]),
      [],
    )
    assert.deepEqual(glossaries[0]?.problems, [])
  })

  it('answers a search with the moment, though the transcript misspells the name', () => {
    const [hit] = service.search('DeepSeek V3 mixture of experts', 5).hits
    assert.equal(hit?.episode, '001')
    assert.ok(hit.startTime !== undefined)
  })

  it('tells the entry under a place of a transcript, and none in the addresses between the lines', () => {
    const { source } = seed('001')
    const at = source.indexOf('DeepSeq OpenAI')
    const match = service.termAt('001', at + 3)
    assert.equal(match?.entry, 'DeepSeek')
    assert.equal(source.slice(match.start, match.end), 'DeepSeq')
    assert.equal(service.termAt('001', source.indexOf('youtube.com/watch', at) + 2), undefined)
  })

  it('takes an ordinary word for a name only in the show where it was misheard', () => {
    const { source } = seed('002')
    assert.equal(service.termAt('002', source.indexOf('summaries on Cloud') + 14)?.entry, 'Claude')
    const other = seed('001').source
    assert.notEqual(service.termAt('001', other.search(/\bcloud\b/i) + 2)?.entry, 'Claude')
  })

  it('says on a card who explains the term, the best explanation first, with its place', () => {
    const best = service.card('auxiliary loss')?.explained[0]
    assert.ok(best)
    assert.match(
      best?.text ?? '',
      /^There's something called an auxiliary loss, which effectively means during training/,
    )
    assert.equal(best.title, service.state().episodes.find(({ id }) => id === '001')?.title)
    const { source } = seed('001')
    assert.match(source.slice(best.offset, best.end), /^There's something called an auxiliary loss/)
    assert.ok(Math.abs((best.startTime ?? 0) - 2176) < 5, String(best.startTime))
  })

  it('shows of a long explanation the words around the term', () => {
    const [said] = service.card('multi-head latent attention')?.explained ?? []
    assert.match(said?.text ?? '', /MLA|latent attention/)
    assert.ok((said?.text.length ?? 0) < 400)
  })

  it('makes a card with definition, other names and mentions by episode', () => {
    const card = service.card('deepseek')
    assert.equal(card?.label, 'DeepSeek')
    assert.ok(card.heardAs.includes('DeepSeq'))
    assert.ok(card.definition.length > 20)
    assert.equal(card.mentionedIn[0]?.episode, '001')
    assert.equal(
      card.mentions,
      card.mentionedIn.reduce((sum, { mentions }) => sum + mentions, 0),
    )
    assert.equal(service.card('no such thing'), undefined)
  })

  it('lists topics whose mentions hold the words they mark', () => {
    const topics = service.topics()
    assert.ok(topics.length >= 20)
    for (const { label, mentions, episodes } of topics.slice(0, 30)) {
      const found = service.mentions(label)
      assert.equal(found.length, mentions)
      assert.equal(
        found.length,
        episodes.reduce((sum, episode) => sum + episode.mentions, 0),
      )
      for (const { text, marked } of found)
        for (const { start, end } of marked) assert.ok(end > start && end <= text.length)
    }
  })

  it('finds the moments at which a topic is mentioned, in any spelling and under any of its names', () => {
    for (const { label, mentions } of service.topics().slice(0, 30)) {
      const { hits, total, episodes, problems } = service.search(`topic:"${label}"`, 10_000)
      assert.deepEqual(problems, [])
      // Mentions in neighbouring sentences are one moment.
      assert.ok(
        hits.length === total && total > 0 && total <= mentions,
        `${label}: ${hits.length} ${total} ${mentions}`,
      )
      assert.equal(episodes, service.topics().find((topic) => topic.label === label)?.episodes.length)
      for (const { marked, episode, offset } of hits)
        assert.ok(marked.length > 0, `${label} is not marked at ${episode} ${offset}`)
    }
    assert.deepEqual(service.search('topic:MoE', 100), service.search('topic:"mixture of experts"', 100))
    assert.deepEqual(service.search('topic:"export control"', 100), service.search('topic:"export controls"', 100))
  })

  it('goes on with the names of the library where a query ends in an operator', () => {
    const texts = (query: string): readonly string[] => service.completions(query).map(({ text }) => text)
    assert.deepEqual(texts('show:l'), ['Lex Fridman', 'Latent Space: The AI Engineer Podcast'])
    assert.ok(texts('topic:export').includes('export control'))
    assert.deepEqual(texts('after:')[0], '2025')
    assert.deepEqual(texts('export controls'), [])
  })

  it('writes the results of a search as a note, each moment in a line with words that are said there', () => {
    const { markdown, hits } = service.results({ query: 'export controls', limit: 30, date: '2026-11-24' })
    const lines = markdown.split('\n').filter((line) => line.startsWith('- '))
    assert.equal(hits, 30)
    assert.equal(lines.length, new Set(lines).size)
    assert.ok(lines.length > 25)
    for (const line of lines) assert.match(line, /^- \[(\d\d:\d\d:\d\d|open)\]\(\S+[#&]\S+\) \S/)
    assert.match(
      markdown,
      /^# Found: export controls\n\nThe best 30 of \d+ moments in \d episodes, 2026-11-24\.\n\n## /,
    )
  })

  it('forgets an episode that is removed, everywhere', () => {
    const changing = sampleLibrary()
    changing.remove('001')
    assert.deepEqual(
      changing.state().episodes.map(({ id }) => id),
      ['000', '002', '003'],
    )
    assert.ok(changing.search('DeepSeek', 50).hits.every(({ episode }) => episode !== '001'))
    assert.ok(changing.topics().every(({ episodes }) => episodes.every(({ episode }) => episode !== '001')))
    assert.equal(changing.reader('001'), undefined)
    put(changing, '001')
    assert.equal(changing.search('megaclusters', 5).hits[0]?.episode, '001')
  })

  it('lets an entry of the person win over the bundled one', () => {
    const own = new LibraryService()
    own.useGlossaries([
      { file: 'glossary.md', name: 'glossary.md', text: '## DeepSeek\n\nMy own words.\n' },
      { file: 'ai.md', name: 'Verbatim: AI', text: glossaryText },
    ])
    assert.equal(own.card('DeepSeek')?.definition, 'My own words.')
    assert.equal(own.card('DeepSeek')?.glossary, 'glossary.md')
    assert.ok(own.card('NVIDIA'))
  })

  it('keeps what cannot be read apart, with the reason, and the rest unharmed', () => {
    const mixed = new LibraryService()
    put(mixed, '000')
    const unread = { empty: '', binary: '\u0000\u0001\u0002'.repeat(500), code: 'const x = { a: 1 };\n'.repeat(50) }
    for (const [id, source] of Object.entries(unread)) mixed.put({ id, path: `${id}.txt`, file: `/${id}.txt`, source })
    mixed.put({ id: 'note', path: 'note.md', file: '/note.md', source: '# A note\n\nWith words.\n' })
    assert.deepEqual(
      mixed.state().unread.map(({ id, problems }) => [id, problems.map(({ code }) => code)]),
      [
        ['empty', ['empty-file']],
        ['binary', ['binary-file']],
        ['code', ['unknown-form']],
      ],
    )
    assert.equal(mixed.state().episodes.length, 1)
  })
})

describe('a changed library', () => {
  const line = (at: number, text: string): string => `[00:00:0${at}.000 --> 00:00:0${at + 1}.000]   ${text}\n`
  const spoken = ['So the keeper lit the lamp.', 'The lamp of the keeper was bright.', 'And the lamp went out.']
  const source = spoken.map((text, at) => line(at, text)).join('')

  it('has cards by the glossary of now, and forms by the show of now', () => {
    const service = new LibraryService()
    const put = (show: string): void =>
      service.put({ id: 'a', path: 'a.txt', file: '/a.txt', source, sidecar: `show: ${show}` })
    put('Harbour')
    service.derive()
    const glossary = (text: string): void => service.useGlossaries([{ file: 'g.md', name: 'g.md', text }])
    glossary('## Fresnel lens\nHeard as (Beacon): lamp\n\nA lens.\n')
    assert.equal(service.card('Fresnel lens')?.mentions, 0)
    put('Beacon')
    assert.equal(service.card('Fresnel lens')?.mentions, 3)
    glossary('## Keeper\n\nWho keeps it.\n')
    assert.equal(service.card('Fresnel lens'), undefined)
    assert.equal(service.card('Keeper')?.mentions, 2)
  })

  it('says why a glossary or a sidecar could not be read', () => {
    const service = new LibraryService()
    const problem = { code: 'file-unreadable', line: 1, reason: 'it is not a file' } as const
    service.useGlossaries([{ file: 'g.md', name: 'g.md', problem }])
    service.put({ id: 'a', path: 'a.txt', file: '/a.txt', source, sidecarProblem: problem })
    const { glossaries, episodes } = service.state()
    assert.deepEqual(glossaries, [{ file: 'g.md', entries: 0, problems: [problem] }])
    assert.deepEqual(episodes[0]?.sidecarProblems, [problem])
  })
})

describe('a transcript without words', () => {
  it('with published chapters is found by none of them in the episode before', () => {
    const service = new LibraryService()
    service.put({ id: 'a', path: 'a.txt', file: '/a', source: '[00:00:00.000 --> 00:00:02.580]   Nothing of it.\n' })
    const outline = ['0:00 Lighthouse', '0:10 Lantern', '0:20 Harbour'].join('\n')
    const cues = [0, 10, 20].map((at) => `*  (music) [[00:00:${at || '00'}](https://e.org/v?t=${at}s)]`).join('\n')
    const front = `---\nLength: 30\nVideo Keywords: None\nVideo Description: ${outline}\n---\n`
    service.put({ id: 'b', path: 'b.txt', file: '/b', source: front + cues })
    service.derive()
    assert.equal(service.state().episodes[1]?.chapters.length, 3)
    assert.deepEqual(service.search('lighthouse', 5), { hits: [], total: 0, episodes: 0, more: false, problems: [] })
  })
})

describe('the reader', () => {
  const service = sampleLibrary()
  for (const number of numbers) {
    it(`of ${number} has every spoken word once, in place`, () => {
      const episode = service.episode(number)
      const page = service.reader(number)
      assert.ok(episode && page)
      let shared = 0
      for (let i = 0; i < page.runs.length; i += 3) {
        const [at = 0, from = 0, length = 0]: readonly number[] = [...page.runs.subarray(i, i + 3)]
        assert.equal(page.text.slice(at, at + length), episode.source.slice(from, from + length))
        shared += page.text.slice(at, at + length).replace(/\s/g, '').length
      }
      assert.equal(shared, episode.speech.text.replace(/\s/g, '').length)
    })

    it(`of ${number} has a heading for every chapter and a time before every paragraph, where there are times`, () => {
      const episode = service.episode(number)
      const page = service.reader(number)
      assert.ok(episode && page)
      const lines = page.text.split('\n')
      for (const { line, title, level } of page.headings)
        assert.ok(lines[line]?.startsWith(`${'#'.repeat(level)} ${title}`))
      assert.ok(page.headings.length >= leafChapters(episode.chapters).length)
      for (let i = 0; i < page.paragraphs.length; i += 2) {
        const [at = 0, time = 0]: readonly number[] = [...page.paragraphs.subarray(i, i + 2)]
        assert.equal(/^\[\d\d:\d\d:\d\d\] /.test(page.text.slice(at, at + 11)), number !== '003')
        assert.equal(time >= 0, number !== '003')
      }
    })
  }

  it('shares no run with an escape of the source, which is written otherwise', () => {
    const text = 'Tom &amp; Jerry speak.'
    const cue = { start: 0, end: text.length, text, marks: [{ kind: 'escape', start: 4, end: 9, text: '&' }] } as const
    const transcript = { form: 'test', metadata: {}, chapters: [], cues: [cue], problems: [] }
    const page = readerText({
      id: 'a',
      path: 'a.vtt',
      source: text,
      transcript,
      speech: speechOf([cue]),
      metadata: {},
      chapters: [],
      problems: [],
      sidecarProblems: [],
    })
    assert.match(page.text, /Tom & Jerry speak\./)
    const shared: string[] = []
    for (let i = 0; i < page.runs.length; i += 3) {
      const [at = 0, from = 0, length = 0]: readonly number[] = [...page.runs.subarray(i, i + 3)]
      shared.push(page.text.slice(at, at + length))
      assert.equal(shared.at(-1), text.slice(from, from + length))
    }
    assert.deepEqual(shared, ['Tom', 'Jerry speak.'])
  })

  it('shows published chapters in order, and says what was derived', () => {
    const page = service.reader('001')
    const published = page?.headings.filter(({ derived }) => !derived).map(({ title }) => title)
    assert.equal(published?.length, 25)
    assert.deepEqual([published[0], published[24]], ['Introduction', 'Future of AI'])
    assert.match(service.reader('002')?.text ?? '', /found by Verbatim/)
  })

  it('says above them the number of the episode and where its chapters come from', () => {
    const header = (text: Partial<TranscriptText>): readonly string[] => {
      const turns = 'Ada: So it is, and it was.\n\nBob: It is so, I think.\n\n'
      const one = new LibraryService()
      one.put({ id: 'a', path: 'a.md', file: '/a.md', source: `${turns}## Mills\n\n${turns}`, ...text })
      const lines = one.reader('a')?.text.split('\n') ?? []
      return lines.slice(0, lines.indexOf(''))
    }
    const timed = '[00:00:00.000 --> 00:00:04.000]   Hello.\n[00:00:04.000 --> 00:00:08.000]   So it is.\n'
    const found = 'Chapters were found by Verbatim; the source publishes none.'
    assert.deepEqual(header({ path: '012 - On mills.md' }), [
      '# On mills',
      'Episode 12',
      'Chapters as published, from the transcript; the topics before them were found by Verbatim.',
    ])
    assert.deepEqual(header({ source: timed, sidecar: 'title: A\nepisode: 5\nseason: 2' }), [
      '# A',
      'Season 2, episode 5 · 8 s',
      found,
    ])
    assert.deepEqual(header({ source: timed, chaptersFile: { name: 'a.chapters.txt', text: '0:00 Mills' } }), [
      '# a',
      '8 s',
      'Chapters as published, from the chapters file.',
    ])
    assert.equal(
      header({ source: timed, sidecar: 'chapters: 0:00 Mills\nsources:\n  chapters: by ear' })[2],
      'Chapters as published, from the sidecar file (by ear).',
    )
  })
})

describe('speakers', () => {
  const service = new LibraryService()
  const source = readFileSync('test/fixtures/formats/speaker-text/meet.txt', 'utf8')
  const sidecar = 'people:\n  - name: Ada Lovelace\n    role: host\n  - name: Charles Babbage\n'
  service.put({ id: 'meet', path: 'meet.txt', file: '/meet.txt', source, sidecar })

  it('are listed with their turns and what they are in the episode', () => {
    const [episode] = service.state().episodes
    assert.deepEqual(episode?.speakers, [
      { name: 'Ada Lovelace', turns: 3, role: 'host' },
      { name: 'Charles Babbage', turns: 2 },
    ])
  })

  it('are named with every hit', () => {
    const speakers = ['cold', 'welcome'].map((query) => service.search(query, 1).hits[0]?.speaker)
    assert.deepEqual(speakers, ['Charles Babbage', 'Ada Lovelace'])
  })
})

describe('a transcript in several forms', () => {
  const said = seedCues('000')
  const forms = {
    'talks/talk.txt': inForm.txt(said),
    'talks/talk.vtt': inForm.vtt(said),
    'talks/talk.json': inForm.json(said.map((each) => ({ ...each, by: 'Peter' }))),
  }
  type Path = keyof typeof forms
  const paths = Object.keys(forms) as Path[]
  const putForm = (service: LibraryService, path: Path, sidecar?: string): void =>
    service.put({
      id: path,
      path,
      file: `/${path}`,
      source: forms[path],
      ...(sidecar === undefined ? {} : { sidecar }),
    })
  const libraryOf = (order: readonly Path[]): LibraryService => {
    const service = new LibraryService()
    service.useGlossaries([{ file: 'g.md', name: 'g.md', text: '## steam engine\n\nIt burns coal.\n' }])
    for (const path of order) putForm(service, path, path.endsWith('.txt') ? 'title: Top Minds\n' : undefined)
    service.derive()
    return service
  }
  const shown = (service: LibraryService) =>
    service.state().episodes.map(({ id, twins }) => [id, ...twins.map((twin) => twin.id)])
  const whole = libraryOf(['talks/talk.json'])

  for (const order of [paths, [...paths].reverse(), [paths[1], paths[0], paths[2]] as Path[]]) {
    it(`is one episode, read from the best of them, when they come as ${order.join(', ')}`, () => {
      const service = libraryOf(order)
      assert.deepEqual(shown(service), [['talks/talk.json', 'talks/talk.vtt', 'talks/talk.txt']])
      const [episode] = service.state().episodes
      assert.deepEqual(episode?.metadata.title, { value: 'Top Minds', origin: 'sidecar', twin: 'talk.txt' })
      assert.equal(service.search('steam engines', 50).total, whole.search('steam engines', 50).total)
      assert.ok(whole.search('steam engines', 50).total > 0)
      assert.deepEqual(service.card('steam engine')?.mentions, whole.card('steam engine')?.mentions)
      assert.ok(service.topics().every(({ episodes }) => episodes.length === 1))
    })
  }

  it('is found in the next best form when the best one is deleted, and in that again when it is back', () => {
    const service = libraryOf(paths)
    service.remove('talks/talk.json')
    assert.deepEqual(shown(service), [['talks/talk.vtt', 'talks/talk.txt']])
    assert.equal(service.search('steam engines', 5).hits[0]?.episode, 'talks/talk.vtt')
    service.remove('talks/talk.vtt')
    assert.equal(service.search('steam engines', 5).hits[0]?.episode, 'talks/talk.txt')
    putForm(service, 'talks/talk.json')
    assert.deepEqual(shown(service), [['talks/talk.json', 'talks/talk.txt']])
    for (const path of paths) service.remove(path)
    assert.deepEqual(service.search('steam engines', 5).hits, [])
    assert.deepEqual(shown(service), [])
  })

  it('is two episodes as soon as one of its files is another talk', () => {
    const service = libraryOf(paths)
    service.put({ id: 'talks/talk.json', path: 'talks/talk.json', file: '/b', source: inForm.json(seedCues('001')) })
    assert.deepEqual(
      shown(service)
        .map(([id]) => id)
        .sort(),
      ['talks/talk.json', 'talks/talk.vtt'],
    )
  })

  it('has its cards and quotations in each of its files, and one reader', () => {
    const service = libraryOf(paths)
    const source = forms['talks/talk.vtt']
    const at = source.indexOf('steam engine')
    const term = service.termAt('talks/talk.vtt', at + 2)
    assert.equal(term && source.slice(term.start, term.start + 12), 'steam engine')
    assert.equal(term?.entry, 'steam engine')
    const quote = service.quote({ episode: 'talks/talk.vtt', from: at, to: at + 12, form: 'blockquote' })
    assert.match(quote?.markdown ?? '', /steam engine[\s\S]*\*Top Minds\*/)
    assert.equal(service.reader('talks/talk.vtt')?.text, service.reader('talks/talk.json')?.text)
    const place = service.place('talks/talk.vtt', at)
    assert.equal(place?.episode, 'talks/talk.json')
    assert.equal(forms['talks/talk.json'].slice(place.offset, place.offset + 12), 'steam engine')
  })
})

function seedCues(number: '000' | '001'): readonly Said[] {
  const service = new LibraryService()
  put(service, number)
  const cues = service.episode(number)?.transcript.cues ?? []
  return cues.slice(0, 400).map(({ text, startTime: at = 0 }, i) => ({
    text: text.trim(),
    at,
    until: cues[i + 1]?.startTime ?? at + 2,
  }))
}
