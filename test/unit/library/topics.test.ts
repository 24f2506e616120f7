import { strict as assert } from 'node:assert'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import type { Episode } from '../../../src/core/library/episode'
import { episodeTerms } from '../../../src/core/library/episodeTerms'
import { stopWords } from '../../../src/core/library/stopWords'
import { mergeTopics, topicsOf, type Topic } from '../../../src/core/library/topics'
import { words } from '../../../src/core/model/words'
import { bundledGlossary, seedEpisode, spoken } from '../../support/libraryOf'

describe('topics', function () {
  this.timeout(60_000)
  let glossary: Glossary
  let episodes: readonly Episode[]
  let topics: readonly Topic[]
  before(() => {
    glossary = bundledGlossary()
    episodes = ['000', '001', '002', '003'].map((number) => seedEpisode(number, glossary))
    topics = topicsOf(episodes, glossary)
  })
  const topic = (label: string): Topic | undefined => topics.find((each) => each.label === label)
  const said = (label: string, number: string): string[] => {
    const source = episodes.find(({ id }) => id === number)?.source ?? ''
    const places = topic(label)?.episodes.find(({ episode }) => episode === number)?.mentions ?? []
    return places.flatMap(({ spans }) => spans.map(({ start, end }) => source.slice(start, end)))
  }

  it('of the sample library are a readable number', () => {
    assert.ok(topics.length >= 40 && topics.length <= 150, String(topics.length))
  })

  for (const label of ['DeepSeek', 'TSMC', 'mixture of experts', 'export control', 'Elon Musk', 'synthetic data']) {
    it(`${label} is one of them`, () => assert.ok(topic(label)))
  }

  it('find a name where it was mis-heard', () => {
    assert.ok(said('DeepSeek', '001').some((text) => /DeepSeq/.test(text)))
  })

  it('are no stop words, small talk or sponsors', () => {
    // What somebody defined may be made of single letters: R&D.
    const unlisted = topics.filter(({ definition }) => definition === undefined)
    assert.ok(unlisted.length > 0)
    const empty = unlisted.filter(({ label }) =>
      words(label).every(({ norm }) => stopWords.has(norm) || /^\d+$/.test(norm)),
    )
    assert.deepEqual(empty, [])
    const sponsors = topics.filter(({ label }) => /shopify|netsuite|invideo|\bag1\b/i.test(label))
    assert.deepEqual(sponsors, [])
  })

  it('come once each, whatever the spelling', () => {
    const keys = topics.map(({ label }) =>
      words(label)
        .map(({ norm }) => norm.replace(/s$/, ''))
        .join(''),
    )
    assert.equal(new Set(keys).size, keys.length)
  })

  it('count moments, in order, each with its words in the source', () => {
    for (const { label, mentions, episodes: places } of topics) {
      assert.equal(
        mentions,
        places.reduce((sum, place) => sum + place.mentions.length, 0),
        label,
      )
      for (const { episode, mentions: moments } of places) {
        const { transcript, source } = episodes.find(({ id }) => id === episode) as Episode
        let before = -1
        for (const { cue, spans } of moments) {
          const first = spans[0]?.start ?? -1
          const { start = 0, end = 0 } = transcript.cues[cue] ?? {}
          assert.ok(first > before && first >= start && first < end, `${label} in ${episode} at ${first}`)
          for (const span of spans) assert.match(source.slice(span.start, span.end), /[\p{L}\p{N}]/u)
          before = first
        }
      }
    }
  })

  it('are defined where the glossary defines them', () => {
    assert.equal(topic('TSMC')?.definition, glossary.entry('TSMC')?.definition)
  })

  it('come in the same order each time, whenever an episode was read', () => {
    const terms = episodes.map((episode) => episodeTerms(episode, glossary))
    assert.deepEqual(mergeTopics(terms), topics)
  })

  it('go with the episode they were said in', () => {
    const left = topicsOf(
      episodes.filter(({ id }) => id !== '001'),
      glossary,
    )
    assert.ok(left.length > 0)
    assert.ok(left.every(({ episodes: places }) => places.every(({ episode }) => episode !== '001')))
    assert.ok(!left.some(({ label }) => label === 'TSMC'))
  })

  describe('of a small library', () => {
    const own = new Glossary([
      readGlossary('## Lightning Network\nHeard as: Lightening network\n\nA payment layer.', 'own').entries,
    ])
    const talk = (sentence: string, times: number) => Array.from({ length: times }, () => sentence)
    const labels = (texts: readonly string[]) => topicsOf([spoken(texts, own, 5)], own).map(({ label }) => label)
    const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
      ['an entry under its label', talk('We opened the Lightening network today.', 6), 'Lightning Network'],
      ['a name nobody listed', talk('Then we met Margaret Hamilton at the lab.', 7), 'Margaret Hamilton'],
      ['a technical expression', talk('They rely on the proof reader for that.', 7), 'proof reader'],
      ['small talk', talk('Yeah, you know, thank you so much for having me.', 20), undefined],
      ['what is said once', ['The quantum annealer is here.', ...talk('Yes.', 20)], undefined],
    ]
    for (const [what, texts, expected] of cases) {
      it(`${what}: ${expected ?? 'none'}`, () => {
        assert.deepEqual(labels(texts), expected === undefined ? [] : [expected])
      })
    }

    it('several words of one sentence are one mention', () => {
      const [only] = topicsOf([spoken(talk('The Lightning Network is a Lightning Network.', 5), own, 5)], own)
      assert.equal(only?.mentions, 5)
      assert.equal(only?.episodes[0]?.mentions[0]?.spans.length, 2)
    })

    it('no episodes, no topics', () => assert.deepEqual(topicsOf([], own), []))
  })
})
