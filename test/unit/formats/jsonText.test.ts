import { strict as assert } from 'node:assert'
import { jsonText, walkJson, type JsonEnd, type JsonValue } from '../../../src/core/formats/jsonText'

/** The elements of the list `x` as plain values, and how the walk ended. */
function walked(source: string): { items: unknown[]; end: JsonEnd } {
  const items: unknown[] = []
  const end = walkJson(source, { lists: new Set(['x']), item: (_, value) => items.push(plain(source, value)) })
  return { items, end }
}

function plain(source: string, value: JsonValue): unknown {
  if (typeof value !== 'object') return value
  if (value.kind === 'string') return jsonText(source, value)
  if (value.kind === 'array') return value.items.map((item) => plain(source, item))
  return Object.fromEntries([...value.members].map(([key, member]) => [key, plain(source, member)]))
}

describe('JSON with its places', () => {
  const cases: readonly (readonly [string, string, unknown[]])[] = [
    [
      'values of all kinds',
      '{"x":[1,-2.5e1,true,false,null,"a",[],{}]}',
      [1, -25, true, false, undefined, 'a', [], {}],
    ],
    ['a list anywhere', '[{"y":{"x":[1]}},{"x":[2]}]', [1, 2]],
    ['lists within elements as parts of them', '{"x":[{"x":[1,2]}]}', [{ x: [1, 2] }]],
    ['escapes', String.raw`{"x":["\"\\\/\n\t\u00e9\ud83d\ude00\ud83d"]}`, ['"\\/\n\té😀\ufffd']],
    ['escapes of Python', String.raw`{'x':['it\'s caf\xe9', None, True]}`, ["it's café", undefined, true]],
    [
      'numbers that are none',
      '{"x":[NaN,-Infinity,1e999,0x10,1.2.3]}',
      [undefined, undefined, undefined, undefined, undefined],
    ],
    ['missing commas and colons', '{"x" [1 2 {"a" 1 "b":2}]}', [1, 2, { a: 1, b: 2 }]],
    ['surplus commas', '{,"x":[,1,,2,],}', [1, 2]],
    ['a key without a value', '{"x":[{"a":,"b":2}]}', [{ b: 2 }]],
    ['bare keys', '{x:[{a:1}]}', [{ a: 1 }]],
    ['a line break in a string', '{"x":["a\nb"]}', ['a\nb']],
    ['a bracket of the other kind', '{"x":[{"a":1],{"b":[2}]}', [{ a: 1 }, { b: [2] }]],
    ['a byte order mark', '\uFEFF{"x":[1]}', [1]],
    ['names that objects have', '{"x":[{"__proto__":1,"constructor":2}]}', [{ ['__proto__']: 1, constructor: 2 }]],
    ['nothing', '', []],
  ]
  for (const [what, source, expected] of cases) it(what, () => assert.deepEqual(walked(source).items, expected))

  it('says where it ends too early', () => {
    assert.deepEqual(walked('{"x":[{"a":"b'), { items: [{ a: 'b' }], end: { cutOff: true } })
    assert.deepEqual(walked('{"x":[{"a":"b\\'), { items: [{ a: 'b' }], end: { cutOff: true } })
    assert.deepEqual(walked('{"x":[1]'), { items: [1], end: { cutOff: true } })
    assert.deepEqual(walked('{"x":[1]}'), { items: [1], end: { cutOff: false } })
  })

  it('leaves out what is nested too deeply, and goes on after it', () => {
    const deep = `${'['.repeat(100_000)}"]"${']'.repeat(100_000)}`
    assert.deepEqual(walked(`{"y":${deep},"x":[1]}`), { items: [1], end: { cutOff: false, tooDeep: 68 } })
  })

  it('is not slowed down by what never ends @size', () => {
    for (const part of [
      '[',
      '{',
      '{"x":[',
      '{"a":',
      ']',
      '"',
      '\\',
      '"\\',
      "'",
      ',',
      '{"x":[]} ',
      '[{]',
      '1',
      'a ',
      '[ ] ',
    ]) {
      const { end } = walked(part.repeat(2_000_000 / part.length))
      assert.equal(typeof end.cutOff, 'boolean')
    }
  })
})
