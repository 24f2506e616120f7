import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recognise } from '../../../src/worker/recognise'
import { inForm } from '../../support/forms'

describe('recognising a file', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
    const said = [0, 2, 4].map((at) => ({ text: 'So the keeper lit the lamp.', at, until: at + 2 }))
    writeFileSync(join(folder, 'talk.vtt'), inForm.vtt(said))
    writeFileSync(join(folder, 'talk.yaml'), 'title: The lamp\n')
    writeFileSync(join(folder, 'odd.dat'), inForm.srt(said))
    writeFileSync(join(folder, 'talk.json'), '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Lamps"}]}')
    writeFileSync(join(folder, 'picture.jpg'), new Uint8Array(64))
    writeFileSync(join(folder, 'code.txt'), 'const x = { a: 1 };\n'.repeat(50))
  })
  after(() => rmSync(folder, { recursive: true }))

  for (const [name, expected] of [
    ['talk.vtt', { kind: 'transcript', form: 'webvtt', title: 'The lamp', cues: 3 }],
    ['odd.dat', { kind: 'transcript', form: 'srt', title: 'odd', cues: 3 }],
    ['talk.json', { kind: 'chapters' }],
    ['picture.jpg', 'binary-file'],
    ['code.txt', 'unknown-form'],
    ['gone.txt', 'file-unreadable'],
  ] as const)
    it(`tells ${name} by its content`, async () => {
      const seen = await recognise(join(folder, name))
      assert.deepEqual(seen.kind === 'refused' ? seen.problem.code : seen, expected)
    })
})
