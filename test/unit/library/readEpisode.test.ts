import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameFacts } from '../../../src/core/formats/nameFacts'
import { readEpisode } from '../../../src/core/library/readEpisode'

const seed = (name: string) => readFileSync(join(process.cwd(), 'seeds', name), 'utf8')
const timed = '[00:00:00.000 --> 00:00:02.500]   - Hi.\n[00:00:02.500 --> 00:00:04.250]   Go on.\n'

function facts(path: string, source: string, sidecar?: string): Record<string, string> {
  const { metadata = {} } = readEpisode({ id: path, path, source, ...(sidecar === undefined ? {} : { sidecar }) })
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
  ]
  for (const [path, title, date, show] of cases) {
    it(path === '' ? '(none)' : path, () => {
      const known = nameFacts(path)
      assert.deepEqual([known.title?.value, known.date?.value, known.show?.value], [title, date, show])
    })
  }
})
