import { strict as assert } from 'node:assert'
import { Glossary } from '../../../src/core/glossary/glossary'
import { chaptersOf } from '../../../src/core/library/chapters'
import { leafChapters, type Chapter, type Episode } from '../../../src/core/library/episode'
import { isTelling } from '../../../src/core/library/termStream'
import type { PublishedChapter } from '../../../src/core/model/transcript'
import { words } from '../../../src/core/model/words'
import { bundledGlossary, seedEpisode, spoken } from '../../support/libraryOf'

const numbers = ['000', '001', '002', '003'] as const

describe('chapters', function () {
  // Four episodes are read, and texts of hundreds of thousands of words, on whatever machine this is.
  this.timeout(60_000)
  const seeds = new Map<string, Episode>()
  before(() => {
    const glossary = bundledGlossary()
    for (const number of numbers) seeds.set(number, seedEpisode(number, glossary))
  })
  const seed = (number: string): Episode => seeds.get(number) as Episode
  const derived = (number: string): Chapter[] =>
    leafChapters(seed(number).chapters).filter((chapter) => chapter.derived)

  for (const number of numbers) {
    it(`of ${number} cover all cues in order, each ending where the next one starts`, () => {
      const { chapters, transcript } = seed(number)
      coversAll(chapters, 0, transcript.cues.at(-1)?.end)
      for (const chapter of chapters) {
        if (chapter.children.length > 0) coversAll(chapter.children, chapter.cue, chapter.end)
      }
      for (const { cue, start, startTime } of [...chapters, ...leafChapters(chapters)]) {
        assert.equal(start, transcript.cues[cue]?.start)
        assert.equal(startTime, transcript.cues[cue]?.startTime)
      }
    })

    it(`of ${number} that are derived open with the cue in which a sentence begins`, () => {
      const { speech, chapters } = seed(number)
      const openings = new Set([...speech.sentences.map(({ cue }) => cue), ...chapters.map(({ cue }) => cue)])
      assert.deepEqual(
        derived(number).filter(({ cue }) => !openings.has(cue)),
        [],
      )
    })

    it(`of ${number} that are derived have informative titles of two to eight words`, () => {
      for (const { title, keywords } of derived(number)) {
        const said = title.split(/\s+/).length
        assert.ok(said >= 2 && said <= 9, title)
        for (const part of title.split(/, | and /))
          assert.ok(
            words(part).some(({ norm }) => isTelling(norm)),
            title,
          )
        assert.match(title, /^[^\p{Ll}]|^\S*[\p{Lu}\d]/u)
        assert.ok(keywords.length >= 2 && keywords.length <= 8, `${title}: ${keywords.join(', ')}`)
        assert.equal(new Set(keywords).size, keywords.length)
      }
    })
  }

  it('of 001 are the 25 published ones, in order, and not marked as derived', () => {
    const { chapters, transcript } = seed('001')
    assert.deepEqual(
      chapters.map(({ title }) => title),
      transcript.chapters.map(({ title }) => title),
    )
    assert.equal(chapters.length, 25)
    assert.ok(chapters.every((chapter) => !chapter.derived))
    chapters.forEach(({ startTime = 0 }, i) => {
      const published = transcript.chapters[i]?.startTime ?? 0
      assert.ok(startTime >= published - 1 && startTime < published + 15, `${published} → ${startTime}`)
    })
  })

  it('of 001 have derived children where they are long, and none where they are short', () => {
    const { chapters } = seed('001')
    chapters.forEach((chapter, i) => {
      const seconds = (chapters[i + 1]?.startTime ?? 18378) - (chapter.startTime ?? 0)
      if (seconds > 600) assert.ok(chapter.children.length > 1, chapter.title)
      if (seconds < 120) assert.equal(chapter.children.length, 0, chapter.title)
      assert.ok(chapter.children.every((child) => child.derived && child.children.length === 0))
    })
  })

  it('without published ones are derived, of a length that one subject takes', () => {
    for (const [number, from, to] of [
      ['000', 6, 14],
      ['002', 22, 45],
      ['003', 13, 26],
    ] as const) {
      const { chapters } = seed(number)
      assert.ok(chapters.every((chapter) => chapter.derived && chapter.children.length === 0))
      assert.ok(chapters.length >= from && chapters.length <= to, `${number}: ${chapters.length}`)
    }
  })

  it('of a text without times have no times', () => {
    assert.ok(seed('003').chapters.every((chapter) => chapter.startTime === undefined))
  })

  it('start where the conversation visibly turns', () => {
    const turns: readonly (readonly [string, number, number])[] = [
      ['000', 516, 30], // beyond language processing
      ['000', 1416, 30], // one closing question
      ['002', 287, 30], // Claude takes the lead
      ['002', 2031, 30], // the data wars
      ['002', 4172, 30], // "that's the four wars discussion"
    ]
    for (const [number, time, tolerance] of turns) {
      const near = seed(number).chapters.some(({ startTime = 0 }) => Math.abs(startTime - time) <= tolerance)
      assert.ok(near, `${number} at ${time}`)
    }
  })

  it('are called by the right spelling of what was mis-heard', () => {
    const all = leafChapters(seed('001').chapters).flatMap(({ title, keywords }) => [title, ...keywords])
    assert.ok(all.some((text) => text.includes('DeepSeek')))
    assert.deepEqual(
      all.filter((text) => /deepseq|kvcache/i.test(text)),
      [],
    )
  })

  it('are the same each time', () => {
    const { transcript, speech } = seed('002')
    const glossary = bundledGlossary()
    assert.deepEqual(
      chaptersOf(transcript, speech, glossary, {}),
      chaptersOf(transcript, speech, bundledGlossary(), {}),
    )
  })

  describe('whatever the input', () => {
    const glossary = new Glossary([])
    const phrase = (i: number) => `subject${i % 7} number${i % 11} and the item${i % 5} we saw`
    const many = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i))
    const cases: readonly (readonly [string, () => Episode])[] = [
      ['one cue', () => spoken(['Hello.'], glossary)],
      ['cues without words', () => spoken(['', '...', ''], glossary)],
      [
        'one word over and over',
        () =>
          spoken(
            many(3000, () => 'alpha alpha alpha alpha'),
            glossary,
            2,
          ),
      ],
      [
        'only small words',
        () =>
          spoken(
            many(2000, () => 'so you know I mean it is what it is'),
            glossary,
            3,
          ),
      ],
      ['times that stand still', () => spoken(many(2000, phrase), glossary, 0)],
      ['times that no one speaks in', () => spoken(many(50, phrase), glossary, 9000)],
      ['three hundred thousand words in one cue @size', () => spoken(['alpha beta '.repeat(150_000)], glossary)],
      [
        'three hundred thousand equal words @size',
        () =>
          spoken(
            many(21_500, () => 'alpha '.repeat(14).trim()),
            glossary,
          ),
      ],
    ]
    for (const [what, made] of cases) {
      it(`${what}: all is covered and named`, () => {
        const { chapters, transcript } = made()
        coversAll(chapters, 0, transcript.cues.at(-1)?.end)
        assert.ok(chapters.every(({ title }) => title.length > 0 && title.length <= 120))
      })
    }

    it('no cues: no chapters', () => assert.deepEqual(spoken([], glossary).chapters, []))

    it('no stretch of a long text grows without end', () => {
      const { chapters } = spoken(many(4000, phrase), glossary, 4)
      for (const [i, { startTime = 0 }] of chapters.entries()) {
        assert.ok((chapters[i + 1]?.startTime ?? 16000) - startTime <= 600)
      }
    })
  })
})

describe('the places of published chapters', () => {
  const lines = ['We begin before anything.', 'Mills turn.', 'They turn all day.', 'Looms weave.', 'That is all.']
  const opened = (chapters: readonly PublishedChapter[], secondsPerCue?: number): readonly string[] => {
    const { transcript, speech } = spoken(lines, new Glossary([]), secondsPerCue)
    const found = chaptersOf({ ...transcript, chapters }, speech, new Glossary([]), {})
    coversAll(found, 0, transcript.cues.at(-1)?.end)
    return found.map(({ title, cue, derived }) => `${cue} ${derived ? '(derived)' : title}`)
  }
  const cases: readonly (readonly [string, readonly PublishedChapter[], number | undefined, readonly string[]])[] = [
    ['places', [at('Mills', 26), at('Looms', 57)], undefined, ['0 (derived)', '1 Mills', '3 Looms']],
    ['places, with times beside them', [at('Mills', 26), at('Looms', 57)], 0, ['0 (derived)', '1 Mills', '3 Looms']],
    ['a place between cues', [at('Mills', 0), at('Looms', 50)], undefined, ['0 Mills', '3 Looms']],
    ['a place behind all', [at('Mills', 0), at('Looms', 999)], undefined, ['0 Mills']],
    ['one place twice', [at('Mills', 0), at('Looms', 0)], undefined, ['0 Mills']],
    ['times', [on('Mills', 0), on('Looms', 14.5)], 5, ['0 Mills', '3 Looms']],
    ['a time a little late', [on('Mills', 0), on('Looms', 15.9)], 5, ['0 Mills', '3 Looms']],
    ['a first time near the beginning', [on('Mills', 5), on('Looms', 15)], 5, ['0 Mills', '3 Looms']],
    ['a first time far from it', [on('Mills', 60), on('Looms', 180)], 60, ['0 (derived)', '1 Mills', '3 Looms']],
    ['a time within a long cue, near its beginning', [on('Mills', 0), on('Looms', 200)], 60, ['0 Mills', '3 Looms']],
    ['a time within a long cue, near its end', [on('Mills', 0), on('Looms', 178)], 60, ['0 Mills', '3 Looms']],
    ['times without a timed transcript', [on('Mills', 0)], undefined, ['0 (derived)']],
  ]
  for (const [what, chapters, secondsPerCue, expected] of cases) {
    it(what, () => assert.deepEqual(opened(chapters, secondsPerCue), expected))
  }

  function at(title: string, offset: number): PublishedChapter {
    return { title, offset }
  }

  function on(title: string, startTime: number): PublishedChapter {
    return { title, startTime }
  }
})

function coversAll(chapters: readonly Chapter[], firstCue: number, end: number | undefined): void {
  assert.equal(chapters[0]?.cue, firstCue)
  chapters.forEach((chapter, i) => {
    const next = chapters[i + 1]
    assert.equal(chapter.end, next?.start ?? end)
    if (next) assert.ok(next.cue > chapter.cue)
  })
}
