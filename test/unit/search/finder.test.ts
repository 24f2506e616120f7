import assert from 'node:assert/strict'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import type { Episode } from '../../../src/core/library/episode'
import { readEpisode } from '../../../src/core/library/readEpisode'
import { speechOf } from '../../../src/core/model/speech'
import type { Cue } from '../../../src/core/model/transcript'
import { Finder } from '../../../src/core/search/finder'
import type { Hit } from '../../../src/core/search/hit'
import { seed } from '../../support/seeds'

const shows: Record<string, string> = { '002': 'Latent Space', '003': 'Latent Space' }

function seedEpisode(number: '000' | '001' | '002' | '003'): Episode {
  const { path, source } = seed(number)
  const show = shows[number]
  const sidecar = show === undefined ? {} : { sidecar: `show: ${show}` }
  const { transcript, metadata } = readEpisode({ id: number, path, source, ...sidecar })
  assert.ok(transcript !== undefined)
  return episodeOf(number, path, source, transcript.cues, metadata)
}

function episodeOf(
  id: string,
  path: string,
  source: string,
  cues: readonly Cue[],
  metadata: Episode['metadata'],
): Episode {
  const transcript = { form: 'test', metadata, chapters: [], cues, problems: [] }
  const speech = speechOf(cues)
  return { id, path, source, transcript, speech, metadata, chapters: [], problems: [], sidecarProblems: [] }
}

/** An episode of one cue a line; `name: words` names the speaker. */
function spoken(id: string, text: string, date?: string): Episode {
  let start = 0
  const cues = text.split('\n').map((line, index): Cue => {
    const cue = { start, end: start + line.length, text: line, startTime: index * 5, endTime: index * 5 + 5 }
    start += line.length + 1
    const speaker = /^(\w+):/.exec(line)?.[1]
    return speaker === undefined ? cue : { ...cue, speaker }
  })
  return episodeOf(id, `${id}.txt`, text, cues, date === undefined ? {} : { date: { value: date, origin: 'file' } })
}

function finderOf(...episodes: readonly Episode[]): Finder {
  const finder = new Finder()
  for (const episode of episodes) finder.add(episode)
  return finder
}

const episodes = (['000', '001', '002', '003'] as const).map(seedEpisode)
const seeds = finderOf(...episodes)
const cuesOf = (hit: Hit): readonly Cue[] => episodes.find(({ id }) => id === hit.episode)?.transcript.cues ?? []
const best = (query: string, finder = seeds): Hit => {
  const [hit] = finder.find(query, 5).hits
  assert.ok(hit !== undefined, `nothing found for ${query}`)
  return hit
}
const says = (hit: Hit, words: RegExp): void => assert.match(hit.text.replace(/\s+/g, ' '), words)

describe('finding in the sample library', () => {
  it('gives the same hits when it was prepared, in part or in all', () => {
    const some = finderOf(...episodes)
    some.prepare()
    const all = finderOf(...episodes)
    while (all.prepare());
    for (const query of ['jevons paradoks', 'reinforcement lear', 'Lee Sedol'])
      for (const finder of [some, all]) assert.deepEqual(finder.find(query, 10), seeds.find(query, 10))
  })

  it('lands on the cue in which a phrase over a cue border begins', () => {
    const query = "it's hard to generate a good answer"
    const hit = best(query)
    says(hit, /^.{0,120}it's hard to generate a good answer/i)
    const opening = cuesOf(hit).find((cue) => cue.start === hit.offset)
    assert.ok(opening !== undefined)
    assert.doesNotMatch(opening.text, /hard to generate a good answer/)
  })

  it('puts the exact phrase before its words apart', () => {
    says(best('blind leading the blind'), /blind leading the blind/i)
    says(best('the line does go up'), /the line does go up/i)
  })

  const spelled: readonly (readonly [typed: string, said: RegExp])[] = [
    ['vecotr databases', /vector databases?/i],
    ['finegans wake', /finnegan'?s wake/i],
    ['jevons paradoks', /paradox/i],
    ['Talaria', /teleria/i],
    ['Lee Sedol', /lisa dahl|lee sedol/i],
    ['alphafold', /alpha ?fold/i],
    ['in cell', /in-?cell/i],
    ['neoclouds', /neo ?clouds?/i],
    ['KV cache', /kv[ -]?cache/i],
    ['chain-of-thought', /chains? of thought/i],
    ['o3-mini', /0?3[ -]?mini/i],
    ['405 B', /405/],
    ['sparsity', /spar(s|c)?ity/i],
  ]
  for (const [typed, said] of spelled) it(`finds "${typed}" however it is spelled`, () => says(best(typed), said))

  it('finds the beginning of a word while it is typed', () => {
    says(best('hallucin'), /hallucinat/i)
    says(best('reinforcement lear'), /reinforcement learning/i)
  })

  it('takes no guess for what grammar puts side by side', () => {
    const said = finderOf(spoken('tow', 'he came with in tow a boat\nand an alpha fold of cloth'))
    assert.equal(said.find('within', 5).total, 0)
    says(best('alphafold', said), /alpha fold/)
  })

  it('takes a gist in other words, but a word as it is', () => {
    const said = finderOf(spoken('film', 'the film was huge\nnobody bought it'), spoken('movie', 'a movie of mine'))
    says(best('enormous movie they purchased', said), /^the film was huge/)
    assert.deepEqual(
      said.find('movie', 5).hits.map(({ episode }) => episode),
      ['movie'],
    )
  })

  it('takes A.I. for AI', () => {
    const places = (query: string): string[] =>
      seeds.find(query, 10).hits.map(({ episode, offset }) => `${episode} ${offset}`)
    assert.deepEqual(places('A.I. superpowers'), places('AI superpowers'))
    says(best('AI superpowers'), /A\.?I\.? superpowers/i)
  })

  it('leaves out every hit with an excluded word or phrase', () => {
    const before = seeds.find('training', 1000)
    const after = seeds.find('training -model -models', 1000)
    assert.ok(before.hits.some(({ text }) => /\bmodels?\b/i.test(text)))
    assert.ok(after.hits.length > 0 && after.total < before.total)
    for (const { text } of after.hits) assert.doesNotMatch(text, /\bmodels?\b/i)
    for (const { text } of seeds.find('model -"open source"', 1000).hits) assert.doesNotMatch(text, /open[ -]source\b/i)
  })

  it('gives only hits that hold the phrase', () => {
    const { hits, total } = seeds.find('training "mixture of experts"', 1000)
    assert.ok(hits.length > 3 && total >= hits.length)
    for (const { text } of hits) assert.match(text, /mixture[ -]of[ -]experts/i)
    assert.deepEqual(seeds.find('"experts of mixture"', 10).hits, [])
  })

  it('takes one or the other', () => {
    const { hits } = seeds.find('"mixture of experts" OR "closed source"', 1000)
    const [first, second] = [/mixture[ -]of[ -]experts/i, /closed[ -]source/i]
    for (const { text } of hits) assert.ok(first.test(text) || second.test(text), text)
    assert.ok(hits.some(({ text }) => first.test(text)) && hits.some(({ text }) => second.test(text)))
  })

  const restricted: readonly (readonly [condition: string, episodes: readonly string[]])[] = [
    ['show:"Latent Space"', ['002', '003']],
    ['show:latent', ['002', '003']],
    ['show:lex', ['001']],
    ['-show:lex', ['000', '002', '003']],
    ['in:002', ['002']],
    ['in:002 OR in:003', ['002', '003']],
    ['show:nobody', []],
  ]
  for (const [condition, ids] of restricted) {
    it(`searches only in ${condition}, before it cuts`, () => {
      const { hits, total } = seeds.find(`model ${condition}`, 1000)
      assert.deepEqual([...new Set(hits.map(({ episode }) => episode))].sort(), ids)
      const few = seeds.find(`model ${condition}`, 3)
      assert.equal(few.hits.length, Math.min(3, hits.length))
      assert.ok(few.more ? few.total < total : few.total === total)
    })
  }

  it('gives the beginnings of the episodes for a condition alone', () => {
    assert.deepEqual(
      seeds.find('show:latent', 10).hits.map(({ episode }) => episode),
      ['002', '003'],
    )
  })

  it('opens every hit at the start of a cue, with its words as they are said and marks within the snippet', () => {
    for (const query of ['model', 'is the the of', '"open source"', 'gpu smugling', 'show:lex', 'deep seek', 'OR x"']) {
      for (const hit of seeds.find(query, 200).hits) {
        const cue = cuesOf(hit).find((each) => each.start === hit.offset)
        assert.ok(cue !== undefined && cue.startTime === hit.startTime, query)
        assert.ok(hit.end > hit.offset)
        if (hit.endTime !== undefined) assert.ok(hit.endTime >= (hit.startTime ?? 0))
        assert.ok(hit.text.includes(hit.snippet) && hit.snippet.length <= 130)
        let last = 0
        for (const { start, end } of hit.marked) {
          assert.ok(start >= last && end > start && end <= hit.snippet.length)
          assert.match(hit.snippet.slice(start, end), /^[\p{L}\p{N}].*[\p{L}\p{N}.+#]$|^[\p{L}\p{N}]$/u)
          last = end
        }
      }
    }
  })

  it('marks the words that were found', () => {
    const { snippet, marked } = best('diesel generators')
    assert.deepEqual(
      marked.map(({ start, end }) => snippet.slice(start, end).toLowerCase()),
      ['diesel', 'generators'],
    )
  })

  it('neither lists nor counts what only sounds a little like the query', () => {
    for (const [query, said] of [
      ['jevons paradox', /jevon|parad/i],
      ['export controls', /export|control/i],
    ] as const) {
      const { hits, total, more } = seeds.find(query, 1000)
      assert.ok(hits.length === total && !more)
      for (const hit of hits) says(hit, said)
    }
  })

  it('gives each place once', () => {
    const places = seeds.find('model', 1000).hits.map(({ episode, offset }) => `${episode} ${offset}`)
    assert.equal(new Set(places).size, places.length)
  })

  it('finds nothing for nothing, and something for function words alone', () => {
    for (const query of ['', '   ', '-', '""', '-law', '...', 'OR'])
      assert.deepEqual(seeds.find(query, 10).hits, [], query)
    assert.ok(seeds.find('what is it', 10).hits.length > 0)
    assert.deepEqual(seeds.find('model', 0).hits, [])
  })

  const hostile: readonly (readonly [name: string, query: string])[] = [
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'model '.repeat(10_000)],
    ['signs of patterns', String.raw`(.*)+ [a-z]{9} \d+$ ^(a+)+$ |*?\ `],
    ['names of members', 'constructor __proto__ toString hasOwnProperty'],
    ['quotes and signs', '"" " -" -- -"- OR OR " show:" in: :'],
    ['other scripts', '深度学习 Ωμέγα 🤖 \u0000 \ud800'],
    ['many conditions', '-x '.repeat(300)],
    ['many alternatives', 'x OR '.repeat(300)],
  ]
  for (const [name, query] of hostile) {
    it(`survives ${name}`, () => {
      assert.ok(Array.isArray(seeds.find(query, 10).hits))
    })
  }
})

describe('finding in long paragraphs', () => {
  const filler = (words: number): string => 'and so it went on and on '.repeat(words / 7).trim()
  const cases: readonly (readonly [what: string, text: string, opens: RegExp])[] = [
    ['within one cue', `It began. ${filler(140)}. The walrus slept there. ${filler(70)}.`, /^The walrus slept there/],
    [
      'without punctuation',
      `${filler(140)} the walrus slept there ${filler(350)}`,
      /^(?:\w+ ){0,40}the walrus slept there/,
    ],
    [
      'over the border of long sentences',
      `${filler(35)} with a walrus. Slept there ${filler(35)}.`,
      /walrus. Slept there/,
    ],
  ]
  for (const [what, text, opens] of cases) {
    it(`gives the words around a phrase ${what}`, () => {
      const long = finderOf(spoken('long', text))
      for (const query of ['"walrus slept there"', 'walrus slept', 'walrus -penguin']) {
        const hit = best(query, long)
        says(hit, opens)
        assert.ok(text.slice(hit.offset).startsWith(hit.text.slice(0, 10)))
        assert.ok(hit.offset <= hit.matched.start && hit.matched.end <= hit.end)
      }
    })
  }
})

describe('finding by the glossary', () => {
  const text = [
    '# Names',
    '## DeepSeek\nHeard as: DeepSeq, deep sick\n\nA company that makes language models.',
    '## Claude\nHeard as (talk): "Cloud"\n\nA language model.',
    '## Kubernetes\nAlso: K8s\n\nRuns containers.',
  ].join('\n\n')
  const glossary = new Glossary([readGlossary(text, 'test').entries])
  const talk = spoken(
    'talk',
    [
      'We looked at what Cloud can do for us.',
      ...Array.from(
        { length: 12 },
        (_, i) => `Then we talked of other things and of number ${i} and so on for quite a while.`,
      ),
      'The cloud is where the servers are.',
      ...Array.from(
        { length: 12 },
        (_, i) => `After that came the weather and the traffic and road ${i} and so on for long.`,
      ),
      'Some of it ran on K8s and some of it on deep sick models.',
    ].join('\n'),
  )
  const withGlossary = (): Finder => {
    const finder = finderOf(talk)
    finder.useGlossary(glossary)
    return finder
  }

  it('finds what a name is heard as, and what a mis-hearing stands for', () => {
    says(best('DeepSeek', withGlossary()), /^Some of it ran.*deep sick/)
    says(best('kubernetes', withGlossary()), /^Some of it ran on K8s/)
  })

  it('takes a mis-hearing only where it is written so and in its show', () => {
    says(best('Claude', withGlossary()), /^We looked at what Cloud/)
    const elsewhere = finderOf({ ...talk, path: 'other.txt' })
    elsewhere.useGlossary(glossary)
    const marks = (finder: Finder): number => finder.find('Claude', 1).hits[0]?.score ?? 0
    assert.ok(marks(elsewhere) < marks(withGlossary()))
  })

  it('leaves the glossary out where it is told to, and when it is taken away', () => {
    const finder = withGlossary()
    assert.deepEqual(finder.find('kubernetes', 5, { glossary: false }).hits, [])
    finder.useGlossary(undefined)
    assert.deepEqual(finder.find('kubernetes', 5).hits, [])
  })
})

describe('a finder whose library changes', () => {
  const early = spoken('early', 'Ann: The walrus sleeps.\nBob: The penguin swims.', '2023-05')
  const late = spoken('late', 'Bob: A walrus again.', '2024-02-10')
  const found = (finder: Finder, query: string): string[] => finder.find(query, 10).hits.map(({ episode }) => episode)

  it('finds nothing in an empty library', () => {
    assert.deepEqual(new Finder().find('walrus', 10), { hits: [], total: 0, episodes: 0, more: false, problems: [] })
  })

  it('forgets what is removed', () => {
    const finder = finderOf(early, late)
    assert.deepEqual(found(finder, 'walrus').sort(), ['early', 'late'])
    finder.remove('early')
    finder.remove('unknown')
    assert.deepEqual(found(finder, 'walrus'), ['late'])
    assert.deepEqual(found(finder, 'penguin'), [])
    assert.deepEqual(found(finder, 'pengui'), [])
  })

  it('replaces what is added again', () => {
    const finder = finderOf(early, late)
    finder.add(spoken('early', 'Nothing but otters here.'))
    assert.deepEqual(found(finder, 'walrus'), ['late'])
    assert.deepEqual(found(finder, 'otters'), ['early'])
    assert.equal(finder.find('otters', 10).total, 1)
  })

  it('searches by speaker and by date', () => {
    const finder = finderOf(early, late)
    assert.deepEqual(found(finder, 'walrus speaker:ann'), ['early'])
    assert.deepEqual(found(finder, 'walrus speaker:bob'), ['late'])
    assert.deepEqual(found(finder, 'walrus before:2024'), ['early'])
    assert.deepEqual(found(finder, 'walrus after:2024'), ['late'])
    assert.deepEqual(found(finder, 'walrus after:2024-02-10'), ['late'])
    assert.deepEqual(found(finder, 'walrus before:2024-02-10 after:2023-06'), [])
  })

  it('says who says it, and asks of a speaker only what that speaker says', () => {
    const finder = finderOf(
      spoken('talk', 'Alvaro: Let us go on with it.\nBob: The walrus swims.\nAlvaro: So does the otter, I hear.'),
    )
    assert.equal(best('walrus', finder).speaker, 'Bob')
    assert.equal(best('otter', finder).speaker, 'Alvaro')
    assert.deepEqual(found(finder, 'walrus speaker:álvaro'), [])
    assert.deepEqual(found(finder, 'otter speaker:"ÁLVARO"'), ['talk'])
    assert.equal(best('otter walrus speaker:alv', finder).speaker, 'Alvaro')
  })

  it('finds a speaker by the first name, the last, or all of it', () => {
    const source = 'Ada Lovelace: The mill turns all day.'
    const cue: Cue = { start: 0, end: source.length, text: source, speaker: 'Ada Lovelace' }
    const finder = finderOf(episodeOf('mill', 'mill.txt', source, [cue], {}))
    for (const name of ['ada', 'Lovelace', '"Ada Lovelace"', '"ada love"']) {
      assert.deepEqual(found(finder, `mill speaker:${name}`), ['mill'], name)
    }
    assert.deepEqual(found(finder, 'mill speaker:charles'), [])
  })

  it('holds episodes without words or cues', () => {
    const finder = finderOf(
      spoken('empty', ''),
      episodeOf('bare', 'bare.txt', '', [], {}),
      spoken('signs', '... !!!'),
      late,
    )
    assert.deepEqual(found(finder, 'walrus'), ['late'])
    assert.ok(Array.isArray(finder.find('in:empty', 10).hits))
  })
})

describe('the titles of chapters', () => {
  const talk = spoken(
    'talk',
    'We begin with the weather.\nIt rains.\nThen somebody took the plans.\nNobody saw them leave.',
  )
  const title = (text: string, cue: number) => ({
    title: text,
    start: talk.transcript.cues[cue]?.start ?? 0,
    end: talk.source.length,
    cue,
    derived: false,
    keywords: [],
    children: [],
  })

  it('lead to where their chapter begins, though nobody says the word', () => {
    const finder = finderOf(talk)
    assert.equal(finder.find('espionage', 5).hits.length, 0)
    finder.useChapters('talk', [title('Weather', 0), title('Espionage', 2)])
    assert.equal(best('espionage', finder).startTime, 10)
  })

  it('are forgotten with the chapters, and with the episode', () => {
    const finder = finderOf(talk)
    finder.useChapters('talk', [title('Espionage', 2)])
    finder.useChapters('talk', [title('Weather', 0)])
    assert.equal(finder.find('espionage', 5).hits.length, 0)
    finder.useChapters('talk', [title('Espionage', 2)])
    finder.remove('talk')
    assert.equal(finder.find('espionage', 5).hits.length, 0)
    finder.useChapters('talk', [title('Espionage', 2)])
    assert.equal(finder.find('espionage', 5).hits.length, 0)
  })
})
