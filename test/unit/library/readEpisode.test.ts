import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameFacts } from '../../../src/core/formats/nameFacts'
import { readEpisode } from '../../../src/core/library/readEpisode'

const seed = (name: string) => readFileSync(join(process.cwd(), 'seeds', name), 'utf8')
const timed = '[00:00:00.000 --> 00:00:02.500]   - Hi.\n[00:00:02.500 --> 00:00:04.250]   Go on.\n'

const twice = (text: string): readonly [string, string] => [text, text]

function facts(
  path: string,
  source: string,
  sidecar?: string,
  chaptersFile?: { readonly name: string; readonly text: string },
): Record<string, string> {
  const { metadata = {} } = readEpisode({
    ...{ id: path, path, source },
    ...(sidecar === undefined ? {} : { sidecar }),
    ...(chaptersFile === undefined ? {} : { chaptersFile }),
  })
  return Object.fromEntries(
    Object.entries(metadata).map(([key, { value, origin }]) => [key, `${JSON.stringify(value)} ${origin}`]),
  )
}

describe('reading an episode', () => {
  it('takes each fact from the most trusted source of it', () => {
    const path = 'Hard Talk/2024-05-01 - Some Talk.txt'
    assert.deepEqual(facts(path, timed), {
      title: '"Some Talk" name',
      show: '"Hard Talk" folder',
      date: '"2024-05-01" name',
      duration: '4.25 file',
    })
    assert.deepEqual(facts(path, timed, 'title: Mine\ndate: 2023'), {
      title: '"Mine" sidecar',
      show: '"Hard Talk" folder',
      date: '"2023" sidecar',
      duration: '4.25 file',
    })
    const own = facts(path, seed('001_bcbdccec1200e6a3.txt'), 'show: Lex Fridman Podcast')
    assert.match(own.title ?? '', /^"DeepSeek, China.* file$/)
    assert.deepEqual(
      [own.show, own.date, own.duration],
      ['"Lex Fridman Podcast" sidecar', '"2025-02-02" file', '18378 file'],
    )
  })

  describe('takes each fact from the most trusted of', () => {
    const chapters = '{"title": "C | EP #3", "podcastName": "C", "description": "C", "chapters": []}'
    const file =
      'WEBVTT\nTitle: B\nShow: B\nEpisode: 4\nSeason: 4\nDate: 2004\nHost: Bob\nDuration: 4:00\nURL: https://b.org/\nMedia: https://b.org/b.mp3\nDescription: B\n\n00:01.000 --> 00:02.000\nHello.\n'
    const bare = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n'
    const name = 'Folder/Season 6/2006-06-06 - 006 - Name.vtt'
    const sidecar =
      'title: A\nshow: A\nepisode: 2\nseason: 2\ndate: 2002\npeople: Ada\nduration: 2:00\nurl: https://a.org/\nmedia: https://a.org/a.mp3\ndescription: A\n'
    const all: readonly (readonly [string, string, string, string, string, string?])[] = [
      // Sidecar, transcript, chapters file, name and folder.
      ['title', '"A" sidecar', '"B" file', '"C | EP #3" chapters', '"Name" name'],
      ['show', '"A" sidecar', '"B" file', '"C" chapters', '"Folder" folder'],
      ['episode', '2 sidecar', '4 file', '3 chapters', '6 name'],
      ['season', '2 sidecar', '4 file', ...twice('6 folder')],
      ['date', '"2002" sidecar', '"2004" file', ...twice('"2006-06-06" name')],
      ['people', '[{"name":"Ada"}] sidecar', '[{"name":"Bob","role":"host"}] file', ...twice('undefined')],
      ['duration', '120 sidecar', '240 file', ...twice('2 file')],
      ['url', '"https://a.org/" sidecar', '"https://b.org/" file', ...twice('undefined')],
      ['media', '"https://a.org/a.mp3" sidecar', '"https://b.org/b.mp3" file', ...twice('undefined')],
      ['description', '"A" sidecar', '"B" file', '"C" chapters', 'undefined'],
    ]
    const beside = { name: 'c.chapters.json', text: chapters }
    for (const [key, ...expected] of all) {
      it(`sidecar, transcript, chapters file, file name and folder: ${key}`, () => {
        const found = [
          facts(name, file, sidecar, beside),
          facts(name, file, undefined, beside),
          facts(name, bare, undefined, beside),
          facts(name, bare),
        ]
        assert.deepEqual(
          found.map((known) => String(known[key])),
          expected,
        )
      })
    }

    it('all of them, but unknown is what none of them says', () => {
      assert.deepEqual(facts('000.vtt', bare), { duration: '2 file' })
    })

    it('two titles, of which the more trusted one may say no number', () => {
      const known = facts('007 - Name.vtt', bare, 'title: Mine')
      assert.deepEqual([known.title, known.episode], ['"Mine" sidecar', '7 name'])
    })
  })

  describe('takes its chapters from', () => {
    const source =
      '---\nchapters:\n  - 0:00 Front\n---\n' +
      [
        'Ada: 00:00:01',
        'Hello there, all.',
        'Bob: 00:00:20',
        'Hello, I say.',
        '## Head',
        'Ada: 00:00:40',
        'So it is.',
      ].join('\n\n')
    const beside = { name: 'a.chapters.txt', text: '0:00 Beside\n0:41 Too late\n0:19 Again' }
    const sidecar = 'chapters:\n - 0:00 Mine\n - 9:00 Too late\nsources:\n  chapters: by ear\n'
    const published = (own: string, beside?: { name: string; text: string }, sidecar?: string) => {
      const file = { id: 'a', path: 'a.md', source: own }
      const read = readEpisode({
        ...file,
        ...(beside === undefined ? {} : { chaptersFile: beside }),
        ...(sidecar === undefined ? {} : { sidecar }),
      })
      const { chaptersFrom, sidecarProblems, chaptersFileProblems } = read
      return {
        titles: read.transcript?.chapters.map(({ title }) => title),
        from: chaptersFrom && [chaptersFrom.origin, chaptersFrom.source],
        problems: [...sidecarProblems, ...chaptersFileProblems].map(({ line, code }) => `${line} ${code}`),
      }
    }

    it('the sidecar first, and says what is wrong in either file', () => {
      assert.deepEqual(published(source, beside, sidecar), {
        titles: ['Mine'],
        from: ['sidecar', 'by ear'],
        // The end is that of the last cue, a second after its beginning.
        problems: ['3 chapter-after-end', '2 chapter-after-end'],
      })
    })

    it('the chapters file next', () => {
      const { titles, from } = published(source, beside, 'title: x')
      assert.deepEqual(
        [titles, from],
        [
          ['Beside', 'Again'],
          ['chapters', undefined],
        ],
      )
    })

    it('the transcript last: its list, else its headings', () => {
      const { titles, from } = published(source)
      assert.deepEqual([titles, from], [['Front'], ['file', undefined]])
      assert.deepEqual(published(source.replace(/^---[^]*?---\n/, '')).titles, ['Head'])
    })

    it('a less trusted list where the times of a more trusted one are of no use', () => {
      const turns = 'Ada: So it is, and it was.\n\nBob: It is so, I think.\n\n'
      const untimed = `${turns}## Head\n\n${turns}`
      const { titles, from, problems } = published(untimed, beside)
      assert.deepEqual([titles, from], [['Head'], ['file', undefined]])
      assert.deepEqual(problems, ['1 chapters-untimed'])
    })

    it('nowhere, where there are none', () => {
      assert.deepEqual(published(timed), { titles: [], from: undefined, problems: [] })
    })
  })

  it('knows of a bare transcript what its sidecar says, and no time', () => {
    const name = '003_1e3b21db528d768f'
    assert.deepEqual(facts(`${name}.txt`, seed(`${name}.txt`)), {})
    const known = facts(`${name}.txt`, seed(`${name}.txt`), seed(`${name}.yaml`))
    assert.deepEqual(Object.keys(known).sort(), ['people', 'show', 'title'])
  })

  it('takes the length from the last cue', () => {
    assert.deepEqual(facts('002_1520e3598801e6f9.txt', seed('002_1520e3598801e6f9.txt')), { duration: '5016.66 file' })
  })

  it('keeps the problems of both files apart', () => {
    const reading = readEpisode({ id: 'a', path: 'a.txt', source: `${timed}odd\n`, sidecar: 'titel: x' })
    assert.deepEqual(reading.problems, [{ code: 'line-unread', line: 3, text: 'odd', count: 1 }])
    assert.deepEqual(reading.sidecarProblems, [{ code: 'sidecar-key-unknown', line: 1, key: 'titel' }])
    assert.equal(reading.transcript?.cues.length, 2)
  })

  it('says why there is none', () => {
    const reading = readEpisode({ id: 'a', path: 'a.txt', source: ' ', sidecar: 'title: x' })
    assert.equal(reading.transcript, undefined)
    assert.deepEqual(reading.problems, [{ code: 'empty-file', line: 1 }])
  })
})

describe('the facts in a name', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
    ['2024-05-01 - Some Talk.txt', 'Some Talk', '2024-05-01', undefined],
    ['20240501_some_talk.txt', 'some talk', '2024-05-01', undefined],
    ['Some Talk (2024-05-01).md', 'Some Talk', '2024-05-01', undefined],
    ['2024-13-45 Talks about GPT-4.txt', '2024-13-45 Talks about GPT-4', undefined, undefined],
    ['Lex/2024/Dylan Patel.en.vtt', 'Dylan Patel', undefined, 'Lex'],
    ['Hard Talk/transcripts/12.srt', undefined, undefined, 'Hard Talk'],
    ['Some Talk [dQw4w9WgXcQ].en.txt', 'Some Talk', undefined, undefined],
    ['why-scaling-works.txt', 'why scaling works', undefined, undefined],
    ['GPT-4.txt', 'GPT-4', undefined, undefined],
    ['GTC.txt', 'GTC', undefined, undefined],
    ['talks/演讲.txt', '演讲', undefined, undefined],
    ['000_e37e7ffa454f41ec.txt', undefined, undefined, undefined],
    ['deadbeefcafe.txt', undefined, undefined, undefined],
    ['dQw4w9WgXcQ.txt', undefined, undefined, undefined],
    ['seeds/transcript_01.txt', undefined, undefined, undefined],
    ['2024/05/episode 12.txt', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
    ['Hard Talk/012 - Some Talk.txt', 'Some Talk', undefined, 'Hard Talk'],
    ['Hard Talk/Season 2/12. Some Talk.txt', 'Some Talk', undefined, 'Hard Talk'],
    ['S02E05 - Some Talk.txt', 'Some Talk', undefined, undefined],
    ['1984 - Some Talk.txt', '1984 - Some Talk', undefined, undefined],
  ]
  for (const [path, title, date, show] of cases) {
    it(path === '' ? '(none)' : path, () => {
      const known = nameFacts(path)
      assert.deepEqual([known.title?.value, known.date?.value, known.show?.value], [title, date, show])
    })
  }

  const numbers: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['012 - Some Talk.txt', '12 name', undefined],
    ['12. Some Talk.txt', '12 name', undefined],
    ['2024-05-01 - 012 - Some Talk.txt', '12 name', undefined],
    ['Hard Talk/Season 2/05 - Some Talk.txt', '5 name', '2 folder'],
    ['Hard Talk/S02/Some Talk.txt', undefined, '2 folder'],
    ['S02E05 - Some Talk.txt', '5 name', '2 name'],
    ['Hard.Talk.S02E05.en.srt', '5 name', '2 name'],
    ['Season 1/S02E05.srt', '5 name', '2 name'],
    ['episode 12.txt', '12 name', undefined],
    ['some_talk_ep12.txt', '12 name', undefined],
    ['Some Talk | EP #130.txt', '130 name', undefined],
    ['000_e37e7ffa454f41ec.txt', undefined, undefined],
    ['1984 - Some Talk.txt', undefined, undefined],
    ['12 - 13.txt', undefined, undefined],
    ['GPT-4.txt', undefined, undefined],
    ['practical-ai-230.md', undefined, undefined],
    ['2-bit quantization.txt', undefined, undefined],
    ['transcript_01.txt', undefined, undefined],
  ]
  for (const [path, episode, season] of numbers) {
    it(`of the episode and its season: ${path}`, () => {
      const known = nameFacts(path)
      const told = [known.episode, known.season].map((fact) => fact && `${fact.value} ${fact.origin}`)
      assert.deepEqual(told, [episode, season])
    })
  }
})
