import assert from 'node:assert/strict'
import { firstDay, parseQuery, type NameField, type QueryPart } from '../../../src/core/search/query'
import { queryProblemText } from '../../../src/core/search/queryProblemText'

const words = (text: string): QueryPart => ({ kind: 'words', text })
const phrase = (text: string): QueryPart => ({ kind: 'phrase', text })
const not = (part: QueryPart): QueryPart => ({ kind: 'not', part })
const any = (...parts: QueryPart[]): QueryPart => ({ kind: 'any', parts })
const nowhere = { start: 0, end: 0 }
const field = (name: NameField, value: string, open: { open?: true } = {}): QueryPart => ({
  kind: 'field',
  field: name,
  value,
  at: nowhere,
  ...open,
})
const date = (name: 'before' | 'after', value: string): QueryPart => ({ kind: 'date', field: name, value })

describe('the query syntax', () => {
  const cases: readonly (readonly [query: string, parts: readonly QueryPart[], problems?: readonly string[]])[] = [
    ['', []],
    ['   ', []],
    ['scaling law', [words('scaling law')]],
    ['  scaling   law ', [words('scaling law')]],
    ['"scaling law"', [phrase('scaling law')]],
    ['“scaling law”', [phrase('scaling law')]],
    ['loss "scaling law" curve', [words('loss'), phrase('scaling law'), words('curve')]],
    ['scaling -law', [words('scaling'), not(words('law'))]],
    ['-"scaling law" loss', [not(phrase('scaling law')), words('loss')]],
    ['chain-of-thought', [words('chain-of-thought')]],
    ['a - b', [words('a - b')]],
    ['cats OR dogs', [any(words('cats'), words('dogs'))]],
    ['cats OR dogs OR "a bird"', [any(words('cats'), words('dogs'), phrase('a bird'))]],
    ['big cats OR dogs bark', [words('big'), any(words('cats'), words('dogs')), words('bark')]],
    ['show:a OR show:b', [any(field('show', 'a'), field('show', 'b'))]],
    ['cats or dogs', [words('cats or dogs')]],
    ['show:"Latent Space" agents', [field('show', 'Latent Space'), words('agents')]],
    ['Show:lex in:deepseek speaker:Dylan', [field('show', 'lex'), field('in', 'deepseek'), field('speaker', 'Dylan')]],
    ['-show:lex', [not(field('show', 'lex'))]],
    ['before:2024 after:2023-07', [date('before', '2024-01-01'), date('after', '2023-07-01')]],
    ['after:2024-7-5', [date('after', '2024-07-05')]],
    ['https://example.org', [words('https://example.org')]],
    ['topic:x', [field('topic', 'x')]],
    ['topic:"export controls" -topic:china', [field('topic', 'export controls'), not(field('topic', 'china'))]],
    ['speaker:ann walrus speaker:bob', [any(field('speaker', 'ann'), field('speaker', 'bob')), words('walrus')]],
    ['show:a OR show:b show:c', [any(field('show', 'a'), field('show', 'b')), field('show', 'c')]],
    ['in:a in:b', [field('in', 'a'), field('in', 'b')]],
    ['author:x', [words('author:x')]],
    ['"scaling law', [words('scaling law')], ['quote-unclosed']],
    ['loss "', [words('loss')], ['quote-unclosed']],
    ['”scaling law” loss', [phrase('scaling law'), words('loss')]],
    ['»scaling law« loss', [phrase('scaling law'), words('loss')]],
    ['„scaling law“', [phrase('scaling law')]],
    ['«scaling law»', [phrase('scaling law')]],
    ['-”scaling law”', [not(phrase('scaling law'))]],
    ['show:”Latent Space”', [field('show', 'Latent Space')]],
    ['loss ”', [words('loss')], ['quote-unclosed']],
    ['loss»', [words('loss')], ['quote-unclosed']],
    ['loss ""', [words('loss')], ['quote-empty']],
    ['show: loss', [words('loss')], ['value-missing']],
    ['show:"" loss', [words('loss')], ['value-missing']],
    ['show:"latent', [field('show', 'latent', { open: true })], ['quote-unclosed']],
    ['show::', [], ['value-missing']],
    ['speaker:... loss', [words('loss')], ['value-missing']],
    ['after:"2024 loss', [date('after', '2024-01-01'), words('loss')], ['quote-unclosed']],
    ['after:"soon loss', [words('loss')], ['quote-unclosed', 'date-wrong']],
    ['before:yesterday loss', [words('loss')], ['date-wrong']],
    ['before:2024-13 loss', [words('loss')], ['date-wrong']],
    ['OR loss', [words('loss')], ['or-alone']],
    ['loss OR', [words('loss')], ['or-alone']],
    ['OR', [], ['or-alone']],
    ['a OR OR b', [any(words('a'), words('b'))], ['or-alone']],
  ]
  for (const [query, parts, problems = []] of cases) {
    it(`reads ${query === '' ? 'nothing' : query}`, () => {
      const read = parseQuery(query)
      assert.deepEqual(read.parts.map(withoutPlace), parts)
      assert.deepEqual(
        read.problems.map(({ code }) => code),
        problems,
      )
      for (const problem of read.problems) {
        assert.ok(problem.start >= 0 && problem.end <= query.length && problem.start <= problem.end)
        assert.match(queryProblemText(problem), /\.$/)
      }
    })
  }

  it('cuts what nobody types, and says so', () => {
    const { parts, problems } = parseQuery('word '.repeat(5000))
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['query-cut'],
    )
    assert.equal(parts.length, 1)
  })

  it('knows the first day of a date', () => {
    assert.equal(firstDay('2024'), '2024-01-01')
    assert.equal(firstDay('2024/03/09'), '2024-03-09')
    assert.equal(firstDay('2024-11-12T10:00:00Z'), '2024-11-12')
    assert.equal(firstDay('last year'), undefined)
    assert.equal(firstDay('2024-02-40'), undefined)
  })
})

function withoutPlace(part: QueryPart): QueryPart {
  switch (part.kind) {
    case 'field':
      return { ...part, at: nowhere }
    case 'not':
      return { ...part, part: withoutPlace(part.part) }
    case 'any':
      return { ...part, parts: part.parts.map(withoutPlace) }
    default:
      return part
  }
}
