import assert from 'node:assert/strict'
import { quotationsIn, type Quotation } from '../../../src/core/notes/quotations'
import type { Locator } from '../../../src/core/notes/readLocator'

const URL = 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s'
const CITED = `[*DeepSeek*, 00:01:26](${URL})`
const VIDEO = 'youtube:_1f-o0nqpEI at 86'

/** What a note quotes: the words, where they are said to be from, and the name in front of the citation. */
function quoted(note: string): string[] {
  return quotationsIn(note).map(({ quoted: { text, turns }, locator, attributedTo }) =>
    [
      text.replaceAll('\n', ' / '),
      sourceText(locator),
      ...turns.map(({ name }) => `${name}:`),
      ...(attributedTo ? [`— ${attributedTo.name}`] : []),
    ].join(' | '),
  )
}

function sourceText(locator: Locator): string {
  const name = locator.kind === 'media' ? locator.media : locator.kind === 'file' ? locator.path : `@${locator.key}`
  const { place } = locator
  if (place === undefined) return name
  const end = place.end === undefined ? '' : `-${place.end}`
  return `${name} ${place.kind === 'time' ? 'at' : 'char'} ${place.start}${end}`
}

const cases: readonly (readonly [what: string, note: string, found: readonly string[]])[] = [
  [
    'a block quotation with its attribution',
    `# A\n\n> There is a lot of hype.\n>\n> — Lex Fridman, ${CITED}\n`,
    [`There is a lot of hype. | ${VIDEO} | — Lex Fridman`],
  ],
  [
    'several paragraphs with their speakers',
    `> **Nathan:** Yes.\n>\n> **Lex**: No.\n>\n> — [*T*](../talks/a%20b.txt#t=9.9,18.04)`,
    ['Yes. / No. | ../talks/a b.txt at 9.9-18.04 | Nathan: | Lex:'],
  ],
  [
    'an attribution in the last line, and one below the quotation',
    `> One.\n> — Lex, ${CITED}\n\nText.\n\n> Two.\n\n— Nathan, ${CITED}`,
    [`One. | ${VIDEO} | — Lex`, `Two. | ${VIDEO} | — Nathan`],
  ],
  ['a citation in brackets at the end', `> One two (Lex, ${CITED}).`, [`One two | ${VIDEO} | — Lex`]],
  [
    'a quotation in a list in a list',
    `- a\n  - b\n\n    > One\n    > two.\n    >\n    > — ${CITED}`,
    [`One two. | ${VIDEO}`],
  ],
  [
    'callouts, cited in them or in their title',
    `> [!quote]+ From a talk\n> One.\n>\n> — ${CITED}\n\n> [!quote] Lex, ${CITED}\n> Two.`,
    [`One. | ${VIDEO}`, `Two. | ${VIDEO} | — Lex`],
  ],
  [
    'words in quotation marks of every kind',
    `He said “one two” (Lex Fridman, ${CITED}), «three» ${CITED}, „four“ (${CITED}) and "five" in ${CITED}.`,
    [`one two | ${VIDEO} | — Lex Fridman`, `three | ${VIDEO}`, `four | ${VIDEO}`, `five | ${VIDEO}`],
  ],
  [
    'words in quotation marks among others in them',
    `“One “two” three.” (J. K. Lee, ${CITED}) and “a” “b” (${CITED})`,
    [`One “two” three. | ${VIDEO} | — J. K. Lee`, `a / b | ${VIDEO}`],
  ],
  ['a quotation that is a link', `[“One two”](${URL})`, [`One two | ${VIDEO}`]],
  [
    'footnotes, also with an address alone',
    `“One”[^a] and “two”[^b].\n\n[^a]: Lex, ${CITED}\n[^b]: https://youtu.be/_1f-o0nqpEI?t=1m26s\n`,
    [`One | ${VIDEO} | — Lex`, `two | ${VIDEO}`],
  ],
  [
    'Pandoc citations',
    '> One. [@lexfridman2025deepseek, {00:01:26}]\n\n“Two” [see @{a,b}, 1:02:03; @c] “three” [@d_e., {char=3,9}]',
    ['One. | @lexfridman2025deepseek at 86', 'Two | @a,b at 3723', 'three | @d_e char 3-9'],
  ],
  [
    'links by reference, in angle brackets, and of Vimeo and recordings',
    `> One.\n> — [T][r]\n\n“two” <https://vimeo.com/76979871#t=1m2s> “three” [a](https://x.org/a.mp3#t=5)\n\n[r]: ${URL}`,
    [`One. | ${VIDEO}`, 'two | vimeo:76979871 at 62', 'three | x.org/a.mp3 at 5'],
  ],
  [
    'nothing in code, front matter, headings of links, or words that cite nothing',
    `---\nq: "a" ${CITED}\n---\n\n    > a ${CITED}\n\n\`\`\`\n“a” ${CITED}\n\`\`\`\n\n> Just words.\n\n“A.” That is all. Much later there is ${CITED}. ${CITED} says “B”.`,
    [],
  ],
  [
    'nothing that runs a command or a script',
    '> One.\n> — [T](command:x?1#t=3)\n\n“two” [T](javascript:alert(1)) “three” [T](vscode://a#t=1) “four” [T](data:text/html,a#t=1)',
    [],
  ],
]

describe('the quotations of a note', () => {
  for (const [what, note, found] of cases) it(`are found: ${what}`, () => assert.deepEqual(quoted(note), found))

  it('are the same with other line ends', () => {
    for (const [, note, found] of cases) {
      assert.deepEqual(quoted(note.replaceAll('\n', '\r\n')), found)
      assert.deepEqual(quoted(note.replaceAll('\n', '\r')), found)
    }
  })

  it('know for each of their characters where it stands in the note', () => {
    for (const [, note] of cases) {
      for (const {
        quoted: { text, at },
      } of quotationsIn(note)) {
        for (const [i, sign] of [...text].entries()) if (/\p{L}/u.test(sign)) assert.equal(note[at[i] ?? -1], sign)
      }
    }
  })

  it('know where their words, names, addresses and times stand', () => {
    const note = `- x\n\n  > [!quote] T\n  > **Nathan:** It \\*is* a \`lot\` &amp; **more**.\n  >\n  > — Lex, ${CITED}\n`
    const [{ quoted: words, written, attributedTo, line } = {} as Quotation] = quotationsIn(note)
    const slice = (span?: { start: number; end: number }) => span && note.slice(span.start, span.end)
    assert.equal(words.text, 'It *is* a lot & more.')
    assert.equal(line, 4)
    assert.deepEqual(
      [slice(written.target), slice(written.time), slice(attributedTo), slice(words.turns[0])],
      [URL, '00:01:26', 'Lex', 'Nathan'],
    )
  })

  it('are read from 5,000 of them in one note, and from notes that nobody writes @size', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `> Words ${i}.\n>\n> — ${CITED}\n`).join('\n')
    assert.equal(quotationsIn(many).length, 5_000)
    const hostile = [
      '> '.repeat(100_000) + `a ${CITED}`,
      `${'“'.repeat(100_000)} ${CITED}`,
      `“a” ${'('.repeat(100_000)} ${CITED}`,
      `“a” ${CITED} `.repeat(5_000),
      `${'[@a '.repeat(50_000)}] “a” ${CITED}`,
      `${'[^a]'.repeat(50_000)}\n\n[^a]: ${CITED}`,
      `${'[^a]: '.repeat(50_000)}${CITED}`,
      `> ${'`a` '.repeat(50_000)} ${CITED}`,
      `> ${'**a** '.repeat(50_000)} ${CITED}`,
      `“${'a '.repeat(1_000_000)}” ${CITED}`,
      `“a” ${CITED}\n\n${'Just words of a long note.\n\n'.repeat(400_000)}`,
    ]
    for (const note of hostile) quotationsIn(note)
  })
})
