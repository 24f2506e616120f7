import assert from 'node:assert/strict'
import { isNearlyThere } from '../../../src/core/notes/verdict'
import { LibraryService } from '../../../src/core/service/libraryService'
import type { CheckedQuotation } from '../../../src/core/service/messages'
import { seed } from '../../support/seeds'

const URL = 'https://www.youtube.com/watch?v=_1f-o0nqpEI'
const HYPE = "There is a lot of hype in the media about what AI is and isn't."

const TALK = [
  '[00:00:05.200 --> 00:00:09.900]   Well, um, the price was $10,000 in 1999, and it fell by -5% then.',
  '[00:00:09.900 --> 00:00:12.000]   I think... we should not go there.',
  '[00:00:12.000 --> 00:00:15.000]   Thank you all for this.',
  '[00:00:15.000 --> 00:00:18.000]   He said “never” to the naïve A.I. people.',
  '[00:00:18.000 --> 00:00:21.000]   Thank you all for this.',
  '[00:00:21.000 --> 00:00:24.000]   It cost $3,000. $4,000 is more, 23%- 23% less.',
].join('\n')
const NAMED =
  '**Ada:** The tide rises twice a day at the harbour.\n\n**Bob Low:** And it falls as often as it rises there.\n'

function library(): LibraryService {
  const service = new LibraryService()
  for (const number of ['000', '001'] as const) {
    const { path, source } = seed(number)
    service.put({ id: path, path, file: `/library/${path}`, source })
  }
  service.put({ id: 'talk', path: 'talk.txt', file: '/library/talk.txt', source: TALK })
  service.put({
    id: 'named',
    path: 'named.transcript.md',
    file: '/library/named.transcript.md',
    source: NAMED,
  })
  return service
}

const service = library()

function check(note: string): CheckedQuotation {
  const [found, ...others] = service.check(note, '/notes')
  assert.ok(found, `no quotation in ${note}`)
  assert.deepEqual(others, [])
  return found
}

/** The words quoted from the talk, at a time. */
const talk = (words: string, time = '5.2,9.9'): CheckedQuotation =>
  check(`> ${words}\n>\n> — [*Talk*](../library/talk.txt#t=${time})`)
const hype = (words: string, time = 86): CheckedQuotation => check(`> ${words}\n>\n> — [*T*](${URL}&t=${time}s)`)

/** A note after the fixes of its quotation of one kind. */
function fixed(note: string, kind: 'words' | 'place' | 'intended'): string {
  const edits = check(note).fixes[kind] ?? []
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), note)
}

describe('the check of a quotation', () => {
  const states: readonly (readonly [CheckedQuotation['state'], () => CheckedQuotation, RegExp])[] = [
    ['exact', () => hype(HYPE), /exactly the source's\.$/],
    ['exact', () => hype('a lot of hype in the media'), /exactly/],
    [
      'exact',
      () =>
        hype('There is a **lot** of hype … about what [artificial intelligence] is [sic] and isn’t.'.replace('’', "'")),
      /apart from the writer's omissions, brackets and emphasis/,
    ],
    ['exact', () => hype('[t]here is a lot of hype'), /brackets/],
    [
      'folded',
      () => hype("there is a lot of hype in the Media about what AI is, and isn't"),
      /capitals differ and punctuation differs/,
    ],
    ['folded', () => hype('what AI is and isn’t.'), /quotation marks differ/],
    ['folded', () => hype('There is a lot of [hype](https://x.org) in the media'), /markup/],
    ['folded', () => talk('Well, the price was $10,000'), /"um"/],
    ['folded', () => talk('said "never" to the naive AI people', '15,18'), /quotation marks differ and accents/],
    ['folded', () => talk('the price was $10000 in 1999'), /commas within words/],
    ['differs', () => hype(HYPE.replace('media', 'press')), /has “media”, not “press”/],
    ['differs', () => hype(HYPE.replace(' a lot of', '')), /has “a lot of” here, which is left out/],
    ['differs', () => hype(HYPE.replace('is and', 'really is and')), /“really” is not in the source/],
    ['differs', () => hype(HYPE.replace("isn't", 'is')), /has “isn't”, not “is”/],
    ['differs', () => talk('the price was $10,001 in 1999'), /10,000/],
    ['differs', () => talk('the price was €10,000 in 1999'), /\$10,000/],
    ['differs', () => talk('it fell by 5% then'), /by -5/],
    ['differs', () => talk('I think... should not go there.', '9.9,12'), /“we” here, which is left out/],
    ['folded', () => talk('I think … should not go there.', '9.9,12'), /ellipsis of its own/],
    [
      'differs',
      () => hype('Quite another sentence that nobody ever said to a walrus here.'),
      /Nothing like these words/,
    ],
    ['moved', () => hype(HYPE, 87), /stand at 00:01:26, not where/],
    ['moved', () => hype(HYPE, 4000), /stand at 00:01:26/],
    ['moved', () => check(`> ${HYPE}\n>\n> — [*T*, 00:01:27](${URL}&t=86s)`), /00:01:26/],
    ['moved', () => talk('we should not go there', '12,15'), /00:00:09/],
    [
      'ambiguous',
      () => check('“Thank you all for this.” [Talk](../library/talk.txt)'),
      /00:00:12 and at 1 other place/,
    ],
    ['exact', () => talk('Thank you all for this.', '18,21'), /exactly/],
    ['exact', () => talk('It cost $3,000.', '21,24'), /exactly/],
    ['exact', () => talk('23% less.', '21,24'), /exactly/],
    ['differs', () => talk('4,000 is more', '21,24'), /\$4,000/],
    [
      'missing',
      () => check(`> Words of somewhere else entirely, not in here.\n>\n> — [T](https://youtu.be/aaaaaaaaaaa?t=3)`),
      /not in the library/,
    ],
    ['moved', () => check(`> ${HYPE}\n>\n> — [T](https://youtu.be/aaaaaaaaaaa?t=86)`), /00:01:26/],
    ['missing', () => check('> Of a file outside.\n>\n> — [T](../../../etc/passwd#t=3)'), /not in the library/],
  ]
  for (const [state, checked, detail] of states) {
    it(`calls ${state}: ${String(detail)}`, () => {
      const { state: found, detail: told } = checked()
      assert.equal(`${found}: ${told}`.replace(detail, ''), `${state}: ${told}`.replace(detail, ''))
      assert.match(told, detail)
    })
  }

  it('compares the names that the note gives with those of the source', () => {
    const cite = (words: string, name: string, char: string): CheckedQuotation =>
      check(`> ${words}\n>\n> — ${name}[*Named*](../library/named.transcript.md#char=${char})`)
    const at = `${NAMED.indexOf('The')},${NAMED.length}`
    const low = `${NAMED.indexOf('And')},${NAMED.length}`
    assert.equal(cite('The tide rises twice a day at the harbour.', 'Ada, ', at).state, 'exact')
    assert.match(
      cite('The tide rises twice a day at the harbour.', 'Bob, ', at).detail,
      /names Ada as the speaker, not Bob/,
    )
    assert.equal(cite('And it falls as often as it rises there.', 'Low, ', low).state, 'exact')
    const both =
      '**Ada:** The tide rises twice a day at the harbour.\n>\n> **Ada:** And it falls as often as it rises there.'
    assert.match(cite(both, '', at).detail, /names Bob Low/)
    assert.equal(cite(both.replace(/Ada:\*\* And/, 'Bob:** And'), '', at).state, 'exact')
    assert.match(
      cite('The tide rises twice a day at the harbour. And it falls as often as it rises there.', 'Ada, ', at).detail,
      /Bob Low/,
    )
  })

  it('tells right words a few seconds from the cited time from those that are somewhere else', () => {
    const places: readonly (readonly [boolean, CheckedQuotation])[] = [
      [true, hype(HYPE, 80)],
      [true, hype(HYPE, 93)],
      [false, hype(HYPE, 70)],
      [false, hype(HYPE, 4000)],
      // Where the link and its text name two times, the one that is further away counts.
      [true, check(`> ${HYPE}\n>\n> — [*T*, 00:01:21](${URL}&t=86s)`)],
      [false, check(`> ${HYPE}\n>\n> — [*T*, 00:10:26](${URL}&t=86s)`)],
      // Another episode is another place, whatever the time.
      [false, check(`> ${HYPE}\n>\n> — [T](https://youtu.be/aaaaaaaaaaa?t=86)`)],
      [false, hype(HYPE.replace('media', 'press'), 80)],
    ]
    for (const [nearly, checked] of places) assert.equal(isNearlyThere(checked), nearly, checked.detail)
  })

  it('says where in the note and in the source a difference is', () => {
    const note = `- x\n\n  > There is a lot of hype\n  > in the *press* about what AI is\n  >\n  > — [T](${URL}&t=86s)`
    const { differences, place } = check(note)
    assert.deepEqual(differences.map(({ note: { start, end } }) => note.slice(start, end)), ['press']) // prettier-ignore
    assert.ok(seed('001').source.slice(place?.start, place?.end).startsWith('There is a lot of hype'))
  })

  it('finds the words again in a transcript that was made anew, with other times and mended words', () => {
    const own = library()
    const { path, source } = seed('000')
    const note =
      "> They thought, oh, if we make the steam engines more efficient, we're going to need less coal.\n>\n> — [*T*, 00:23:05](https://www.youtube.com/watch?v=Xt4cMYg43cA&t=1385s)"
    assert.equal(own.check(note, '/notes')[0]?.state, 'exact')
    const remade = source
      .replace(/&t=(\d+)/g, (_, seconds: string) => `&t=${Number(seconds) + 7}`)
      .replace(/\[(\d\d):(\d\d):(\d\d)\]/g, (_, h: string, m: string, s: string) => {
        const all = Number(h) * 3600 + Number(m) * 60 + Number(s) + 7
        return `[${[Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60].map((n) => String(n).padStart(2, '0')).join(':')}]`
      })
    own.put({ id: path, path, file: `/library/${path}`, source: remade })
    assert.deepEqual(own.check(note, '/notes').map(({ state, place }) => [state, Math.floor(place?.startTime ?? 0)]), [['moved', 1392]]) // prettier-ignore
    own.put({
      id: path,
      path,
      file: `/library/${path}`,
      source: remade.replace('need less coal', 'need much less coal'),
    })
    assert.match(
      own.check(note, '/notes')[0]?.detail ?? '',
      /“much” here, which is left out\. What is most like it stands at 00:23:12/,
    )
    own.remove(path)
    assert.equal(own.check(note, '/notes')[0]?.state, 'missing')
  })

  it('offers what mends it', () => {
    const cite = (words: string, time = 86, label = '00:01:26') =>
      `> ${words}\n>\n> — [*T*, ${label}](${URL}&t=${time}s)\n`
    for (const words of [
      HYPE.replace('media', 'press'),
      HYPE.replace(' a lot of', ''),
      HYPE.replace('is and', 'really is and'),
      HYPE.replace('There is', 'is'),
    ])
      assert.equal(fixed(cite(words), 'words'), cite(words.startsWith('is') ? words : HYPE), words)
    assert.equal(fixed(cite(HYPE, 99, '00:01:39'), 'place'), cite(HYPE))
    const kept = fixed(cite('There is a lot of walrus in the media'), 'intended')
    assert.equal(check(kept).intended, true)
    assert.deepEqual(check(cite(HYPE)).fixes, {})
    const file = '“we should not go there” ([T, 00:00:12](../library/talk.txt#t=12,15))'
    assert.equal(fixed(file, 'place'), '“we should not go there” ([T, 00:00:09](../library/talk.txt#t=9.9,12))')
    assert.equal(
      fixed('“we should not go there” [@talk, {00:00:12}]', 'place'),
      '“we should not go there” [@talk, {00:00:09}]',
    )
  })

  it('compares 5,000 quotations of one note, each by itself @size', () => {
    const one = (i: number): string =>
      `> ${i % 50 === 0 ? HYPE.replace('media', `press${i}`) : HYPE}\n>\n> — [*T*](${URL}&t=86s)\n\n`
    const checked = service.check(Array.from({ length: 5_000 }, (_, i) => one(i)).join(''), '/notes')
    assert.equal(checked.length, 5_000)
    assert.ok(checked.every(({ state }, i) => state === (i % 50 === 0 ? 'differs' : 'exact')))
  })

  it('compares quotations of any size, whatever repeats in them @size', () => {
    const own = new LibraryService()
    own.put({
      id: 'the',
      path: 'the.txt',
      file: '/library/the.txt',
      source: `[00:00:00.000 --> 00:00:04.000]   ${'the '.repeat(60_000)}end.\n`,
    })
    for (const words of [
      'the '.repeat(30_000),
      `${'the '.repeat(30_000)}x`,
      '… the '.repeat(1_000),
      '[a] the '.repeat(1_000),
      'a b '.repeat(20_000),
    ])
      own.check(`> ${words}\n>\n> — [*T*](../library/the.txt#t=0,4)`, '/notes')
  })
})
