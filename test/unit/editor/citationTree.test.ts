import assert from 'node:assert/strict'
import { LibraryService } from '../../../src/core/service/libraryService'
import {
  citationRoots,
  problemCount,
  type CitationArrangement,
  type CitationTreeNode,
  type NotedQuotations,
} from '../../../src/editor/citationTree'

const service = new LibraryService()
for (const [name, words] of [
  ['Tides', 'The tide rises twice a day at the harbour.'],
  ['Stars', 'Nobody has counted all of the stars.'],
] as const) {
  const source = `[00:00:05.200 --> 00:00:09.900]   ${words}\n[00:00:09.900 --> 00:00:12.000]   I think we should go there.\n`
  service.put({ id: name, path: `${name}.txt`, file: `/library/${name}.txt`, source })
}

const RISES = '> The tide rises twice a day\n>\n> — [*T*](/library/Tides.txt#t=5.2,9.9)\n\n'
const GO = '> I think we should go there.\n>\n> — [*T*](/library/Tides.txt#t=9.9,12)\n\n'
const FALLS = RISES.replace('rises', 'falls')
const STARS = '> Nobody has counted all of the stars.\n>\n> — [*S*](/library/Stars.txt#t=5.2,9.9)\n\n'
const GONE = '> Nobody has said that, ever.\n>\n> — [*G*](/library/Gone.txt#t=5.2,9.9)\n\n'
const INTENDED = `${FALLS.trimEnd()} <!-- verbatim: intended -->\n\n`

const noted = (path: string, text: string): NotedQuotations => ({
  address: `file:///${path}`,
  path,
  quotations: service.check(text, '/notes'),
})
const notes = [
  noted('notes/note 10.md', GO + RISES + INTENDED),
  noted('notes/note 9.md', STARS + FALLS),
  noted('gone.md', GONE),
]

const byNote: CitationArrangement = { by: 'note', onlyProblems: false }
const roots = (arrangement: CitationArrangement) =>
  citationRoots(notes, (id) => service.state().episodes.find((episode) => episode.id === id), arrangement)

/** The rows as lines, two blanks a level. */
function drawn(nodes: readonly CitationTreeNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'quotation') return [`  ${node.checked.words} (${node.checked.state})`]
    const name = node.kind === 'note' ? node.note.path : (node.episode?.title ?? '(not there)')
    return [`${name} ${node.problems}/${node.quotations.length}`, ...drawn(node.quotations)]
  })
}

describe('the rows of the Citations view', () => {
  it('stand by note, in the order of the note', () => {
    assert.deepEqual(drawn(roots(byNote)), [
      'gone.md 1/1',
      '  Nobody has said that, ever. (missing)',
      'notes/note 9.md 1/2',
      '  Nobody has counted all of the stars. (exact)',
      '  The tide falls twice a day (differs)',
      'notes/note 10.md 0/3',
      '  I think we should go there. (exact)',
      '  The tide rises twice a day (exact)',
      '  The tide falls twice a day (differs)',
    ])
  })

  it('stand by episode, in the order in which it was said, those without a source last', () => {
    assert.deepEqual(drawn(roots({ by: 'episode', onlyProblems: false })), [
      'Stars 0/1',
      '  Nobody has counted all of the stars. (exact)',
      'Tides 1/4',
      '  The tide falls twice a day (differs)',
      '  The tide rises twice a day (exact)',
      '  The tide falls twice a day (differs)',
      '  I think we should go there. (exact)',
      '(not there) 1/1',
      '  Nobody has said that, ever. (missing)',
    ])
  })

  it('can be those that a person has to look at alone', () => {
    assert.deepEqual(drawn(roots({ by: 'note', onlyProblems: true })), [
      'gone.md 1/1',
      '  Nobody has said that, ever. (missing)',
      'notes/note 9.md 1/1',
      '  The tide falls twice a day (differs)',
    ])
    assert.deepEqual(drawn(roots({ by: 'episode', onlyProblems: true })), [
      'Tides 1/1',
      '  The tide falls twice a day (differs)',
      '(not there) 1/1',
      '  Nobody has said that, ever. (missing)',
    ])
    assert.equal(problemCount(notes), 2)
  })

  it('know where the words stand, and are told apart by their ids', () => {
    const rows = roots(byNote).flatMap(({ id, quotations }) => [id, ...quotations.map((row) => row.id)])
    assert.equal(new Set(rows).size, rows.length)
    const places = roots(byNote).flatMap(({ quotations }) => quotations.map(({ place }) => place))
    assert.deepEqual(places.slice(0, 2), [undefined, { episode: 'Stars', offset: 34, startTime: 5.2 }])
  })
})
