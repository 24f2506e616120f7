import { strict as assert } from 'node:assert'
import { assemblyAiJson } from '../../../src/core/formats/assemblyAiJson'
import { captionsJson } from '../../../src/core/formats/captionsJson'
import { deepgramJson } from '../../../src/core/formats/deepgramJson'
import type { Format } from '../../../src/core/formats/format'
import { googleJson } from '../../../src/core/formats/googleJson'
import { podcastJson } from '../../../src/core/formats/podcastJson'
import { revAiJson } from '../../../src/core/formats/revAiJson'
import { transcribeJson } from '../../../src/core/formats/transcribeJson'
import { whisperCppJson } from '../../../src/core/formats/whisperCppJson'
import { whisperJson } from '../../../src/core/formats/whisperJson'
import { youtubeJson } from '../../../src/core/formats/youtubeJson'
import { speechOf, spanToSource } from '../../../src/core/model/speech'
import { itReadsFixtures, readExactly, shown } from '../../support/formatFixtures'

const formats = [
  whisperJson,
  whisperCppJson,
  podcastJson,
  youtubeJson,
  captionsJson,
  deepgramJson,
  assemblyAiJson,
  transcribeJson,
  googleJson,
  revAiJson,
]

for (const format of formats) describe(format.name, () => itReadsFixtures(format))

describe('JSON of transcripts', () => {
  const others: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a package', '{"name":"x","version":"1.0.0","scripts":{"test":"mocha"},"words":["a","b"]}'],
    ['texts without times', '{"segments":[{"text":"one"},{"text":"two"}]}'],
    ['a short text', '{"text":"A button"}'],
    ['events of something else', '{"events":[{"start":1,"text":"a"}],"transcription":"yes"}'],
    ['a list of numbers', '[1,2,3]'],
    ['a list of records', '[{"id":1,"text":"a"},{"id":2,"text":"b","start":"May"}]'],
    ['a table of contents', '{"version":1,"chapters":[{"title":"One"},{"title":"Two"}]}'],
    ['prose', 'The "segments" of [{"text": "a", "start": 1}] are read.'],
  ]
  for (const [what, source] of others) {
    it(`is not ${what}`, () => {
      for (const format of formats) assert.equal(format.confidence(source, 'a.json'), 0, format.name)
    })
  }

  it('finds segments behind a text that fills the head', () => {
    const source = `{"text":"${'word '.repeat(80_000)}","segments":[{"start":0,"end":1,"text":" word"}]}`
    assert.equal(whisperJson.confidence(source, 'a.json'), 0.8)
    assert.deepEqual(shown(whisperJson.read(source)).cues, [[0, 1, null, 'word']])
  })

  it('leads from words back to the escapes they were written with', () => {
    const source = String.raw`{"segments":[{"start":0,"end":1,"text":" the caf\u00e9s of \ud83d\ude00 \"it\""}]}`
    const { cues } = readExactly(whisperJson, source)
    const speech = speechOf(cues)
    assert.equal(speech.text, 'the cafés of 😀 "it"')
    const written = (word: string): string => {
      const start = speech.text.indexOf(word)
      const span = spanToSource(speech, { start, end: start + word.length })
      return source.slice(span.start, span.end)
    }
    assert.equal(written('cafés'), String.raw`caf\u00e9s`)
    assert.equal(written('😀'), String.raw`\ud83d\ude00`)
    assert.equal(written('"it"'), String.raw`\"it\"`)
  })

  it('marks turns and annotations that are written with escapes', () => {
    const source = String.raw`{"segments":[{"start":0,"end":1,"text":"\u003e\u003e Hi. \u266a la \u266a (laughs\u002c laughing)\n- Yes"}]}`
    const [cue] = readExactly(whisperJson, source).cues
    const marks = cue?.marks?.map(({ kind, start, end }) => [kind, source.slice(start, end)])
    assert.deepEqual(marks, [
      ['turn', String.raw`\u003e\u003e `],
      ['annotation', String.raw`\u266a`],
      ['annotation', String.raw`\u266a`],
      ['annotation', String.raw`(laughs\u002c laughing)`],
      ['escape', String.raw`\n`],
      ['turn', '- '],
    ])
  })

  it('keeps a change of speaker that has no name', () => {
    const item = (from: number, text: string, rest = '') =>
      `{"offsets":{"from":${from},"to":${from + 1000}},"text":"${text}"${rest}}`
    const source = `{"transcription":[${item(0, ' One.', ',"speaker_turn_next":true')},${item(1000, ' Two.')},${item(2000, ' Three. [SPEAKER_TURN]')},${item(3000, ' Four.')}]}`
    const { cues } = readExactly(whisperCppJson, source)
    assert.deepEqual(
      speechOf(cues).sentences.map(({ turn }) => turn),
      [false, true, false, true],
    )
  })

  describe('is read in linear time @size, whatever it holds:', () => {
    const size = 2_000_000
    const fill = (part: string, head = '', tail = ''): string =>
      head + part.repeat(Math.ceil(size / part.length)) + tail
    const item = '{"type":"punctuation","alternatives":[{"content":","}]}'
    const segment = '{"start_time":"1","speaker_label":"a","items":[]}'
    const worst: readonly (readonly [string, Format, string])[] = [
      ['open brackets', podcastJson, fill('[{"segments":')],
      ['cues at one time', podcastJson, fill('{"startTime":1,"body":"a b c"},', '{"segments":[')],
      ['cues that run backwards', captionsJson, fill('{"start":9,"text":"a b"},{"start":1,"text":"c d"},', '[')],
      ['single words', podcastJson, fill('{"startTime":1,"body":"a"},', '{"segments":[')],
      ['escapes in one string', whisperJson, fill('\\u00e9', '{"segments":[{"start":0,"text":"')],
      ['escapes in a text without times', whisperJson, fill('a\\nb ', '{"text":"', '"}')],
      ['brackets in a string', whisperJson, fill('([', '{"segments":[{"start":0,"text":"')],
      ['dashes in lines', whisperJson, fill('- a\\n', '{"segments":[{"start":0,"text":"')],
      ['segments of one event', youtubeJson, fill('{"utf8":"a"},', '{"events":[{"tStartMs":0,"segs":[')],
      ['signs behind one word', transcribeJson, fill(`${item},`, '{"items":[')],
      ['segments and words', transcribeJson, fill(`${segment},`, '{"segments":[', `],"items":[${item}]}`)],
      [
        'words of one result',
        googleJson,
        fill('{"word":"a","startTime":"1s"},', '{"results":[{"alternatives":[{"words":['),
      ],
      ['parts of one monologue', revAiJson, fill('{"value":"a"},', '{"monologues":[{"elements":[')],
      ['elements that are no cues', whisperCppJson, fill('{"text":1},', '{"transcription":[')],
    ]
    for (const [what, format, source] of worst) {
      it(what, () => {
        const confidence = format.confidence(source, 'a.json')
        assert.ok(confidence >= 0 && confidence <= 1)
        readExactly(format, source)
      })
    }
  })
})
