import assert from 'node:assert/strict'
import type { Episode } from '../../../src/core/library/episode'
import { readEpisode } from '../../../src/core/library/readEpisode'
import {
  areTwins,
  betterFirst,
  nameKey,
  positionInTwin,
  sharedFacts,
  twinTraitsOf,
  type TwinMember,
} from '../../../src/core/library/twins'
import { speechOf } from '../../../src/core/model/speech'
import { inForm, type Said } from '../../support/forms'
import { seed } from '../../support/seeds'

/** A stretch of a talk of the sample library. */
function talk(number: '000' | '001' | '002', from = 0, to = 300): readonly Said[] {
  const { cues } = episode('seed.txt', seed(number).source).transcript
  return cues.slice(from, to).flatMap(({ text, startTime }, i, all) => {
    const at = startTime ?? 0
    return text.includes('(') ? [] : [{ text: text.trim(), at, until: all[i + 1]?.startTime ?? at + 2 }]
  })
}

const member = (each: Episode): TwinMember => ({ episode: each, traits: twinTraitsOf(each) })

function episode(path: string, source: string, sidecar?: string): Episode {
  const read = readEpisode({ id: path, path, source, ...(sidecar === undefined ? {} : { sidecar }) })
  if (read.transcript === undefined) throw new Error(`${path} is not read`)
  const { transcript, metadata, problems, sidecarProblems } = read
  const speech = speechOf(transcript.cues)
  return { id: path, path, source, transcript, speech, metadata, chapters: [], problems, sidecarProblems }
}

/** The talk as another transcriber heard it: every nth word is another one. */
function misheard(said: readonly Said[], nth: number): readonly Said[] {
  let count = 0
  const other = (word: string): string => (++count % nth === 0 ? 'ahem' : word)
  return said.map((each) => ({ ...each, text: each.text.split(' ').map(other).join(' ') }))
}

const later = (said: readonly Said[], seconds: number): readonly Said[] =>
  said.map((each) => ({ ...each, at: each.at + seconds, until: each.until + seconds }))

const spoken = talk('001')
const named = spoken.map((each) => ({ ...each, by: 'Lex Fridman' }))
const vtt = episode('a/talk.vtt', inForm.vtt(spoken))

describe('twins', () => {
  for (const [what, other, same] of [
    ['captions of the same name', episode('a/talk.srt', inForm.srt(spoken)), true],
    ['captions whose name has a language', episode('a/Talk.en.srt', inForm.srt(spoken)), true],
    ['a text without times', episode('a/talk.txt', inForm.txt(spoken)), true],
    ['what another transcriber heard of it', episode('a/talk.json', inForm.json(misheard(spoken, 12))), true],
    ['a text without its end', episode('a/talk.srt', inForm.srt(spoken.slice(0, 285))), true],
    ['another talk of that name', episode('a/talk.srt', inForm.srt(talk('001', 2000, 2300))), false],
    ['a clip of it', episode('a/talk.srt', inForm.srt(spoken.slice(0, 100))), false],
    ['a recording cut otherwise', episode('a/talk.srt', inForm.srt(later(spoken, 95))), false],
    ['an exact copy elsewhere', episode('b/copy.txt', inForm.txt(spoken)), true],
    ['a copy elsewhere in which a word was changed', episode('b/copy.srt', inForm.srt(misheard(spoken, 500))), false],
    ['a few words of the same', episode('b/copy.srt', inForm.srt(spoken.slice(0, 5))), false],
  ] as const) {
    it(`are${same ? '' : ' not'} a transcript and ${what}`, () => {
      assert.equal(areTwins(vtt, other), same)
      assert.equal(areTwins(other, vtt), same)
    })
  }

  it('are not copies that are said to be of two shows', () => {
    const ours = episode('a/talk.vtt', inForm.vtt(spoken), 'show: Ours')
    assert.equal(areTwins(ours, episode('b/copy.vtt', inForm.vtt(spoken), 'show: Theirs')), false)
    assert.equal(areTwins(ours, episode('b/copy.vtt', inForm.vtt(spoken))), true)
  })

  it('are found whatever is said over and over @size', () => {
    const song = Array.from({ length: 10_000 }, (_, at) => ({ text: 'la la '.repeat(8), at, until: at + 1 }))
    const sung = episode('a/talk.vtt', inForm.vtt(song))
    assert.equal(areTwins(sung, episode('a/talk.srt', inForm.srt(song))), true)
    assert.equal(areTwins(sung, vtt), false)
  })

  it('have the best form first', () => {
    const [json, srt, txt] = [
      episode('a/talk.json', inForm.json(named)),
      episode('a/talk.srt', inForm.srt(spoken)),
      episode('a/talk.txt', inForm.txt(named)),
    ]
    const coarse = spoken.flatMap((each, i) => {
      const next = spoken[i + 1]
      return i % 2 === 0 && next ? [{ ...each, text: `${each.text} ${next.text}`, until: next.until }] : []
    })
    const sbv = episode('a/talk.sub.vtt', inForm.vtt(coarse))
    const order = (all: readonly Episode[]): string[] =>
      all
        .map(member)
        .sort(betterFirst)
        .map((each) => each.episode.path)
    const expected = ['a/talk.json', 'a/talk.srt', 'a/talk.vtt', 'a/talk.sub.vtt', 'a/talk.txt']
    assert.deepEqual(order([txt, sbv, vtt, srt, json]), expected)
    assert.deepEqual(order([json, srt, vtt, txt, sbv]), expected)
  })

  it('give each other what only one of them knows, with the file it is from', () => {
    const text = episode('a/talk.txt', inForm.txt(spoken), 'title: The talk\npeople: [Ada]\n')
    const { metadata, chapters } = sharedFacts(member(vtt), [member(text)])
    assert.deepEqual(metadata.title, { value: 'The talk', origin: 'sidecar', twin: 'talk.txt' })
    assert.deepEqual(metadata.people?.value, [{ name: 'Ada' }])
    assert.equal(metadata.duration?.twin, undefined)
    assert.equal(chapters, vtt.transcript.chapters)
  })

  it('give each other published chapters', () => {
    const source = seed('001').source
    const published = episode('a/talk.md', source)
    const { cues } = published.transcript
    const bare = cues.map(({ text, startTime: at = 0, endTime: until = at }) => ({ text: text.trim(), at, until }))
    const captions = episode('a/talk.vtt', inForm.vtt(bare))
    assert.ok(areTwins(published, captions))
    assert.equal(sharedFacts(member(captions), [member(published)]).chapters.length, 25)
  })

  it('lead from one to the same words of the other', () => {
    const other = episode('a/talk.json', inForm.json(misheard(spoken, 12)))
    const words = 'DeepSeek'
    for (let at = vtt.speech.text.indexOf(words); at >= 0; at = vtt.speech.text.indexOf(words, at + 1)) {
      const found = positionInTwin(vtt.speech, at, other.speech)
      const near = other.speech.text.slice(Math.max(0, found - 40), found + 60)
      assert.ok(near.includes(vtt.speech.text.slice(at + words.length + 1, at + 20).split(' ')[0] ?? ''), near)
    }
    const last = vtt.speech.text.length - 1
    assert.ok(positionInTwin(vtt.speech, last, other.speech) > other.speech.text.length - 60)
    assert.equal(positionInTwin(vtt.speech, 0, other.speech), 0)
  })
})

describe('the name that forms share', () => {
  for (const [path, key] of [
    ['a/Talk.vtt', 'a/talk'],
    ['a/talk.en.vtt', 'a/talk'],
    ['a/talk.pt-BR.srt', 'a/talk'],
    ['a/talk.transcript.md', 'a/talk'],
    ['talk.2.vtt', 'talk.2'],
    ['b/talk.vtt', 'b/talk'],
  ] as const)
    it(`of ${path} is ${key}`, () => assert.equal(nameKey(path), key))
})
