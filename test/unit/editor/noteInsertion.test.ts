import { strict as assert } from 'node:assert'
import { insertionAt, insertionsAt } from '../../../src/editor/noteInsertion'

const QUOTE = '> Tides are sums of waves.\n>\n> — Harbour, [*Tides*](x)'

/** In both notes `|` is the cursor. */
function becomes(before: string, after: string, quote = QUOTE): void {
  const offset = before.indexOf('|')
  const note = before.replace('|', '')
  const { insertions, cursor } = insertionAt(note, offset, quote)
  let result = note
  for (const { offset: at, text } of [...insertions].reverse()) result = result.slice(0, at) + text + result.slice(at)
  assert.equal(`${result.slice(0, cursor)}|${result.slice(cursor)}`, after)
}

describe('where a quotation goes in a note', () => {
  describe('a blockquote', () => {
    it('fills an empty note and leaves a line to write on', () => becomes('|', `${QUOTE}\n\n|`))
    it('stands apart from the text above', () => becomes('Text.|', `Text.\n\n${QUOTE}\n\n|`))
    it('takes the last, empty line', () => becomes('Text.\n|', `Text.\n\n${QUOTE}\n\n|`))
    it('uses the blank lines that are there', () => becomes('Text.\n\n|\n\n', `Text.\n\n${QUOTE}\n\n|`))
    it('stands between two paragraphs with one blank line on each side', () => {
      becomes('One.\n\n|\n\nTwo.', `One.\n\n${QUOTE}|\n\nTwo.`)
      becomes('One.\n|\nTwo.', `One.\n\n${QUOTE}|\n\nTwo.`)
      becomes('One.|\n\nTwo.', `One.\n\n${QUOTE}|\n\nTwo.`)
    })
    it('leaves the cursor on a free line where there are many', () =>
      becomes('One.\n|\n\n\n\nTwo.', `One.\n\n${QUOTE}\n\n|\n\nTwo.`))
    it('does not divide a paragraph', () => {
      becomes('One |more.\nAnd more.\n\nTwo.', `One more.\nAnd more.\n\n${QUOTE}|\n\nTwo.`)
      becomes('One.\n\nTw|o.', `One.\n\nTwo.\n\n${QUOTE}\n\n|`)
    })
    it('goes before a paragraph with the cursor in front of it', () =>
      becomes('One.\n\n|Two.', `One.\n\n${QUOTE}|\n\nTwo.`))
    it('goes below a heading', () => becomes('# Ti|tle\nText', `# Title\n\n${QUOTE}|\n\nText`))
    it('goes below another quotation, not into it', () =>
      becomes('> So.\n> |\n> — A\n\nText', `> So.\n> \n> — A\n\n${QUOTE}|\n\nText`))
    it('goes into a callout whose last line waits for it', () =>
      becomes('> [!note]\n> |\n\nText', `> [!note]\n> ${QUOTE.replaceAll('\n', '\n> ')}|\n\nText`))
    it('stays out of code, front matter and tables', () => {
      becomes('---\ntitle: |x\n---\n\nText', `---\ntitle: x\n---\n\n${QUOTE}|\n\nText`)
      becomes('|---\ntitle: x\n---\nText', `---\ntitle: x\n---\n\n${QUOTE}|\n\nText`)
      becomes('```js\nco|de\n\nmore\n```\nText', `\`\`\`js\ncode\n\nmore\n\`\`\`\n\n${QUOTE}|\n\nText`)
      becomes('a | b\n--|--\nc|d', `a  b\n--|--\nc|d\n\n${QUOTE}\n\n|`)
    })
    it('belongs to the list item it is put at', () => {
      const inItem = `  ${QUOTE.replaceAll('\n', '\n  ')}`
      becomes('- one|\n- two', `- one\n${inItem}|\n- two`)
      becomes('- one\n  more|\n- two', `- one\n  more\n${inItem}|\n- two`)
      becomes('- one\n  |\n- two', `- one\n${inItem}|\n- two`)
      becomes('1. one|', `1. one\n   ${QUOTE.replaceAll('\n', '\n   ')}|`)
      becomes('- one\n  - in|ner\n- two', `- one\n  - inner\n    ${QUOTE.replaceAll('\n', '\n    ')}|\n- two`)
    })
    it('fills an empty list item', () => becomes('- one\n- |\n', `- one\n- ${QUOTE.replaceAll('\n', '\n  ')}|\n`))
    it('leaves a list from a line that is not indented', () => becomes('- one\n|', `- one\n\n${QUOTE}\n\n|`))
    it('writes the line ends of the note', () =>
      becomes('Text.\r\n|\r\nMore.', `Text.\r\n\r\n${QUOTE.replaceAll('\n', '\r\n')}|\r\n\r\nMore.`))
    it('takes an offset outside of the note for its end', () =>
      assert.deepEqual(insertionAt('Text', 99, '> a'), {
        insertions: [{ offset: 4, text: '\n\n> a\n\n' }],
        cursor: 11,
      }))
  })

  describe('an inline quotation', () => {
    const inline = '“So.” (A, [*Tides*](x))'
    it('goes exactly to the cursor', () => becomes('He said |.', `He said ${inline}|.`, inline))
    it('is parted from words by a space', () => becomes('said|then', `said ${inline} |then`, inline))
    it('needs none after a bracket', () => becomes('(|)', `(${inline}|)`, inline))
  })

  describe('a footnote', () => {
    const quote = '“So.”[^a-1]\n\n[^a-1]: A, [*Tides*](x)'
    it('has its text at the end of the note', () =>
      becomes('He said |.\n\nMore.\n', 'He said “So.”[^a-1]|.\n\nMore.\n\n[^a-1]: A, [*Tides*](x)\n', quote))
    it('has its text below where that is the end', () =>
      becomes('He said |', 'He said “So.”[^a-1]|\n\n[^a-1]: A, [*Tides*](x)\n', quote))
    it('is not explained twice', () =>
      becomes('He |.\n\n[^a-1]: A, [*Tides*](x)', 'He “So.”[^a-1]|.\n\n[^a-1]: A, [*Tides*](x)', quote))
  })

  describe('a list item', () => {
    const item = '- “So.” (A, [*Tides*](x))'
    it('stands below the item that the cursor is in, with what belongs to that', () => {
      becomes('- one|\n- two', `- one\n${item}|\n- two`, item)
      becomes('- o|ne\n  more\n  - inner\n- two', `- one\n  more\n  - inner\n${item}|\n- two`, item)
      becomes('- one\n  - inner|', `- one\n  - inner\n  ${item}|`, item)
    })
    it('goes on with a list above the cursor', () => becomes('- one\n|\n\nText', `- one\n${item}|\n\nText`, item))
    it('fills an empty item', () => becomes('1. |\n', `1. ${item.slice(2)}|\n`, item))
    it('begins a list between paragraphs', () => becomes('One.|\n\nTwo.', `One.\n\n${item}|\n\nTwo.`, item))
  })

  it('of many lines that is no quotation is a block of its own', () =>
    becomes('Te|xt', 'Text\n\nSo.\nA\n\n|', 'So.\nA'))

  describe('at several cursors', () => {
    const all = (before: string, quote: string): string => {
      const offsets = [...before.matchAll(/\|/g)].map(({ index }, i) => index - i)
      const note = before.replaceAll('|', '')
      const { insertions, cursors } = insertionsAt(note, offsets, quote)
      let result = note
      for (const { offset, text } of [...insertions].reverse())
        result = result.slice(0, offset) + text + result.slice(offset)
      for (const cursor of [...cursors].reverse()) result = `${result.slice(0, cursor)}|${result.slice(cursor)}`
      return result
    }
    it('stands at each', () => {
      assert.equal(all('One.|\n\nTwo.|', '> So.'), 'One.\n\n> So.|\n\nTwo.\n\n> So.\n\n|')
      assert.equal(all('a |, b |.', '“So.” (A)'), 'a “So.” (A)|, b “So.” (A)|.')
    })
    it('of one paragraph, or the lines below it, stands once', () => {
      assert.equal(all('O|ne|.\n\nTwo.', '> So.'), 'One.\n\n> So.|\n\nTwo.')
      assert.equal(all('One.|\n|\nTwo.|', '> So.'), 'One.\n\n> So.|\n\nTwo.\n\n> So.\n\n|')
    })
    it('explains a footnote once', () =>
      assert.equal(all('a |, b |', '“So.”[^a]\n\n[^a]: A'), 'a “So.”[^a]|, b “So.”[^a]|\n\n[^a]: A\n'))
  })

  it('is found in a long note without waiting', () => {
    const note = `${'- a\n\n'.repeat(100_000)}${' '.repeat(100_000)}`
    assert.ok(insertionAt(note, note.length, QUOTE).insertions.length > 0)
  })
})
