import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSidecar } from '../../../src/core/formats/sidecar'
import { sidecarKeys } from '../../../src/core/model/sidecarKeys'
import type { Problem } from '../../../src/core/model/problem'
import type { Fact, Metadata } from '../../../src/core/model/transcript'

/** Metadata as plain values. */
function values(text: string): Record<string, unknown> {
  return Object.fromEntries(factsOf(readSidecar(text).metadata).map(([key, { value }]) => [key, value]))
}

function factsOf(metadata: Metadata): [string, Fact<unknown>][] {
  return Object.entries(metadata) as [string, Fact<unknown>][]
}

function problems(text: string): string[] {
  return readSidecar(text).problems.map(describeProblem)
}

function describeProblem(problem: Problem): string {
  const subject = 'key' in problem ? problem.key : 'reason' in problem ? problem.reason : ''
  return `${problem.line} ${problem.code} ${subject}`
}

const full = `title: "A title: with a colon"
show: A Show
episode: 12
season: '2'
date: 2024-11-12
duration: 1:02:03
url: https://example.org/talk?id=1
media: https://example.org/talk.mp3
people:
  - Ada Lovelace
  - name: Charles Babbage
    role: host
speakers:
  SPEAKER_00: Ada Lovelace
  1: Charles Babbage
chapters:
  - 0:00 Intro
description: |
  Two lines

  of "text".
key: babbage2024
sources:
  title: the page
  people: spoken at 00:00:05
  chapters: by ear
`

describe('sidecars', () => {
  it('are read with all their keys', () => {
    assert.deepEqual(problems(full), [])
    assert.deepEqual(values(full), {
      title: 'A title: with a colon',
      show: 'A Show',
      episode: 12,
      season: 2,
      date: '2024-11-12',
      duration: 3723,
      description: 'Two lines\n\nof "text".',
      key: 'babbage2024',
      people: [{ name: 'Ada Lovelace' }, { name: 'Charles Babbage', role: 'host' }],
      url: 'https://example.org/talk?id=1',
      media: 'https://example.org/talk.mp3',
    })
    assert.deepEqual(
      [...readSidecar(full).speakers],
      [
        ['SPEAKER_00', 'Ada Lovelace'],
        ['1', 'Charles Babbage'],
      ],
    )
  })

  it('keep the number behind a title, which YAML takes for a comment, and no other comment', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['On mills | EP #12', 'On mills | EP #12'],
      ['On mills | EP #12 - again', 'On mills | EP #12 - again'],
      ['Podcast #459\n# a comment', 'Podcast #459'],
      ['On mills # 12', 'On mills'],
      ['On mills #12th', 'On mills'],
      ['On mills #todo', 'On mills'],
      ['"On mills" #12', 'On mills'],
    ]
    for (const [written, title] of cases)
      assert.deepEqual(values(`title: ${written}\ndate: 2024`), { title, date: '2024' })
    const { chapters } = readSidecar('chapters:\n  - 0:00 Room #12\n  - 1:36 Room # thirteen\n')
    assert.deepEqual(
      chapters.map(({ title }) => title),
      ['Room #12', 'Room'],
    )
  })

  it('say where each fact comes from', () => {
    const { title, people, show } = readSidecar(full).metadata
    assert.deepEqual([title?.origin, title?.source], ['sidecar', 'the page'])
    assert.equal(people?.source, 'spoken at 00:00:05')
    assert.deepEqual(show, { value: 'A Show', origin: 'sidecar' })
  })

  it('are read the same with other line ends and a byte order mark', () => {
    for (const end of ['\r\n', '\r']) {
      assert.deepEqual(readSidecar(`\uFEFF${full.replaceAll('\n', end)}`), readSidecar(full))
    }
  })

  it('have every key in one list', () => {
    const written = [...full.matchAll(/^([a-z]+):/gm)].map(([, key]) => key)
    assert.deepEqual(written.sort(), [...sidecarKeys].sort())
  })

  it('count a length in seconds where it has no unit', () => {
    for (const duration of ['3723', '3723 s', '62:03', '1 h 2 min 3 s']) {
      assert.deepEqual(values(`duration: ${duration}`), { duration: 3723 })
    }
  })

  it('take one name for a list of one', () => {
    assert.deepEqual(values('people: Ada Lovelace'), { people: [{ name: 'Ada Lovelace' }] })
  })

  it('say nothing with nothing', () => {
    for (const text of ['', '# nothing\n', 'title:\ndate:\npeople:\nsources:\n', '~']) {
      assert.deepEqual([values(text), problems(text)], [{}, []])
    }
  })

  it('keep texts as they are written', () => {
    assert.deepEqual(values('title: 007\nshow: yes\ndate: 2024'), { title: '007', show: 'yes', date: '2024' })
    assert.deepEqual(values("date: '2024-07'"), { date: '2024-07' })
  })

  describe('cost only the value that is wrong:', () => {
    const wrong: readonly (readonly [string, string, readonly string[]])[] = [
      ['a truth value', 'title: true', ['1 sidecar-value-wrong title']],
      ['a list', '\nshow: [a, b]', ['2 sidecar-value-wrong show']],
      ['an empty text', 'title: "  "', ['1 sidecar-value-wrong title']],
      ['a date that is none', 'date: 2024-02-30', ['1 sidecar-value-wrong date']],
      ['a date with open order', 'date: 03/04/2024', ['1 sidecar-value-wrong date']],
      ['a number that is none', 'episode: twelve', ['1 sidecar-value-wrong episode']],
      ['half a season', 'season: 1.5', ['1 sidecar-value-wrong season']],
      ['a length that is none', 'duration: long', ['1 sidecar-value-wrong duration']],
      ['no length', 'duration: 0', ['1 sidecar-value-wrong duration']],
      ['a description of lists', 'description: [a]', ['1 sidecar-value-wrong description']],
      ['another scheme', 'url: javascript:alert(1)', ['1 sidecar-value-wrong url']],
      ['an address with blanks', 'media: https://e.org/a b', ['1 sidecar-value-wrong media']],
      ['a path', 'media: talk.mp3', ['1 sidecar-value-wrong media']],
      [
        'people that are none',
        'people:\n  - 3\n  - [a]\n  - role: host',
        ['2 sidecar-value-wrong people', '3 sidecar-value-wrong people', '4 sidecar-value-wrong people'],
      ],
      ['an unknown key', 'titel: x', ['1 sidecar-key-unknown titel']],
      ['an unknown key of a person', 'people:\n  - name: A B\n    age: 3', ['3 sidecar-key-unknown people.age']],
      ['a source of nothing', 'sources:\n  foo: bar', ['1 sidecar-key-unknown sources.foo']],
      ['speakers that are no map', 'speakers: [a]', ['1 sidecar-value-wrong speakers']],
      ['a speaker that is no text', 'speakers:\n  S1: [a]', ['2 sidecar-value-wrong speakers.S1']],
      ['a key given twice', 'date: 2024\ndate: 2025', ['2 sidecar-value-wrong date']],
    ]
    for (const [what, text, expected] of wrong) {
      it(what, () => {
        assert.deepEqual(problems(text), expected)
        const other = /^title|^titel/.test(text) ? 'show' : 'title'
        assert.equal(values(`${text}\n${other}: Kept`)[other], 'Kept')
      })
    }

    it('the first of two values holds', () => {
      assert.deepEqual(values('date: 2024\ndate: 2025'), { date: '2024' })
    })

    it('the people that are some are kept', () => {
      assert.deepEqual(values('people: [Ada Lovelace, 3]'), { people: [{ name: 'Ada Lovelace' }] })
    })
  })

  describe('that are no YAML give one problem with its line', () => {
    const broken: readonly (readonly [string, string, RegExp])[] = [
      ['an open bracket', 'show: a\ntitle: [a', /^\d+ sidecar-not-yaml ./],
      ['a tab', 'people:\n\t- a', /^2 sidecar-not-yaml Tabs/],
      ['prose', 'Just a sentence.', /^1 sidecar-not-yaml it has no "key: value" lines$/],
      ['a list', '- a\n- b', /^1 sidecar-not-yaml/],
      ['two documents', 'title: a\n---\ntitle: b', /^\d sidecar-not-yaml/],
      ['thousands of brackets', '['.repeat(50_000), /^1 sidecar-not-yaml it is nested too deeply$/],
      ['thousands of lists', '- '.repeat(30_000), /^1 sidecar-not-yaml it is nested too deeply$/],
      ['more than anyone writes', `title: ${'a'.repeat(100_000)}`, /^1 sidecar-not-yaml it is larger/],
    ]
    for (const [what, text, expected] of broken) {
      it(what, () => {
        assert.equal(problems(text).length, 1)
        assert.match(problems(text)[0] ?? '', expected)
        assert.deepEqual(values(text), {})
      })
    }
  })

  it('follow a name for a text, and none that multiplies', () => {
    const bomb = `show: &a lol\ntitle: *a\n${Array.from({ length: 9 }, (_, i) => `x${i}: &b${i} [${`*b${i - 1},`.repeat(i === 0 ? 0 : 9)}a]`).join('\n')}\npeople: *b8`
    assert.deepEqual(values(bomb), { show: 'lol', title: 'lol' })
    assert.equal(problems(bomb).filter((problem) => problem.includes('value-wrong')).length, 1)
  })

  it('follow thousands of names for a text at once', () => {
    assert.deepEqual(values(`title: &a Ada\npeople: [${'*a,'.repeat(20_000)}]`)['title'], 'Ada')
  })

  it('have values of one line', () => {
    assert.deepEqual(values('title: "A\\n\\n# b\\e[31m\\u202e"\nshow: |\n  Two\n  lines\n'), {
      title: 'A # b[31m',
      show: 'Two lines',
    })
  })

  it('report no more than a hundred problems', () => {
    assert.equal(problems(Array.from({ length: 3000 }, (_, i) => `k${i}: x`).join('\n')).length, 100)
  })

  describe('of the sample library', () => {
    for (const name of ['002_1520e3598801e6f9', '003_1e3b21db528d768f']) {
      it(`${name} has a source for each fact, no date and no address`, () => {
        const { metadata, problems: found } = readSidecar(
          readFileSync(join(process.cwd(), 'seeds', `${name}.yaml`), 'utf8'),
        )
        assert.deepEqual(found, [])
        assert.deepEqual(Object.keys(metadata), ['title', 'show', 'people'])
        for (const [key, { source }] of factsOf(metadata)) assert.ok(source, key)
      })
    }
  })
})
