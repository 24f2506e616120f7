import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportForms, type ExportFormName } from '../../../src/core/export/exportForm'
import { refusalText } from '../../../src/core/export/exportRefusal'
import { exportTranscript } from '../../../src/core/export/exportTranscript'
import { readTranscript } from '../../../src/core/formats/formats'
import { speechOf } from '../../../src/core/model/speech'
import { LibraryService } from '../../../src/core/service/libraryService'
import { ROOT } from '../../support/paths'
import { seed } from '../../support/seeds'

const fixture = (name: string): string => readFileSync(join(ROOT, 'test', 'fixtures', 'export', name), 'utf8')

/** What is written of a transcript. */
function exported(path: string, source: string, form: ExportFormName): string {
  const service = new LibraryService()
  service.put({ id: path, path, file: path, source })
  const answer = service.export(path, form)
  return answer?.kind === 'text' ? answer.text : assert.fail(answer && refusalText(answer))
}

describe('exporting', () => {
  for (const { name, ending } of exportForms) {
    it(`writes ${name} as people and other programs know it`, () => {
      assert.equal(exported('talk.vtt', fixture('talk.vtt'), name), fixture(`talk.expected${ending}`))
    })
  }

  it('marks chapters found by reading, so that they are not taken for published ones', () => {
    const { path, source } = seed('000')
    const headings = exported(path, source, 'markdown').match(/^##.*$/gm) ?? []
    assert.ok(headings.length > 2)
    for (const heading of headings) assert.match(heading, /^## .+ \[00:\d\d:\d\d\.\d{3}\] <!-- derived -->$/)
  })

  it('writes words that go on in the next cue whole, where they begin', () => {
    const lines = [
      ' So it is an inter',
      'nation',
      'al',
      ' place,',
      ' and under',
      'stood (laughs) well',
      'known',
      ' here',
      ' too',
    ]
    const source = lines.map((line, i) => `[00:00:0${i}.000 --> 00:00:0${i + 1}.000]  ${line}`).join('\n')
    const spoken = 'So it is an international place, and understood wellknown here too'
    for (const { name, ending } of exportForms) {
      const text = exported('talk.txt', source, name)
      const { transcript } = readTranscript(text, `talk${ending}`)
      assert.equal(speechOf(transcript?.cues ?? []).text, spoken, name)
    }
    const cues = exported('talk.txt', source, 'vtt').match(/-->.*\n.*/g) ?? []
    assert.equal(cues[0], '--> 00:00:01.000\nSo it is an international')
    assert.equal(cues[2], '--> 00:00:05.000\nand understood')
  })

  it('refuses to make up times, and says which forms need none', () => {
    const { path, source } = seed('003')
    const service = new LibraryService()
    service.put({ id: path, path, file: path, source })
    for (const form of ['vtt', 'srt'] as const) {
      assert.deepEqual(service.export(path, form), { kind: 'refused', code: 'times-missing', form })
    }
    assert.equal(
      refusalText({ kind: 'refused', code: 'times-missing', form: 'srt' }),
      'This transcript does not say when each of its lines is spoken, and SRT needs that. Export it as Podcasting 2.0 JSON or Markdown.',
    )
  })

  it('shows a line without an end until the next later one, and the last until the end of the recording', () => {
    const lines = ['[00:00:01] One two.', '[00:00:03] Three four.', '[00:00:03] Five six.', '[00:00:02] Seven eight.']
    const source = `---\ntranscript: verbatim\n---\n${lines.join('\n').replaceAll(']', ' –]')}\n`
    const times = exported('talk.md', source, 'vtt').match(/^.* --> .*$/gm)
    assert.deepEqual(times, [
      '00:00:01.000 --> 00:00:03.000',
      '00:00:03.000 --> 00:00:03.000',
      '00:00:03.000 --> 00:00:03.000',
      '00:00:02.000 --> 00:00:03.000',
    ])
  })

  it('keeps what a page says behind its transcript out of the spoken words', () => {
    const { path, source } = seed('003')
    assert.ok(!exported(path, source, 'json').includes('Back To Top'))
    assert.match(exported(path, source, 'markdown'), /\*\\\[Back To Top\\\]\*\n$/)
  })

  it('stands hostile words @size', () => {
    for (const words of ['- - ', '(laughing) ', 'Ann: ', '[[((', '>> ', '- Yes. ', '♪ ', '<v Ann> ', '&amp;']) {
      const body = `so ${words.repeat(40_000)}`
      const { transcript } = readTranscript(
        JSON.stringify({ segments: [{ startTime: 0, endTime: 1, body }] }),
        'talk.json',
      )
      assert.ok(transcript)
      const episode = { transcript, speech: speechOf(transcript.cues), metadata: {}, chapters: [] }
      for (const { name } of exportForms) {
        const answer = exportTranscript(episode, name)
        assert.ok(answer.kind === 'text' && answer.text.length > 40_000)
      }
    }
  })
})
