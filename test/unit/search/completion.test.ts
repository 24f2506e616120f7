import assert from 'node:assert/strict'
import { completing, completionsOf } from '../../../src/core/search/completion'
import { knownName, type KnownName } from '../../../src/core/search/names'
import { parseQuery, type QueryField } from '../../../src/core/search/query'

const library: Readonly<Record<QueryField, readonly string[]>> = {
  speaker: ['Ann Lee', 'Bob', 'Nathan Lambert', 'José Núñez'],
  topic: ['export controls', 'AI', 'AI agent', 'mixture of experts'],
  show: ['Latent Space', 'Lex Fridman'],
  in: ['The “AI” talk', 'DeepSeek, China'],
  after: ['2023', '2025', '2024'],
  before: ['2023', '2025', '2024'],
}
const values = (field: QueryField): KnownName[] => library[field].map((name) => knownName(name))
const queries = (query: string): string[] => completionsOf(query, values).map((each) => each.query)
const texts = (query: string): string[] => completionsOf(query, values).map((each) => each.text)

describe('completing a query', () => {
  const cases: readonly (readonly [query: string, completed: readonly string[]])[] = [
    ['sp', ['speaker:']],
    ['SPE', ['speaker:']],
    ['-to', ['-topic:']],
    ['gpu spe', ['gpu speaker:']],
    ['"a phrase" bef', ['"a phrase" before:']],
    ['speaker', ['speaker:']],
    ['speaker:ann', ['speaker:"Ann Lee" ']],
    ['speaker:LEE', ['speaker:"Ann Lee" ']],
    ['speaker:b', ['speaker:Bob ']],
    ['speaker:jose', ['speaker:"José Núñez" ']],
    ['speaker:"nathan l', ['speaker:"Nathan Lambert" ']],
    ['speaker:“nathan l', ['speaker:"Nathan Lambert" ']],
    ['gpu -Speaker:nat', ['gpu -Speaker:"Nathan Lambert" ']],
    ['in:talk', ['in:"The AI talk" ']],
    ['show:l', ['show:"Latent Space" ', 'show:"Lex Fridman" ']],
    ['topic:controls', ['topic:"export controls" ']],
    ['topic:a', ['topic:AI ', 'topic:"AI agent" ']],
    ['topic:AI', ['topic:"AI agent" ']],
    ['after:', ['after:2025 ', 'after:2024 ', 'after:2023 ']],
    ['before:2024', []],
    ['speaker:Nathen', ['speaker:"Nathan Lambert" ']],
    ['speaker:Zebedee', []],
    ['speaker:"Ann Lee"', []],
    ['speaker:Bob ', []],
    ['speaker:Bob', []],
    ['gpu', []],
    ['s', []],
    ['gpu ', []],
    ['special', []],
    ['sp ', []],
    ['"sp', []],
    ['"speaker:', []],
    ['x-sp', []],
    ['wasp', []],
    ['"walrus" is "sp', []],
    ['what:sp', []],
    [`${'x '.repeat(2000)}sp`, []],
  ]
  for (const [query, completed] of cases) {
    it(`goes on from ${query.slice(0, 40)}`, () => assert.deepEqual(queries(query), completed))
  }

  it('offers all operators before anything is typed, and no more than a few values', () => {
    assert.deepEqual(texts(''), ['speaker:', 'topic:', 'show:', 'in:', 'after:', 'before:'])
    const many = Array.from({ length: 5000 }, (_, i) => knownName(`Speaker ${i}`))
    assert.equal(completionsOf('speaker:', () => many).length, 8)
    assert.equal(completionsOf('speaker:speaker', () => many).length, 8)
  })

  it('makes queries that hold the condition it offers', () => {
    for (const field of Object.keys(library) as QueryField[]) {
      for (const { query, text } of completionsOf(`-${field}:`, values)) {
        const { parts, problems } = parseQuery(query)
        assert.deepEqual(problems, [], query)
        assert.equal(parts.length, 1, `${query} for ${text}`)
        assert.equal(completing(query), undefined)
      }
    }
  })
})
