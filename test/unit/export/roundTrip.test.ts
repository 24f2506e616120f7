import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportedEpisode } from '../../../src/core/export/exportedEpisode'
import { exportForms } from '../../../src/core/export/exportForm'
import { readEpisode } from '../../../src/core/library/readEpisode'
import { speechOf } from '../../../src/core/model/speech'
import { ROOT } from '../../support/paths'
import { randomTranscript } from '../../support/randomTranscript'
import { roundTrip } from '../../support/roundTrip'
import { seed } from '../../support/seeds'

/** What does not come back, by file and form, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // What a page says behind its transcript is no sound: JSON cannot say so and leaves it out, Markdown brackets it.
  [`${seed('003').path} json`]: ['annotations of cue 555: "[Applause]" for "[Applause] Back To Top"'],
  [`${seed('003').path} markdown`]: ['annotations of cue 555: "[Applause] [Back To Top]" for "[Applause] Back To Top"'],
  // Of JSON in which most cues have times, the others are read with the time of the one before.
  [`${join('verbatim-markdown', 'edited.md')} json`]: ['start of cue 0: 2 for none', 'start of cue 4: 3.5 for none'],
}

describe('what is exported is read back the same', () => {
  const fixtures = join(ROOT, 'test', 'fixtures', 'formats')
  for (const file of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[a-z\d]+$/.test(file) || file.endsWith('.expected.json')) continue
    it(file, () => sameInAllForms(file, readFileSync(join(fixtures, file), 'utf8')))
  }

  for (const number of ['000', '001', '002', '003'] as const) {
    const { path, source } = seed(number)
    it(`seed ${number}${number === '001' ? ' @size' : ''}`, () => sameInAllForms(path, source))
  }

  for (const [title, from, to] of [
    ['any transcript that chance makes', 0, 40],
    ['many more of them @size', 40, 400],
  ] as const) {
    it(title, () => {
      for (let n = from; n < to; n++) {
        const episode = randomTranscript(n)
        for (const form of exportForms) {
          assert.deepEqual(roundTrip(episode, form) ?? [], [], `seed ${n} as ${form.name}`)
        }
      }
    })
  }
})

function sameInAllForms(path: string, source: string): void {
  const episode = episodeOf(path, source)
  const untimed = episode.transcript.cues.some(({ startTime }) => startTime === undefined)
  for (const form of exportForms) {
    const differences = roundTrip(episode, form)
    assert.equal(differences === undefined, untimed && form.timed, form.name)
    assert.deepEqual(differences ?? [], exceptions[`${path} ${form.name}`] ?? [], form.name)
  }
}

function episodeOf(path: string, source: string): ExportedEpisode {
  const { transcript, metadata } = readEpisode({ id: path, path, source })
  assert.ok(transcript, `${path} is not read`)
  return { transcript, speech: speechOf(transcript.cues), metadata, chapters: [] }
}
