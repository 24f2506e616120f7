import assert from 'node:assert/strict'
import { expandBraces } from '../../../src/editor/globs'

const cases: readonly (readonly [glob: string, expanded: readonly string[]])[] = [
  ['**/*.txt', ['**/*.txt']],
  ['**/*.{vtt,srt}', ['**/*.vtt', '**/*.srt']],
  ['{a,b}/{c,d}', ['a/c', 'a/d', 'b/c', 'b/d']],
  ['x{a,{b,c}d}y', ['xay', 'xbdy', 'xcdy']],
  ['{only}', ['only']],
  ['a{,b}', ['a', 'ab']],
  ['{not,closed', ['{not,closed']],
  ['}odd{', ['}odd{']],
  ['', ['']],
]

describe('expandBraces', () => {
  for (const [glob, expanded] of cases) {
    it(`${glob || '(nothing)'} → ${expanded.join(' ')}`, () => assert.deepEqual(expandBraces(glob), expanded))
  }

  it('does not multiply without bounds', () => {
    assert.ok(expandBraces('{a,b,c,d}'.repeat(40)).length <= 1000)
    assert.ok(expandBraces('{'.repeat(5000)).length === 1)
  })
})
