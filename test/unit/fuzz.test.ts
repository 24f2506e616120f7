import { strict as assert } from 'node:assert'
import { LibraryService } from '../../src/core/service/libraryService'
import { fuzz, type Find } from '../fuzz/fuzz'
import { corpusOf, forms } from '../fuzz/inputs'
import { tryInput } from '../fuzz/targets'
import { hugeTexts } from '../support/hugeTexts'

describe('whatever a file holds', () => {
  // Each was found by `npm run fuzz` and broke a promise once.
  const found: readonly (readonly [string, string])[] = [
    ['webvtt', '0:9,8-><v  >0'],
    ['podcast-json', '{"segments":[{"body":"a"},{"startTime":.0001,"body":"b"}]}'],
    ['whisper-json', '{"duration":.0374,"text":"a"}'],
    ['ttml', '<tt><p ttm:agent="">m'],
    ['speaker-text', 'i [d\\](ht/)?L: '],
    ['speaker-text', 'Ann: [d (music](http://a) so\n\nBob: a\n\nAnn: b'],
    ['glossary', `## ${'A{'.repeat(900)}\n`],
    ['speaker-markdown', '# *'],
    ['verbatim-markdown', '## b [0:00:02]\n## a [0:00:01]\n[0:00:01] a'],
    [
      'rev-json',
      '{"monologues":[{"speaker":1,"elements":[{"type":"text","value":"a"}]}],"speakers":[{"id":1,"name":""}]}',
    ],
    ['outline', `${`1:00 ${'a'.repeat(290)}\n`.repeat(4)}`],
  ]
  for (const [form, text] of found) {
    it(`reads ${JSON.stringify(text.slice(0, 40))} as ${form}`, () => tryInput({ form, path: 'a.txt', text }, true))
  }

  for (const form of forms) {
    it(`keeps every promise for texts of the form ${form} @size`, () => {
      const finds: Find[] = []
      fuzz({ seed: 7, from: 0, to: 120, form }, corpusOf(), { find: (find) => finds.push(find) })
      assert.deepEqual(finds, [])
    })
  }

  // A part of their size says whether they are read; what they cost is measured in bench/.
  for (const { what, path, form, make } of hugeTexts) {
    it(`reads a hundredth of ${what}, beside another episode @size`, () => {
      const service = new LibraryService()
      const source = make(0.01)
      service.put({
        id: 'other',
        path: 'o.vtt',
        file: '/o.vtt',
        source: 'WEBVTT\n\n00:01.000 --> 00:02.000\nA quokka.\n',
      })
      service.put({ id: 'huge', path, file: '/huge', source })
      service.derive()
      assert.equal(service.episode('huge')?.transcript.form, form)
      const [unread] = service.state().unread
      assert.deepEqual(
        unread?.problems.map(({ code }) => code),
        form === undefined ? ['unknown-form'] : undefined,
      )
      assert.equal(service.search('quokka', 5).hits[0]?.episode, 'other')
    })
  }
})
