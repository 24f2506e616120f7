import assert from 'node:assert/strict'
import { macRoman, windows1252 } from '../../../src/core/model/singleByteTables'
import { offsetOf, positionOf } from '../../../src/core/service/sourcePlace'

describe('places of a source in an editor', () => {
  const mixed = 'a\r\nbé\nc\rd\r\n'
  const places: readonly (readonly [number, number, number, string])[] = [
    [0, 0, 0, ''],
    [1, 0, 1, 'a'],
    [3, 1, 0, ''],
    [5, 1, 2, 'bé'],
    [6, 2, 0, ''],
    [8, 3, 0, ''],
    [9, 3, 1, 'd'],
    [11, 4, 0, ''],
  ]
  for (const [offset, line, character, before] of places) {
    it(`count lines with mixed line ends as the editor does: ${line}:${character}`, () => {
      assert.deepEqual(positionOf(mixed, offset), { line, character })
      assert.equal(offsetOf(mixed, { line, character, before }), offset)
    })
  }

  it('are none behind the end', () => {
    assert.equal(offsetOf(mixed, { line: 3, character: 9, before: 'd' }), undefined)
    assert.equal(offsetOf('', { line: 0, character: 0, before: '' }), 0)
    assert.deepEqual(positionOf('', 0), { line: 0, character: 0 })
  })

  it('are none where the editor shows the file in another encoding', () => {
    const source = 'so\nthe naïve “café” of the harbour'
    const line = source.split('\n')[1] ?? ''
    const bytes = [...new TextEncoder().encode(line)]
    for (const table of [windows1252, macRoman]) {
      const shown = bytes.map((byte) => (byte < 128 ? String.fromCharCode(byte) : table[byte - 128])).join('')
      const at = (word: string) => {
        const character = shown.indexOf(word)
        return offsetOf(source, { line: 1, character, before: shown.slice(0, character) })
      }
      // What stands in front of the first letter that differs has the same place in both.
      assert.equal(at('na'), source.indexOf('na'))
      assert.deepEqual([at('caf'), at('of'), at('harbour')], [undefined, undefined, undefined])
    }
  })
})
