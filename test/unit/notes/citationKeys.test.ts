import assert from 'node:assert/strict'
import { citationKeys, type KeyedWork } from '../../../src/core/notes/citationKeys'
import { keyCitations } from '../../../src/core/notes/keyCitations'
import { citedKey, writtenKeys } from '../../../src/core/notes/pandocKey'
import { LibraryService } from '../../../src/core/service/libraryService'

type Told = { readonly show?: string; readonly date?: string; readonly title?: string; readonly key?: string }

function work(path: string, told: Told): KeyedWork {
  const facts = Object.entries(told).map(([name, value]) => [name, { value, origin: 'file' }] as const)
  return { id: path, path, metadata: Object.fromEntries(facts) }
}

function keys(...works: readonly KeyedWork[]): string[] {
  const found = citationKeys(works)
  return works.map(({ id }) => found.get(id) ?? '')
}

const lex = { show: 'The Lex Fridman Podcast', date: '2025-02-02' }

describe('citation keys', () => {
  const cases: readonly (readonly [string, string, Told, string])[] = [
    ['show, year and a telling word of the title', 'a.txt', { ...lex, title: 'DeepSeek, China' }, 'lexfridman2025deepseek'],
    ['words before numbers', 'a.txt', { ...lex, title: '#459 – The DeepSeek' }, 'lexfridman2025deepseek'],
    ['numbers where there is no word', 'a.txt', { ...lex, title: '#459' }, 'lexfridman2025459'],
    ['the number of a title where no year is known', 'a.txt', { title: 'Practical AI 134' }, 'practical134'],
    ['letters without their accents', 'a.txt', { title: 'Ça va – don’t' }, 'ca'],
    ['the file name of what is not known', 'talks/My Talk.txt', {}, 'mytalk'],
    ['the file name where a title has other letters', 'talks/my-talk.txt', { title: '中文', date: '2024' }, 'mytalk2024'],
    ['never nothing', '中文.txt', {}, 'transcript'],
    ['a person’s own', 'a.txt', { ...lex, key: 'Fridman:2025a' }, 'Fridman:2025a'],
  ] // prettier-ignore
  for (const [what, path, told, key] of cases) it(what, () => assert.deepEqual(keys(work(path, told)), [key]))

  const alike = [
    work('b.txt', { ...lex, title: 'DeepSeek and China' }),
    work('a.txt', { ...lex, date: '2025-03-01', title: 'DeepSeek and Chips' }),
    work('c.txt', { ...lex, date: '2025-03-02', title: 'DeepSeek' }),
    work('d.txt', { ...lex, date: '2025-03-03', title: 'DeepSeek' }),
    work('e.txt', { ...lex, date: '2025-03-04', title: 'DeepSeek' }),
    work('f.txt', { ...lex, date: '2025-03-05', title: 'Chips', key: 'lexfridman2025deepseekchips' }),
  ]
  const expected = [
    'lexfridman2025deepseek',
    'lexfridman2025deepseekchips-2',
    'lexfridman2025deepseek-2',
    'lexfridman2025deepseek-3',
    'lexfridman2025deepseek-4',
    'lexfridman2025deepseekchips',
  ]

  it('are different for works that are alike, and those published first keep the shortest', () =>
    assert.deepEqual(keys(...alike), expected))

  it('are the same in whatever order files are read', () => {
    const found = citationKeys([...alike].reverse())
    assert.deepEqual(alike.map(({ id }) => found.get(id)), expected) // prettier-ignore
  })

  it('of older works stay when newer ones come', () => {
    for (let count = 1; count <= 5; count++) assert.deepEqual(keys(...alike.slice(0, count), alike[5] as KeyedWork).slice(0, count), expected.slice(0, count)) // prettier-ignore
  })

  it('are all different, and quickly found, where thousands are alike @size', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => work(`${i}/talk.txt`, lex))
    assert.equal(new Set(keys(...many)).size, many.length)
  })

  it('are what a person writes into the sidecar, and what is no key is reported', () => {
    const transcript = '[00:00:00.000 --> 00:00:04.000]   Good evening.\n'
    const files = [
      ['a.txt', 'key: mills2025'],
      ['b.txt', 'title: Mills\nkey: "two words"'],
    ] as const
    const service = new LibraryService()
    for (const [path, sidecar] of files) {
      service.put({ id: path, path, file: `/talks/${path}`, source: transcript.replace('evening', path), sidecar })
    }
    const { episodes } = service.state()
    assert.deepEqual(episodes.map(({ key, sidecarProblems }) => [key, ...sidecarProblems.map(({ code, line }) => `${line} ${code}`)]), [['mills2025'], ['mills', '2 sidecar-value-wrong']]) // prettier-ignore
  })
})

describe('a key in a text', () => {
  // The examples of Pandoc's manual, and what its parser makes of the rest.
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['@Foo_bar.baz.', ['Foo_bar.baz']],
    ['@Foo_bar--baz', ['Foo_bar']],
    ['@{Foo_bar.baz.}', ['Foo_bar.baz.']],
    ['@{https://example.com/bib?name=foobar&date=2000}', ['https://example.com/bib?name=foobar&date=2000']],
    ['[see @a:b, p. 3; -@c#d$e%f&g-h+i?j<k>l~m/n]', ['a:b', 'c#d$e%f&g-h+i?j<k>l~m/n']],
    ['@https://a.b/c and @ünïcode1 and @_x', ['https://a.b/c', 'ünïcode1', '_x']],
    ['@{a{b}c} @{} @{a b} @{never', ['a{b}c']],
    ['somebody@example.org, @ alone, @-x', []],
  ]
  for (const [text, found] of cases) it(text, () => assert.deepEqual(writtenKeys(text).map(({ key }) => key), found)) // prettier-ignore

  it('is written so that it is read back', () => {
    for (const key of ['lex2025', 'a:b', 'a..b', 'b.', '-x', 'https://a.b/c?d={e}']) {
      assert.deepEqual(writtenKeys(`[${citedKey(key)}]`).map((found) => found.key), [key]) // prettier-ignore
    }
  })

  const places: readonly (readonly [string, string])[] = [
    ['[@a, {00:01:26}]', '[@a, {00:01:26}] a 86'],
    ['[see @a, {timestamp 00:01:26} there; also -@{b.}, 1:00-1:20]', 'a 86 b. 60'],
    ['@a [00:01:26] and @b [-@c, {t=5,9}]', '@a [00:01:26] a 86 @b b [-@c, {t=5,9}] c 5'],
    ['[@a, {char=10,20}] @b [x](https://y) [@c', '[@a, {char=10,20}] a 10 @b b @c c'],
  ]
  for (const [text, expected] of places) {
    it(`has the place behind it: ${text}`, () => {
      const found = keyCitations(text).map(({ group, key, place }) => {
        const whole = text.slice(group.start, group.end)
        return `${whole.includes(';') ? '' : `${whole} `}${key}${place ? ` ${place.start}` : ''}`
      })
      assert.equal(found.join(' '), expected)
    })
  }

  it('is found in time that grows with the text, whatever it holds @size', () => {
    for (const piece of ['@', '@{', '[@a', '@a:', '[@a, {', ']@a[', '@a/']) keyCitations(piece.repeat(30_000))
  })
})
