import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats, readTranscript } from '../../../src/core/formats/formats'
import type { Problem } from '../../../src/core/model/problem'
import type { Transcript } from '../../../src/core/model/transcript'

const seed = (name: string) => readFileSync(join(process.cwd(), 'seeds', name), 'utf8')
const moonshots = seed('000_e37e7ffa454f41ec.txt')
const latentSpace = seed('002_1520e3598801e6f9.txt')
const karpathy = seed('003_1e3b21db528d768f.txt')

function read(source: string, path = 'talk.txt'): Transcript {
  const { transcript, problems } = readTranscript(source, path)
  assert.ok(transcript, `not read: ${JSON.stringify(problems)}`)
  assert.equal(problems, transcript.problems)
  for (const cue of transcript.cues) assert.equal(source.slice(cue.start, cue.end), cue.text)
  return transcript
}

/** What is said and when, without offsets. */
function said(transcript: Transcript): unknown[] {
  return transcript.cues.map(({ text, startTime, endTime }) => [text, startTime, endTime])
}

function unread(source: string, path: string, problem: Problem): void {
  const reading = readTranscript(source, path)
  assert.equal(reading.transcript, undefined)
  assert.deepEqual(reading.problems, [problem])
}

const unknown: Problem = { code: 'unknown-form', line: 1 }

const header = `---
Date Generated: May 30, 2025
Transcription Model: whisper medium 20231117
Length: 12s
Video Views: 5
Video Description: A talk.
---

# A Title
**A Show:** [March 04, 2024](https://example.org/v/1)
`
const body = `*  One two. [[00:00:00](https://example.org/v/1?t=0.0s)]
*  Three [four]. [[00:00:04](https://example.org/v/1?x=1&t=4.320000000000001s)]
*  Five. [[00:00:09](https://example.org/v/1?t=9.5s)]
`
const spoken = [
  ['One two.', 0, 4.32],
  ['Three [four].', 4.32, 9.5],
  ['Five.', 9.5, 12],
]

describe('the door to the formats', () => {
  it('has formats with names of their own', () => {
    const names = formats.map(({ name }) => name)
    assert.deepEqual(names, [...new Set(names)])
    assert.ok(names.length >= 3)
  })

  it('tells the form by the content, whatever the file is called', () => {
    assert.equal(read(moonshots, 'x.md').form, 'whisper-markdown')
    assert.equal(read(moonshots, '').form, 'whisper-markdown')
    assert.equal(read(latentSpace, 'x.log').form, 'whisper-cpp')
  })

  describe('says why a file is no transcript', () => {
    it('empty', () => {
      unread('', 'a.txt', { code: 'empty-file', line: 1 })
      unread('\uFEFF \r\n\n\t', 'a.txt', { code: 'empty-file', line: 1 })
    })

    it('binary', () => {
      const binary: Problem = { code: 'binary-file', line: 1 }
      unread('PNG\u0000\u0001', 'a.txt', binary)
      unread('[\u00000\u00000\u0000:', 'utf16.txt', binary)
      unread('\uFFFD\uFFFDa\uFFFD\u0003 b'.repeat(20), 'a.txt', binary)
    })

    it('a letter that was no UTF-8 does not make a text binary', () => {
      assert.equal(read(latentSpace.replaceAll('é', '\uFFFD').replace('Hey', 'H\uFFFDy')).cues.length, 2298)
    })
  })

  describe('takes no other text for a transcript:', () => {
    const prose = `# Verbatim\n\nA tool for people who read transcripts. It runs in the editor.\n\n- one\n- two\n\n`
    const note = `# Notes on the panel\n\nWhat Socher says about scaling deserves a paragraph, so I think it is kept here.\n\n`
    const others: readonly (readonly [string, string, string])[] = [
      ['a read-me file', 'README.md', prose.repeat(20)],
      ['a read-me file in plain text', 'README.txt', prose.repeat(20)],
      [
        'a note that quotes lines of a transcript',
        'note.md',
        `${note}${moonshots.split('\n').slice(28, 33).join('\n')}\n\nAnd so on.\n`,
      ],
      [
        'a note that quotes them as quotations',
        'note.md',
        `${note}> ${moonshots.split('\n').slice(28, 60).join('\n> ')}\n`,
      ],
      ['a note that quotes timed lines', 'note.md', `${note}${latentSpace.split('\n').slice(1, 12).join('\n')}\n`],
      [
        'a text file that quotes a timed line',
        'note.txt',
        `Ask them about this:\n\n[00:00:02.580 --> 00:00:05.020]   - Hey.\n\nand that.`,
      ],
      ['bare captions that are no .txt', 'talk.md', karpathy],
      [
        'source code',
        'code.txt',
        'export function words(text: string): Word[] {\n  return [...text.matchAll(/x/g)]\n}\n'.repeat(40),
      ],
      ['a table', 'data.txt', 'id,name,value,comment\n1,one,1.5,so um you know\n2,two,2.5,yeah okay\n'.repeat(60)],
      ['a list of words', 'words.txt', 'yeah\nokay\nuh\num\nso\nand\nbut\nbecause\n'.repeat(60)],
      [
        'a letter',
        'letter.txt',
        'Dear all, thank you for the kind letter. I think we should meet in May, if that suits you. '.repeat(30),
      ],
      [
        'a licence',
        'LICENSE.txt',
        'Permission is hereby granted, free of charge, to any person obtaining a copy of this software. '.repeat(30),
      ],
      [
        'a book with dialogue',
        'novel.txt',
        'He looked up. "Yeah, okay," she said, "you know I am gonna go." The rain went on, and nobody spoke. '.repeat(
          30,
        ),
      ],
      ['numbers', 'numbers.txt', '1.5 2.5 3.5 17 19 42\n'.repeat(200)],
      ['one long word', 'a.txt', 'x'.repeat(5000)],
    ]
    for (const [what, path, source] of others) it(what, () => unread(source, path, unknown))
  })
})

describe('whisper Markdown', () => {
  it('reads the small sample that the cases below are made from', () => {
    const transcript = read(header + body)
    assert.deepEqual(said(transcript), spoken)
    assert.deepEqual(transcript.problems, [])
    assert.deepEqual(transcript.metadata, {
      title: { value: 'A Title', origin: 'file' },
      show: { value: 'A Show', origin: 'file' },
      date: { value: '2024-03-04', origin: 'file' },
      duration: { value: 12, origin: 'file' },
      url: { value: 'https://example.org/v/1', origin: 'file' },
      description: { value: 'A talk.', origin: 'file' },
    })
  })

  const same: readonly (readonly [string, (text: string) => string])[] = [
    ['CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['old-Mac line ends', (text) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['no line end at the end', (text) => text.trimEnd()],
    ['blank lines everywhere', (text) => `\n\n${text.replaceAll('\n', '\n \n')}`],
    ['blanks at the ends of lines', (text) => text.replaceAll('\n', ' \t\n')],
    ['one blank after the bullet', (text) => text.replaceAll('*  ', '* ')],
  ]
  for (const [what, change] of same) {
    it(`reads the same with ${what}`, () => {
      const transcript = read(change(header + body))
      assert.deepEqual(said(transcript), spoken)
      assert.deepEqual(transcript.problems, [])
      assert.deepEqual(transcript.metadata, read(header + body).metadata)
    })
  }

  it('reads cues without any header, with the last one open', () => {
    const transcript = read(body)
    assert.deepEqual(said(transcript), [...spoken.slice(0, 2), ['Five.', 9.5, undefined]])
    assert.deepEqual(transcript.metadata, {})
  })

  it('reads without title, without channel line', () => {
    assert.equal(read(header.replace('# A Title\n', '') + body).metadata.title, undefined)
    const noChannel = read(header.replace(/\*\*A Show.*\n/, '') + body)
    assert.deepEqual(
      [noChannel.metadata.show, noChannel.metadata.url, noChannel.metadata.date],
      [undefined, undefined, undefined],
    )
    assert.equal(noChannel.metadata.title?.value, 'A Title')
  })

  it('takes the time of the label where the link has none, or another one', () => {
    const label = '*  A. [[01:02:03](https://e.org/v)]\n*  B. [[01:02:05](https://e.org/v?t=7s)]\n'
    assert.deepEqual(said(read(label)), [
      ['A.', 3723, 3725],
      ['B.', 3725, undefined],
    ])
  })

  it('leaves out an address that is none', () => {
    assert.equal(read(header.replace('https://example.org/v/1', 'javascript:alert(1)') + body).metadata.url, undefined)
  })

  it('leaves out a date that is none', () => {
    assert.equal(read(header.replace('March 04', 'March 34') + body).metadata.date, undefined)
  })

  it('reads a description of "None" as none', () => {
    assert.equal(read(header.replace('A talk.', 'None') + body).metadata.description, undefined)
  })

  it('reads lines of the description that look like keys as description', () => {
    const transcript = read(
      header.replace('A talk.', 'A talk.\nLength: 99s\nTwitter: https://t.co\n---\nVideo Views: 7') + body,
    )
    assert.equal(transcript.metadata.duration?.value, 12)
    assert.equal(
      transcript.metadata.description?.value,
      'A talk.\nLength: 99s\nTwitter: https://t.co\n---\nVideo Views: 7',
    )
    assert.deepEqual(transcript.problems, [])
  })

  it('says that front matter does not end, and reads title and cues all the same', () => {
    const transcript = read(header.replace('talk.\n---', 'talk.') + body)
    assert.deepEqual(transcript.problems, [{ code: 'front-matter-unclosed', line: 1 }])
    assert.deepEqual(said(transcript), spoken)
    assert.equal(transcript.metadata.title?.value, 'A Title')
    assert.equal(transcript.metadata.description?.value, 'A talk.')
  })

  it('counts the lines it cannot use, with the first of them', () => {
    const garbled = `${header}An odd line\n${body.replace('*  Five', '## A heading\n%%%\n*  Five')}`
    const transcript = read(garbled)
    assert.deepEqual(transcript.problems, [{ code: 'line-unread', line: 11, text: 'An odd line', count: 3 }])
    assert.deepEqual(said(transcript), spoken)
  })

  it('counts cues whose times run backwards, keeps them in place and gives the one before no end', () => {
    const transcript = read(`${header}${body}*  Six. [[00:00:02](https://example.org/v/1?t=2.0s)]\n`)
    assert.deepEqual(transcript.problems, [{ code: 'time-backwards', line: 14, count: 1 }])
    assert.deepEqual(said(transcript).slice(2), [
      ['Five.', 9.5, undefined],
      ['Six.', 2, 12],
    ])
  })

  it('sorts chapters, leaves out those after the end, and names both', () => {
    const outline = 'A talk.\n0:00 Start\n0:07 - Seven\n(0:03) Three\n0:45 Beyond'
    const { chapters, problems } = read(header.replace('A talk.', outline) + body)
    assert.deepEqual(chapters, [
      { title: 'Start', startTime: 0 },
      { title: 'Three', startTime: 3 },
      { title: 'Seven', startTime: 7 },
    ])
    assert.deepEqual(problems, [
      { code: 'chapter-out-of-order', title: 'Three', line: 9 },
      { code: 'chapter-after-end', title: 'Beyond', line: 10 },
    ])
  })

  it('does not take a length that is too short for the end', () => {
    const outline = 'A talk.\n0:00 Start\n0:03 Three\n0:09 Last words'
    for (const length of ['5s', '0', '']) {
      const wrong = header
        .replace('A talk.', outline)
        .replace('Length: 12s\n', length === '' ? '' : `Length: ${length}\n`)
      const { chapters, metadata, problems } = read(wrong + body)
      assert.deepEqual(
        chapters.map(({ title }) => title),
        ['Start', 'Three', 'Last words'],
      )
      assert.equal(metadata.duration?.value, length === '5s' ? 5 : undefined)
      assert.deepEqual(problems, [])
    }
  })

  it('leaves out a bullet without words but keeps its time', () => {
    const transcript = read(`${header}${body.replace('Three [four].', '')}`)
    assert.deepEqual(said(transcript), [
      ['One two.', 0, 4.32],
      ['Five.', 9.5, 12],
    ])
  })

  it('reads a transcript whose title is followed by an introduction', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `*  Words. [[00:00:${String(i).padStart(2, '0')}](https://e.org/v)]`,
    )
    assert.equal(read(`# T\n\nA word before.\n\n${long.join('\n')}`).cues.length, 60)
  })
})

describe('whisper.cpp', () => {
  const lines =
    '[00:00:00.000 --> 00:00:02.500]   - Hi. - Yeah, "so".\n[00:00:02.500 --> 00:00:04.000]   (laughs) Go on.\n'

  it('reads the same with other line ends, a byte order mark, a comma and short times', () => {
    const expected = [
      ['- Hi. - Yeah, "so".', 0, 2.5],
      ['(laughs) Go on.', 2.5, 4],
    ]
    const forms = [lines, lines.replaceAll('\n', '\r\n'), lines.replaceAll('\n', '\r'), `\uFEFF${lines.trim()}`]
    forms.push(lines.replaceAll('00:00:0', '00:0'), lines.replace(/(\d)\.(\d{3})/g, '$1,$2'))
    for (const form of forms) assert.deepEqual(said(read(form)), expected)
  })

  it('passes over what the program prints besides', () => {
    const log = 'whisper_init_from_file: loading model\n\nmain: processing\n'
    const { cues, problems } = read(log + lines.repeat(2).replaceAll('\n', '\n\n'))
    assert.equal(cues.length, 4)
    assert.deepEqual(problems, [
      { code: 'line-unread', line: 1, text: 'whisper_init_from_file: loading model', count: 2 },
      { code: 'time-backwards', line: 8, count: 1 },
    ])
  })

  it('gives a cue that ends before it starts no end', () => {
    assert.deepEqual(said(read('[00:00:05.000 --> 00:00:02.000]   Odd.')), [['Odd.', 5, undefined]])
  })

  it('does not take impossible times for a cue', () => {
    const { cues, problems } = read(`${lines}[00:99:00.000 --> 00:00:02.000]   Odd.\n`)
    assert.equal(cues.length, 2)
    assert.equal(problems[0]?.code, 'line-unread')
  })
})

describe('bare captions', () => {
  it('breaks at the ends of sentences where the text has them', () => {
    const text = 'Um, so we met in May. It was, you know, kind of late! And then I think we left? '.repeat(8).trim()
    const { cues } = read(text)
    assert.deepEqual(
      cues.slice(0, 4).map((cue) => cue.text),
      [
        'Um, so we met in May.',
        'It was, you know, kind of late!',
        'And then I think we left?',
        'Um, so we met in May.',
      ],
    )
  })

  it('reads short caption lines without punctuation, across their ends', () => {
    const text = 'um so today we are going to look at\nhow you know these models are trained\n'.repeat(12)
    const { cues } = read(text)
    assert.ok(cues.some((cue) => cue.text.includes('\n')))
    assert.equal(
      cues
        .map((cue) => cue.text)
        .join('\n')
        .replace(/\s+/g, ' '),
      text.trim().replace(/\s+/g, ' '),
    )
  })

  it('keeps spoken words that stand in brackets', () => {
    const text = 'um so we call it the loop (the inner one) and you know it goes on [music] and on and on yeah '.repeat(
      6,
    )
    const marks = read(text).cues.flatMap((cue) => cue.marks ?? [])
    assert.equal(marks.length, 6)
    for (const mark of marks) assert.equal(text.slice(mark.start, mark.end), '[music]')
  })
})

describe('hostile input', () => {
  // Each would take minutes or break the stack if anything in its way were worse than linear.
  const cue = '[00:00:00.000 --> 00:00:02.580]   x\n[00:00:02.580 --> 00:00:03.580]   '
  const bullet = (text: string) =>
    `${header}*  x [[00:00:00](https://e.org/v)]\n*  ${text} [[00:00:00](https://e.org/v)]`
  const hostile: readonly (readonly [string, string, number])[] = [
    ['open brackets', cue + '('.repeat(400_000), 2],
    ['annotations that never end', cue + '(laughs '.repeat(50_000), 2],
    ['dashes', `${cue}${'- '.repeat(200_000)}x`, 2],
    ['blanks', `${cue}a.${' '.repeat(400_000)}b`, 2],
    ['full stops', `${cue}${'.'.repeat(400_000)}x`, 2],
    ['link beginnings', bullet('[['.repeat(200_000)), 2],
    ['a link that does not end', bullet(`[[00:00:00](${'x'.repeat(300_000)}`), 2],
    ['blanks and dashes in an outline', bullet('y').replace('A talk.', `0:00${' -'.repeat(100_000)}`), 2],
    ['names without end', bullet('y').replace('A talk.', 'Ada Lovelace '.repeat(10_000)), 2],
    ['line feeds', `${cue}x${'\n'.repeat(1_000_000)}x`, 2],
    ['carriage returns', `${cue}x${'\r'.repeat(1_000_000)}x`, 2],
    [
      'open brackets in captions',
      `${'um so and you know '.repeat(20_000)}${'('.repeat(200_000)} ${'[a '.repeat(100_000)}`,
      5000,
    ],
  ]
  for (const [what, source, cues] of hostile) {
    it(`reads ${what}`, () => {
      assert.ok(read(source).cues.length >= cues)
    })
  }

  it('does not throw on any piece of a transcript, cut anywhere', () => {
    for (const source of [moonshots, latentSpace, karpathy]) {
      for (let cut = 0; cut < 3000; cut += 37) {
        for (const piece of [source.slice(0, cut), source.slice(cut, cut + 2000), source.slice(cut).slice(0, 300)]) {
          const { transcript, problems } = readTranscript(piece, 'x.txt')
          assert.ok(problems.every(({ code }) => code !== 'file-unreadable'))
          for (const { start, end, text } of transcript?.cues ?? []) assert.equal(piece.slice(start, end), text)
        }
      }
    }
  })
})
