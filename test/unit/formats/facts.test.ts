import { strict as assert } from 'node:assert'
import { durationOf } from '../../../src/core/formats/durations'
import { episodeIn, wholeNumber } from '../../../src/core/formats/episodeNumber'
import { readTranscript } from '../../../src/core/formats/formats'
import { metadataKeys } from '../../../src/core/model/transcript'

describe('lengths', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['1:02:03', 3723],
    ['62:03', 3723],
    ['1 h 2 min 3 s', 3723],
    ['1h 2m', 3720],
    ['1 hour and 2 minutes', 3720],
    ['1 hr, 2 mins', 3720],
    ['62 min', 3720],
    ['62 minutes', 3720],
    ['3723 s', 3723],
    ['12.5 seconds', 12.5],
    ['PT1H2M3S', 3723],
    ['62', undefined],
    ['0 min', undefined],
    ['0:00', undefined],
    ['about an hour', undefined],
    ['1 h of talk', undefined],
    ['', undefined],
  ]
  for (const [text, expected] of cases) it(`${text} → ${expected}`, () => assert.equal(durationOf(text), expected))
})

describe('the number in a title', () => {
  const cases: readonly (readonly [string, number | undefined, number?])[] = [
    ['DeepSeek, China, OpenAI, NVIDIA, xAI, TSMC, Stargate, and AI Megaclusters | Lex Fridman Podcast #459', 459],
    ['Why AI Will Take All Jobs | EP #130', 130],
    ['Episode 12: On mills', 12],
    ['On mills (Ep. 12)', 12],
    ['Ep 007 – On mills', 7],
    ['E130: On mills', 130],
    ['#12 – On mills', 12],
    ['#12: On mills', 12],
    ['On mills | #12', 12],
    ['On mills - The Looms Show #12', 12],
    ['Folge 12 | Mühlen', 12],
    ['Épisode 12 : les moulins', 12],
    ['S02E05 On mills', 5, 2],
    ['On mills (Season 2, Episode 5)', 5, 2],
    ['s2 e5: On mills', 5, 2],
    ['Episode 12: a look back at episode 12', 12],
    // What may be something else, and what is two things.
    ['Episode 12: a look back at episode 11', undefined],
    ['My thoughts on season 3', undefined],
    ['Pieter Wuille (part 1 of 2)', undefined],
    ['Episode 1 of 3', undefined],
    ['#1 reason mills turn', undefined],
    ['Why we are #1', undefined],
    ['12 angry millers', undefined],
    ['GPT-4 and Claude 3.5', undefined],
    ['The 1984 episode', undefined],
    ['Top 10 mills', undefined],
    ['C# 12', undefined],
    ['Steps 12', undefined],
    ['', undefined],
  ]
  for (const [title, episode, season] of cases) {
    it(title === '' ? '(none)' : title, () => {
      const found = episodeIn(title)
      assert.deepEqual([found.episode, found.season], [episode, season])
    })
  }

  it('is looked for at once in a title without end @size', () => {
    for (const part of ['- a '.repeat(9) + '#', 'Episode ', '#1', 'S1', '| ']) episodeIn(part.repeat(200_000))
  })

  it('is a number of its own elsewhere', () => {
    const values = ['130', '#130', '007', ' 12 ', '12.5', '1e3', '-1', 'twelve', '123456', '']
    assert.deepEqual(values.map(wholeNumber), [130, 130, 7, 12, ...Array<undefined>(6).fill(undefined)])
  })
})

describe('the facts a transcript file says', () => {
  const turns = 'Ada Lovelace: So it is, and it was.\n\nCharles Babbage: It is so, I think.\n\n'.repeat(3)
  const cue = '00:00:01.000 --> 00:00:02.000\nHello.\n'
  const markup = '<p begin="1s" end="2s">Hello.</p>'
  const forms: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>])[] = [
    [
      'the header of WebVTT',
      'a.vtt',
      `WEBVTT\nKind: captions\nLanguage: en\nTitle: On mills\nShow: Looms\nEpisode: 12\nSeason: 2\nDate: May 3, 2024\nDuration: 1:02:03\nURL: https://e.org/12\nMedia: https://e.org/12.mp3\nHost: Ada\nDescription: Mills turn.\n\n${cue}`,
      {
        title: 'On mills',
        show: 'Looms',
        episode: 12,
        season: 2,
        date: '2024-05-03',
        people: [{ name: 'Ada', role: 'host' }],
        duration: 3723,
        url: 'https://e.org/12',
        media: 'https://e.org/12.mp3',
        description: 'Mills turn.',
      },
    ],
    ['a header of WebVTT that says nothing', 'a.vtt', `WEBVTT\nKind: captions\nEpisode: last\nURL: none\n\n${cue}`, {}],
    [
      'YAML front matter',
      'a.md',
      `---\ntitle: 'On mills'\npodcast: Looms\nepisode_number: 12\nseason: '2'\npublished: 2024-05-03\nhosts: [Ada]\nlength: 62 min\nlink: https://e.org/12\naudio: https://e.org/12.mp3\nsummary: Mills turn.\n---\n${turns}`,
      {
        title: 'On mills',
        show: 'Looms',
        episode: 12,
        season: 2,
        date: '2024-05-03',
        people: [{ name: 'Ada', role: 'host' }],
        duration: 3720,
        url: 'https://e.org/12',
        media: 'https://e.org/12.mp3',
        description: 'Mills turn.',
      },
    ],
    ['front matter whose numbers have no unit', 'a.md', `---\nduration: 62\nepisode: 12a\n---\n${turns}`, {}],
    [
      'whisper JSON',
      'a.json',
      '{"duration": 3723.5, "language": "en", "segments": [{"start": 1, "end": 2, "text": "Hello."}]}',
      { duration: 3723.5 },
    ],
    [
      'Podcasting 2.0 JSON, which has none',
      'a.json',
      '{"version": "1.0.0", "segments": [{"startTime": 1, "endTime": 2, "body": "Hello."}]}',
      {},
    ],
    [
      'the head of TTML',
      'a.ttml',
      `<tt xmlns="http://www.w3.org/ns/ttml"><head><metadata><ttm:title>On mills</ttm:title><ttm:desc>Mills &amp; looms.</ttm:desc></metadata></head><body><div>${markup}</div></body></tt>`,
      { title: 'On mills', description: 'Mills & looms.' },
    ],
    [
      'the tags of LRC',
      'a.lrc',
      '[ti:On mills]\n[al:Looms]\n[ar:Ada]\n[length:62:03]\n[00:01.00]Hello.\n[00:02.00]So.\n',
      { title: 'On mills', show: 'Looms', people: [{ name: 'Ada' }], duration: 3723 },
    ],
    [
      'the title of ASS',
      'a.ass',
      '[Script Info]\nTitle: On mills\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,Hello.\n',
      { title: 'On mills' },
    ],
    [
      'a title of ASS that programs write',
      'a.ass',
      '[Script Info]\nTitle: Default Aegisub file\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,Hello.\n',
      {},
    ],
    [
      'the head of a page',
      'a.html',
      '<html><head><title>On mills | Looms</title><meta property="og:title" content="On mills"><meta name="description" content="Mills &amp; looms."><meta property="article:published_time" content="2024-05-03T10:00:00Z"><link rel="canonical" href="https://e.org/12"></head><body><cite>Ada:</cite><time>0:01</time><p>Hello.</p><cite>Charles:</cite><time>0:02</time><p>So.</p></body></html>',
      { title: 'On mills', date: '2024-05-03', url: 'https://e.org/12', description: 'Mills & looms.' },
    ],
    [
      'a page with nothing but a title',
      'a.html',
      '<html><head><title>On mills</title><meta charset="utf-8"></head><body><cite>Ada:</cite><time>0:01</time><p>Hello.</p><cite>Charles:</cite><time>0:02</time><p>So.</p></body></html>',
      { title: 'On mills' },
    ],
    [
      'a heading above the first time',
      'a.txt',
      '# On mills\n\n' +
        '[0:01] So it is, and so it was.\n[0:03] And so it is, I say.\n'.repeat(1) +
        '[0:05] So it is, and so it was.\n[0:08] And so it is, I say.\n',
      { title: 'On mills' },
    ],
  ]
  for (const [what, path, source, expected] of forms) {
    it(`in ${what}`, () => {
      const { transcript } = readTranscript(source, path)
      assert.ok(transcript)
      const { metadata } = transcript
      const found = metadataKeys.flatMap((key) => (metadata[key] === undefined ? [] : [[key, metadata[key]] as const]))
      assert.deepEqual(Object.fromEntries(found.map(([key, { value }]) => [key, value])), expected)
      assert.ok(found.every(([, { origin }]) => origin === 'file'))
    })
  }
})
