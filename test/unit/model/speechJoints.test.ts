import { strict as assert } from 'node:assert'
import { marksIn } from '../../../src/core/formats/marks'
import { readTranscript } from '../../../src/core/formats/formats'
import { fromSource, spanToSource, speechOf } from '../../../src/core/model/speech'
import type { Cue } from '../../../src/core/model/transcript'
import { words } from '../../../src/core/model/words'
import { quoteOf } from '../../../src/core/notes/quote'

/** Cues of texts, a second each; `Name: ` begins one of that speaker, `+` one that goes on within a word. */
function cuesOf(...texts: string[]): Cue[] {
  let start = 0
  return texts.map((written, i) => {
    const [, sign, name, text = ''] = /^(\+?)(?:([A-Z]\w+): )?([^]*)$/.exec(written) ?? []
    const cue: Cue = {
      start,
      end: start + text.length,
      text,
      startTime: i,
      endTime: i + 1,
      marks: marksIn(text, start),
      ...(name === undefined ? {} : { speaker: name }),
      ...(sign === '+' ? { continues: true } : {}),
    }
    start += text.length + 10
    return cue
  })
}

const spoken = (...texts: string[]) => speechOf(cuesOf(...texts)).text

describe('the joints of speech', () => {
  describe('within words that go on in the next cue', () => {
    const cues = cuesOf('It is an inter', '+national', '+ly known', 'place, so')
    const speech = speechOf(cues)
    const startOf = (index: number): number => cues[index]?.start ?? assert.fail()

    it('are none', () => assert.equal(speech.text, 'It is an internationally known place, so'))

    it('give the word to the cue in which it begins', () => {
      assert.deepEqual(
        [...speech.cueStarts].map((at) => speech.text.slice(at).split(' ')[0]),
        ['It', 'known', 'known', 'place,'],
      )
    })

    it('have a way back', () => {
      const word = words(speech.text).find(({ norm }) => norm === 'internationally') ?? assert.fail()
      const span = spanToSource(speech, word)
      assert.deepEqual([span.start, span.end], [startOf(0) + 9, startOf(2) + 2])
      assert.equal(fromSource(speech, startOf(1)), word.start + 5)
    })

    it('end a quotation when the word ends', () => {
      const quote = quoteOf(cues, speech, { start: 0, end: startOf(2) + 2 }, true)
      assert.deepEqual([quote?.paragraphs[0]?.text, quote?.endTime], ['It is an internationally', 3])
    })

    it('are blanks after a sound or before another speaker', () => {
      assert.equal(spoken('an inter (laughs)', '+national'), 'an inter national')
      assert.equal(spoken('Ann: an inter', '+Bob: national'), 'an inter national')
    })

    it('leave bare cues their words', () => {
      const bare = speechOf(
        cuesOf(...Array.from({ length: 40 }, () => ['um so this is inter', '+national and']).flat()),
      )
      assert.equal(bare.punctuated, false)
      assert.ok(
        bare.sentences.every(({ start, end }) =>
          /^(um so this is international|and)$/.test(bare.text.slice(start, end)),
        ),
      )
    })
  })

  // Of 372 hyphens at the end of a cue or in front of a turn (40 in 001, 20 in 002, 312 in 355 transcripts of three
  // other shows) all are interruptions, one of them before a small letter, of another speaker. The compounds are made up.
  describe('at hyphens', () => {
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      ['a compound that stands elsewhere', ['a well-known', 'so well-', 'known'], 'a well-known so well-known'],
      ['its parts', ['a state-of-the-art one', 'state-', 'of-the-art'], 'a state-of-the-art one state-of-the-art'],
      ['a chain', ['the chain-of-', 'thought is'], 'the chain-of-thought is'],
      ['another', ['state-of-the-', 'art, end-to-', 'end'], 'state-of-the-art, end-to-end'],
      ['lines of one cue', ['chain-of-\r\nthought'], 'chain-of-thought'],
      ['an interruption', ['We had a lot of-', 'and then'], 'We had a lot of- and then'],
      ['of oneself', ['So-', 'so I-', 'I mean'], 'So- so I- I mean'],
      ['by another', ['a well-known', 'so well-', '- known'], 'a well-known so well- known'],
      ['by a named one', ['a well-known', 'Ann: so well-', 'Bob: known'], 'a well-known so well- known'],
      ['a new sentence', ['the chain-of-', 'Thought is'], 'the chain-of- Thought is'],
      ['a stammer', ['to-to-', 'to go', 'the-of-', 'of it'], 'to-to- to go the-of- of it'],
      ['a dash', ['a--', 'and well-known -', 'known'], 'a-- and well-known - known'],
      ['a sound', ['the chain-of- (laughs)', 'thought'], 'the chain-of- thought'],
      ['blanks in a line', ['a well-known or well- known'], 'a well-known or well- known'],
    ]
    for (const [what, texts, expected] of cases) it(what, () => assert.equal(spoken(...texts), expected))
  })

  describe('of Chinese and Japanese are none', () => {
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      ['cues', ['今天我们讨论', '人工智能。', '很好'], '今天我们讨论人工智能。很好'],
      ['lines', ['今日は\n良い天気\r\nですね'], '今日は良い天気ですね'],
      ['quotation marks', ['他说：“好”', '“是吗”……', '然后'], '他说：“好”“是吗”……然后'],
      ['characters of two units', ['𠮷', '野'], '𠮷野'],
      ['beside Latin', ['我们用 AI', '来做', 'AI 的'], '我们用 AI 来做 AI 的'],
      ['blanks that are written', ['你好 世界', '今天　好'], '你好 世界今天 好'],
      ['speakers', ['Ann: 你好', 'Bob: 世界'], '你好 世界'],
      ['Korean, which has blanks', ['안녕하세요', '여러분'], '안녕하세요 여러분'],
      ['Thai, which parts sentences by them', ['สวัสดี', 'ครับ'], 'สวัสดี ครับ'],
    ]
    for (const [what, texts, expected] of cases) it(what, () => assert.equal(spoken(...texts), expected))
  })
})

describe('words that a recogniser cuts', () => {
  const speechIn = (source: string, path = 'a.txt') =>
    speechOf(readTranscript(source, path).transcript?.cues ?? []).text
  const timed = (lines: readonly string[]) =>
    lines.map((line, i) => `[00:00:${10 + i}.000 --> 00:00:${11 + i}.000]${line}`).join('\n')
  const segments = (lines: readonly string[]) =>
    JSON.stringify({ segments: lines.map((text, i) => ({ start: i, end: i + 1, text })) })
  const transcription = (lines: readonly string[]) =>
    JSON.stringify({
      transcription: lines.map((text, i) => ({ offsets: { from: i * 1000, to: i * 1000 + 1000 }, text })),
    })

  const lines = [
    ' So it is inter',
    'national, and',
    ' well known.',
    'Yes',
    ' 1,',
    '000 of Open',
    'AI',
    ' and',
    "'s [",
    ' (laughs)',
    ' - No',
  ]
  const expected = "So it is international, and well known. Yes 1,000 of OpenAI and's [ No"

  it('are whole in whisper.cpp text', () => assert.equal(speechIn(timed(lines.map((line) => `  ${line}`))), expected))
  it('are whole in text with one blank less', () =>
    assert.equal(speechIn(timed(lines.map((line) => ` ${line}`))), expected))
  it('are whole in JSON', () => {
    assert.equal(speechIn(segments(lines), 'a.json'), expected)
    assert.equal(speechIn(transcription(lines), 'a.json'), expected)
  })

  it('are not looked for where no cue has a blank of its own', () => {
    const bare = ['So it is', 'national and', 'well known', ' yes']
    const apart = 'So it is national and well known yes'
    assert.equal(speechIn(timed(bare.map((line) => `  ${line}`))), apart)
    assert.equal(speechIn(timed(bare)), apart)
    assert.equal(speechIn(segments(bare), 'a.json'), apart)
  })
})
