import assert from 'node:assert/strict'
import { placeLinks } from '../../../src/core/notes/placeLinks'

describe('links to places in transcripts', () => {
  for (const [what, note, paths] of [
    [
      'are those with a time or with characters',
      '[a](../t/a%20b.txt#t=9.9,18.04) [b](b.txt#char=1,2)',
      ['../t/a%20b.txt', 'b.txt'],
    ],
    ['may stand in angle brackets', '[a](<a.txt#t=9>)', ['a.txt']],
    ['may be said to be here', '[a](./Part:%20one.txt#t=9)', ['./Part:%20one.txt']],
    [
      'are none of the web, of the whole disk or of headings',
      '[a](https://e.org/a#t=9) [b](file:///a.txt#t=9) [c](/a#t=9) [d](a.md#heading)',
      [],
    ],
  ] as const) {
    it(what, () => {
      const found = placeLinks(note)
      assert.deepEqual(found.map(({ path }) => path), paths) // prettier-ignore
      assert.deepEqual(found.map(({ start, end }) => note.slice(start, end)), paths) // prettier-ignore
    })
  }

  it('are found in one pass @size', () => {
    for (const part of ['](', '](a', '](#t=', ']( ', '[a](a.txt#t=1)'])
      assert.ok(placeLinks(part.repeat(200_000)).length <= 200_000)
  })
})
