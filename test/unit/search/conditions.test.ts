import assert from 'node:assert/strict'
import type { Episode } from '../../../src/core/library/episode'
import { speechOf } from '../../../src/core/model/speech'
import type { Cue } from '../../../src/core/model/transcript'
import { Finder } from '../../../src/core/search/finder'
import { queryProblemText } from '../../../src/core/search/queryProblemText'
import type { TopicPlaces } from '../../../src/core/search/topicPlaces'

/** Some of these words stand between two moments, so that each is a hit of its own. */
const pause = 'and then they went on about one thing or another for quite a while '.repeat(8).trim()

/** An episode of one cue a line, each said by whom it names first. */
function talk(id: string, show: string, date: string | undefined, lines: readonly string[]): Episode {
  let start = 0
  const cues = lines.map((line, index): Cue => {
    const [, speaker = '', text = ''] = /^(.*?): (.*)$/.exec(line) ?? []
    const from = start + line.length - text.length
    start += line.length + 1
    return { start: from, end: from + text.length, text, startTime: index * 60, speaker }
  })
  const fact = <T>(value: T) => ({ value, origin: 'sidecar' }) as const
  const metadata = { title: fact(`The ${id}`), show: fact(show), ...(date === undefined ? {} : { date: fact(date) }) }
  const transcript = { form: 'test', metadata, chapters: [], cues, problems: [] }
  const path = `talks/${id}.txt`
  const source = lines.join('\n')
  return {
    id,
    path,
    source,
    transcript,
    speech: speechOf(cues),
    metadata,
    chapters: [],
    problems: [],
    sidecarProblems: [],
  }
}

const zoo = talk('zoo', 'Animal Hour', '2024-02-10', [
  'Ann Lee: The walrus sleeps all day.',
  `Bob Ray: The penguin swims. ${pause}.`,
  `Ann Lee: It is cold here. ${pause}.`,
  'Bob Ray: I like the walrus. And the penguin as well.',
])
const sea = talk('sea', 'Deep Water', '2023', [
  'Cid: A walrus again.',
  `Ann Lee: It is wet. ${pause}.`,
  'Cid: And a squid.',
])
const lab = talk('lab', 'Deep Thought', undefined, [`Dee: The walrus is in the lab. ${pause}. The squid is not.`])

const episodes = [zoo, sea, lab]

/** Every place where these episodes say a word is a mention of the topic. */
const topics: TopicPlaces = {
  names: () => ['walrus', 'squid'],
  placesOf: (name) =>
    new Map(
      episodes.flatMap(({ id, source }) => {
        const spans = [...source.matchAll(new RegExp(`\\b${name}`, 'g'))].map(({ index }) => ({
          start: index,
          end: index + name.length,
        }))
        return ['walrus', 'squid'].includes(name) && spans.length > 0 ? [[id, spans] as const] : []
      }),
    ),
}

const finder = new Finder()
for (const each of episodes) finder.add(each)
finder.useTopics(topics)

/** Hits as `zoo 0`: the episode and the minute, in the order of the library. */
function found(query: string): string[] {
  const order = episodes.map(({ id }) => id)
  return finder
    .find(query, 100)
    .hits.map(({ episode, startTime = 0 }) => ({ episode, minute: startTime / 60 }))
    .sort((a, b) => order.indexOf(a.episode) - order.indexOf(b.episode) || a.minute - b.minute)
    .map(({ episode, minute }) => `${episode} ${minute}`)
}

describe('the conditions of a query', () => {
  const all = ['zoo 0', 'zoo 3', 'sea 0', 'lab 0']
  const cases: readonly (readonly [query: string, hits: readonly string[]])[] = [
    ['walrus', all],
    ['walrus speaker:ann', ['zoo 0']],
    ['walrus speaker:"ann lee"', ['zoo 0']],
    ['walrus speaker:ANN', ['zoo 0']],
    ['walrus speaker:Lee', ['zoo 0']],
    ['walrus -speaker:ann', ['zoo 3', 'sea 0', 'lab 0']],
    ['walrus -speaker:ann -speaker:bob', ['sea 0', 'lab 0']],
    ['walrus speaker:ann OR speaker:cid', ['zoo 0', 'sea 0']],
    ['walrus speaker:ann speaker:cid', ['zoo 0', 'sea 0']],
    ['"the walrus" speaker:bob', ['zoo 3']],
    ['penguin speaker:ann', []],
    ['"penguin swims" speaker:ann', []],
    ['walrus show:deep', ['sea 0', 'lab 0']],
    ['walrus show:"deep water"', ['sea 0']],
    ['walrus show:deep -show:water', ['lab 0']],
    ['walrus -show:deep', ['zoo 0', 'zoo 3']],
    ['walrus show:animal show:thought', ['zoo 0', 'zoo 3', 'lab 0']],
    ['walrus in:zoo', ['zoo 0', 'zoo 3']],
    ['walrus in:"the zoo" -speaker:ann', ['zoo 3']],
    ['walrus -in:zoo -in:sea', ['lab 0']],
    ['walrus after:2024', ['zoo 0', 'zoo 3']],
    ['walrus after:2024-02-10', ['zoo 0', 'zoo 3']],
    ['walrus after:2024-02-11', []],
    ['walrus before:2024-02-11', ['zoo 0', 'zoo 3', 'sea 0']],
    ['walrus before:2024-02-10', ['sea 0']],
    ['walrus after:2023 before:2024', ['sea 0']],
    ['walrus -after:2024', ['sea 0', 'lab 0']],
    ['walrus after:2024 OR in:lab', ['zoo 0', 'zoo 3', 'lab 0']],
    ['walrus topic:squid', []],
    ['squid topic:squid', ['sea 2', 'lab 0']],
    ['penguin topic:walrus', ['zoo 0', 'zoo 3']],
    ['penguin -topic:walrus', ['zoo 1']],
    ['penguin topic:walrus speaker:bob', ['zoo 3']],
    ['topic:squid OR speaker:bob penguin', ['zoo 1', 'zoo 3']],
    ['topic:walrus', all],
    ['topic:walrus speaker:ann', ['zoo 0']],
    ['topic:walrus -show:animal', ['sea 0', 'lab 0']],
    ['topic:walrus OR topic:squid', [...all.slice(0, 3), 'sea 2', 'lab 0', 'lab 0']],
    ['speaker:bob', ['zoo 1', 'zoo 3']],
    ['speaker:ann', ['zoo 0', 'zoo 2', 'sea 1']],
    ['-speaker:ann in:sea', ['sea 0', 'sea 2']],
    ['show:deep', ['sea 0', 'lab 0']],
    ['after:2024', ['zoo 0']],
  ]
  for (const [query, hits] of cases) {
    it(`hold for every hit of ${query}, and for no other moment`, () => {
      assert.deepEqual(found(query), hits)
      const { total, episodes: count, more, problems } = finder.find(query, 1)
      assert.deepEqual([total, count, more], [hits.length, new Set(hits.map((hit) => hit.slice(0, 3))).size, false])
      assert.deepEqual(problems, [])
    })
  }

  it('mark the words that mention a topic', () => {
    const { hits } = finder.find('topic:squid', 10)
    const marked = hits.map(({ snippet, marked: marks }) => marks.map(({ start, end }) => snippet.slice(start, end)))
    assert.deepEqual(marked, [['squid'], ['squid']])
  })

  it('show something of each episode when there is room for few', () => {
    assert.deepEqual(
      finder.find('topic:walrus', 3).hits.map(({ episode }) => episode),
      ['zoo', 'sea', 'lab'],
    )
  })

  const unknown: readonly (readonly [query: string, says: string])[] = [
    ['speaker:Nobody', '"Nobody" is not a speaker of this library.'],
    ['walrus speaker:Anne', '"Anne" is not a speaker of this library; did you mean "Ann Lee"?'],
    ['-speaker:Robert', '"Robert" is not a speaker of this library.'],
    ['show:"animal ours"', '"animal ours" is not a show of this library; did you mean "Animal Hour"?'],
    ['in:zoom OR in:lab', '"zoom" is not an episode of this library; did you mean "The zoo"?'],
    ['topic:walnus', '"walnus" is not a topic of this library; did you mean "walrus"?'],
  ]
  for (const [query, says] of unknown) {
    it(`say of ${query} that the library does not know the name, and which are near`, () => {
      assert.deepEqual(finder.find(query, 10).problems.map(queryProblemText), [says])
      for (const { start, end } of finder.find(query, 10).problems) assert.match(query.slice(start, end), /^\w+:/)
    })
  }

  it('say so when the library knows no names of that kind', () => {
    assert.deepEqual(new Finder().find('speaker:ann', 5).problems.map(queryProblemText), [
      'No speaker is known in this library.',
    ])
  })
})

describe('a query with a slip', () => {
  const slips = [
    '"walrus',
    'walrus "',
    '" walrus',
    'walrus ""',
    '"" "" walrus',
    '“walrus',
    'walrus”',
    "'walrus'",
    'OR walrus',
    'walrus OR',
    'OR OR walrus OR',
    'walrus OR ""',
    'walrus OR speaker:',
    'speaker: walrus',
    'walrus speaker:',
    'speaker:"" walrus',
    'speaker:" walrus',
    'speaker:"ann walrus',
    '-speaker:" walrus',
    '-speaker:"cid walrus',
    'speaker:"ann lee walrus',
    'show:"deep water walrus',
    'topic:"walrus penguin',
    'speaker:: walrus',
    'show:- walrus',
    'before: walrus',
    'before:soon walrus',
    'after:"2024 walrus',
    'after:"soon walrus',
    'after:2024-13 walrus',
    'before:2024-02-10-01 walrus',
    'walrus -',
    '- walrus',
    '-- walrus',
    '-"" walrus',
    '-speaker: walrus',
    '-before:never walrus',
    '(walrus)',
    'walrus)',
    '[walrus',
    'walrus*',
    '+walrus',
    'walrus?',
    'walrus &&',
    'walrus AND',
    ': walrus',
    ':walrus',
    'walrus:',
    'what:walrus',
    'walrsu',
    'WALRUS',
  ]
  const explained = /"|“|”|\bOR\b|\w:(?!walrus)|before|after/
  for (const query of slips) {
    it(`still finds what it can: ${query}`, () => {
      assert.ok(finder.find(query, 10).hits.length > 0)
      if (!explained.test(query) || /^what:|walrus:$/.test(query)) return
      const { problems } = finder.find(query, 10)
      assert.ok(problems.length > 0, 'no problem is named')
      for (const problem of problems) assert.match(queryProblemText(problem), /[.?]$/)
    })
  }
})
