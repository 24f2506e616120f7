import assert from 'node:assert/strict'
import { expandBraces, globExpression, rootOfGlob } from '../../../src/editor/globs'

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

const matches: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['**/*.txt', 'a.txt', true],
  ['**/*.txt', 'talks/2024/a.txt', true],
  ['**/*.txt', 'a.md', false],
  ['**/node_modules/**', 'node_modules/x', true],
  ['**/node_modules/**', 'a/node_modules/b/c', true],
  ['**/node_modules/**', 'my_node_modules/x', false],
  ['**/{.*,dist}/**', '.cache/x', true],
  ['**/{.*,dist}/**', 'a.b/x', false],
  ['talks/*', 'talks/a', true],
  ['talks/*', 'talks/a/b', false],
  ['20[12]?', '2034', false],
  ['20[12]?', '2019', true],
  ['[!a]b', 'ab', false],
  ['(not+a.regex)', '(not+a.regex)', true],
  ['[', '[', true],
]

describe('globExpression', () => {
  for (const [glob, path, expected] of matches) {
    it(`${glob} ${expected ? 'matches' : 'does not match'} ${path}`, () =>
      assert.equal(globExpression(glob).test(path), expected))
  }
})

describe('rootOfGlob', () => {
  for (const [glob, root] of [
    ['**/*.txt', ''],
    ['talks/2024/*.txt', 'talks/2024'],
    ['talks/a.txt', 'talks'],
    ['{a,b}/*.txt', ''],
  ] as const) {
    it(`${glob} → ${root || '(here)'}`, () => assert.equal(rootOfGlob(glob), root))
  }
})
