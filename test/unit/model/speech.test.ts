import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marksIn } from '../../../src/core/formats/marks'
import { readTranscript } from '../../../src/core/formats/formats'
import {
  cueAtPosition,
  fromSource,
  sentenceAtPosition,
  spanToSource,
  speechOf,
  toSource,
  type Speech,
} from '../../../src/core/model/speech'
import { cueAtOffset, cueAtTime, type Cue, type Mark } from '../../../src/core/model/transcript'
import { words } from '../../../src/core/model/words'

/** Cues of the lines of a source, with marks as the formats set them; `Name: ` begins a line of that speaker. */
function cuesOf(source: string): Cue[] {
  return [...source.matchAll(/^(?:(\w+): )?(.+)$/gm)].map((match) => {
    const start = match.index + match[0].length - (match[2] ?? '').length
    const text = match[2] ?? ''
    const speaker = match[1] === undefined ? {} : { speaker: match[1] }
    return { start, end: start + text.length, text, marks: marksIn(text, start), ...speaker }
  })
}

const sentencesOf = (speech: Speech) => speech.sentences.map(({ start, end }) => speech.text.slice(start, end))

describe('speech', () => {
  it('joins cues by single spaces, across sentences', () => {
    const speech = speechOf(cuesOf('It is just really,  I think\nour travel schedules. Have\nbeen difficult.'))
    assert.equal(speech.text, 'It is just really, I think our travel schedules. Have been difficult.')
    assert.deepEqual(sentencesOf(speech), ['It is just really, I think our travel schedules.', 'Have been difficult.'])
    assert.deepEqual(
      speech.sentences.map(({ cue }) => cue),
      [0, 1],
    )
    assert.deepEqual([...speech.cueStarts], [0, 27, 54])
  })

  it('leaves annotations and signs of turn out, and ends sentences at turns', () => {
    const speech = speechOf(cuesOf('(upbeat music)\n- Hey there\n- We had a lot of- - Yeah. (laughs) Right.'))
    assert.equal(speech.text, 'Hey there We had a lot of- Yeah. Right.')
    assert.deepEqual(sentencesOf(speech), ['Hey there', 'We had a lot of-', 'Yeah.', 'Right.'])
    assert.deepEqual(
      speech.sentences.map(({ turn }) => turn),
      [true, true, true, false],
    )
  })

  it('ends sentences where another speaker begins', () => {
    const speech = speechOf(cuesOf('Ann: so I\nAnn: think\nBob: yes. No'))
    assert.deepEqual(sentencesOf(speech), ['so I think', 'yes.', 'No'])
  })

  it('takes each cue for a sentence where there is no punctuation', () => {
    const speech = speechOf(cuesOf(Array.from({ length: 30 }, (_, i) => `um so number ${i} is a`).join('\n')))
    assert.equal(speech.punctuated, false)
    assert.equal(speech.sentences.length, 30)
  })

  it('is empty without words', () => {
    for (const source of ['', '(laughs)']) {
      const speech = speechOf(cuesOf(source))
      assert.deepEqual(
        [speech.text, speech.sentences.length, toSource(speech, 0), fromSource(speech, 5)],
        ['', 0, 0, 0],
      )
      assert.equal(sentenceAtPosition(speech, 0), -1)
    }
    assert.equal(cueAtPosition(speechOf([]), 0), -1)
  })

  it('finds the way back around what was left out', () => {
    const source = 'thank [Applause] you\n(laughs)\nall'
    const speech = speechOf(cuesOf(source))
    assert.equal(speech.text, 'thank you all')
    assert.equal(toSource(speech, 6), source.indexOf('you'))
    assert.equal(fromSource(speech, source.indexOf('Applause')), 6)
    assert.equal(fromSource(speech, source.indexOf('(laughs)') + 3), 10)
    assert.deepEqual(spanToSource(speech, { start: 0, end: 9 }), { start: 0, end: source.indexOf('you') + 3 })
    assert.equal(cueAtPosition(speech, 7), 0)
    assert.equal(cueAtPosition(speech, 10), 2)
  })

  describe('with markup and escapes', () => {
    /** A cue of a source in which `<…>` is markup and `{in=out}` an escape; the braces belong to it. */
    const speechOfMarked = (source: string): Speech => {
      const marks = [...source.matchAll(/<[^>]*>|\{[^=}]*=([^}]*)\}/g)].map((match): Mark => {
        const span = { start: match.index, end: match.index + match[0].length }
        return match[1] === undefined ? { kind: 'markup', ...span } : { kind: 'escape', text: match[1], ...span }
      })
      return speechOf([{ start: 0, end: source.length, text: source, marks }])
    }

    const cases: readonly (readonly [string, string, string])[] = [
      ['markup within a word', 'un<i>like</i>ly', 'unlikely'],
      ['markup around a word', 'so <i>well</i>, <b> yes </b> no', 'so well, yes no'],
      ['markup alone', '<i> </i>', ''],
      ['markup at the ends', '<v Ann>\n Hello <c>', 'Hello'],
      ['an escape within a word', 'Caf{&eacute;=é} A{&amp;=&}B', 'Café A&B'],
      ['escapes only', '{1=a}{2=b}{3= }{4=c}', 'ab c'],
      ['an escape for white space', 'one{br=\n}two {nbsp=\u00a0} three{x=  }', 'one two three'],
      ['an escape for words', 'it {w= is\n  so } here', 'it is so here'],
      ['an escape for nothing', 'so{shy=}ft', 'soft'],
      ['an escape beside markup', '<i>{lt=<}</i>b', '<b'],
    ]
    for (const [what, source, expected] of cases) it(what, () => assert.equal(speechOfMarked(source).text, expected))

    it('finds the way back', () => {
      const source = 'A{&amp;=&}B <i>Caf</i>{&eacute;=é} {many=two words}'
      const speech = speechOfMarked(source)
      assert.equal(speech.text, 'A&B Café two words')
      const sourceOf = (text: string) => {
        const start = speech.text.indexOf(text)
        const span = spanToSource(speech, { start, end: start + text.length })
        return source.slice(span.start, span.end)
      }
      const ways = ['A&B', '&', 'B', 'Café', 'Caf', 'é', 'f', 'words', 'B Café two'] as const
      assert.deepEqual(ways.map(sourceOf), [
        'A{&amp;=&}B',
        '{&amp;=&}',
        'B',
        'Caf</i>{&eacute;=é}',
        'Caf',
        '{&eacute;=é}',
        'f',
        '{many=two words}',
        'B <i>Caf</i>{&eacute;=é} {many=two words}',
      ])
      const positions = ['A', '{&amp', 'amp', '=&}', 'B', 'i>', 'Caf', '/i>', '{&ea', 'cute', '{many', 'words}']
      assert.deepEqual(
        positions.map((text) => fromSource(speech, source.indexOf(text))),
        [0, 1, 1, 1, 2, 4, 4, 7, 7, 7, 9, 9],
      )
      assert.deepEqual([fromSource(speech, source.length), toSource(speech, 18)], [18, source.length])
    })

    it('leaves sounds apart from words', () => {
      const source = 'one(laughs)two'
      const marks: Mark[] = [{ kind: 'annotation', start: 3, end: 11 }]
      assert.equal(speechOf([{ start: 0, end: source.length, text: source, marks }]).text, 'one two')
    })
  })
})

describe('the speech of the seeds', () => {
  const folder = join(process.cwd(), 'seeds')
  const speeches = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => {
        const source = readFileSync(join(folder, name), 'utf8')
        const { transcript } = readTranscript(source, name)
        assert.ok(transcript)
        return [name.slice(0, 3), { source, cues: transcript.cues, speech: speechOf(transcript.cues) }] as const
      }),
  )
  const seedOf = (seed: string) => speeches.get(seed) ?? assert.fail(seed)

  it('is that of four transcripts', () => assert.equal(speeches.size, 4))

  for (const [seed, { source, cues, speech }] of speeches) {
    it(`${seed}: every word is found in the source and again in the speech`, () => {
      const found = words(speech.text)
      assert.ok(found.length > 4000)
      for (const { start, end } of found) {
        const span = spanToSource(speech, { start, end })
        assert.equal(source.slice(span.start, span.end), speech.text.slice(start, end))
        assert.equal(fromSource(speech, span.start), start)
      }
    })

    it(`${seed}: every cue begins where its words do`, () => {
      cues.forEach((cue, index) => {
        const start = speech.cueStarts[index] ?? -1
        if (start === speech.cueStarts[index + 1] || start === speech.text.length) return
        assert.equal(cueAtPosition(speech, start), index)
        assert.equal(cueAtOffset(cues, toSource(speech, start)), index)
        if (cue.startTime !== undefined) assert.equal(cueAtTime(cues, cue.startTime), index)
      })
    })

    it(`${seed}: sentences cover all words, in order, without blanks around them`, () => {
      let at = 0
      for (const { start, end } of speech.sentences) {
        assert.equal(speech.text.slice(at, start).trim(), '')
        assert.equal(speech.text.slice(start, end), speech.text.slice(start, end).trim())
        at = end
      }
      assert.equal(at, speech.text.length)
    })
  }

  it('has sentences where there is punctuation, stretches where there is none', () => {
    assert.deepEqual(
      [...speeches].map(([seed, { speech }]) => [seed, speech.punctuated]),
      [
        ['000', true],
        ['001', true],
        ['002', true],
        ['003', false],
      ],
    )
    assert.equal(seedOf('003').speech.sentences.length, seedOf('003').cues.length)
    for (const seed of ['000', '001', '002']) {
      const average = seedOf(seed).speech.text.length / seedOf(seed).speech.sentences.length
      assert.ok(average > 50 && average < 90, `${seed}: ${average}`)
    }
  })

  const quotes: readonly (readonly [string, string])[] = [
    [
      '000',
      "They thought, oh, if we make the steam engines more efficient, we're going to need less coal. But instead, we needed more steam engines everywhere.",
    ],
    ['000', 'companies that are fully utilizing A.I. and everyone else is out of business.'],
    ['001', 'Every company has failed runs. You need failed runs to push the envelope on your infrastructure.'],
    ['001', "It's not targeting the White House, right? It's the R&D centers."],
    ['002', "It's not a benchmark, it's just vibes, but when the vibes are good, the vibes are good."],
    ['002', "Like, I don't really care what my P99 is if the model is crap, right?"],
    ['002', "It's just really, I think our travel schedules have been really difficult to get this stuff together."],
    ['003', 'so if if the team is small and strong then engineers and the code are the source of Truth'],
    ['003', "thank you Andre's first reaction"],
  ]
  for (const [seed, text] of quotes) {
    it(`${seed}: holds "${text.slice(0, 40)}…" in one piece`, () => assert.ok(seedOf(seed).speech.text.includes(text)))
  }

  it('holds no sounds and no words of the page', () => {
    for (const { speech } of speeches.values()) {
      assert.doesNotMatch(speech.text, /\((?:upbeat music|laughs|laughing|indistinct)\)|\[Applause\]|Back To Top/)
    }
    assert.ok(seedOf('003').speech.text.endsWith('for the whole day today'))
  })

  it('holds true echoes twice', () => {
    assert.ok(seedOf('002').speech.text.includes('LLMOS. LLMOS.'))
    assert.ok(seedOf('001').speech.text.includes('Nine to 10 months ago. Nine to 10 months ago.'))
  })
})
