import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Format } from '../../src/core/formats/format'
import { speechOf } from '../../src/core/model/speech'
import { metadataKeys, type Metadata, type Transcript } from '../../src/core/model/transcript'

/**
 * What a fixture `NAME.ext` is read as, in `NAME.expected.json` beside it. Times are seconds; `null` where the
 * source has no end, no time or no speaker.
 */
interface Expected {
  readonly form: string
  /** Start, end, speaker, spoken words. */
  readonly cues: readonly (readonly [number | null, number | null, string | null, string])[]
  /** Start, or the first words where the source says the place, and title; left out where there are none. */
  readonly chapters?: readonly (readonly [number | string, string])[]
  /** The values without their origins; left out where there are none. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Codes in order; left out where there are none. */
  readonly problems?: readonly string[]
}

const folder = join(process.cwd(), 'test', 'fixtures', 'formats')

/**
 * One test for each file in `test/fixtures/formats/<form>/`: the format is sure of it and reads what is expected,
 * whatever its line ends; and one that cuts it everywhere: nothing throws, and the offsets are exact.
 */
export function itReadsFixtures(format: Format, form: string = format.name): void {
  const names = readdirSync(join(folder, form)).filter((name) => !name.endsWith('.expected.json'))
  if (names.length === 0) throw new Error(`no fixtures in ${form}`)
  for (const name of names) {
    const source = readFileSync(join(folder, form, name), 'utf8')
    const expectation = name.replace(/\.[^.]+$/, '.expected.json')
    it(`reads ${name}`, () => {
      const expected = JSON.parse(readFileSync(join(folder, form, expectation), 'utf8')) as Expected
      assert.deepEqual(shown(readExactly(format, source)), {
        chapters: [],
        metadata: {},
        problems: [],
        ...expected,
      })
      assert.ok(format.confidence(source, name) >= 0.5, `confidence of ${format.confidence(source, name)}`)
    })
    for (const [ends, rewritten] of withLineEnds(source)) {
      it(`reads ${name} the same with ${ends}`, () => {
        assert.deepEqual(shown(readExactly(format, rewritten)), shown(readExactly(format, source)))
      })
    }
    it(`reads ${name} cut anywhere`, () => {
      for (let end = 0; end <= source.length; end += 7) {
        const cut = source.slice(0, end)
        const confidence = format.confidence(cut, name)
        assert.ok(confidence >= 0 && confidence <= 1)
        readExactly(format, cut)
      }
    })
  }
}

/** A text with the line ends of each system, and with all of them in turn. */
function withLineEnds(source: string): [string, string][] {
  const kinds = ['\n', '\r', '\r\n'] as const
  const lines = source.split(/\r\n|\n|\r/)
  // CR, an empty line and LF would read as one line end; this order never makes that.
  const mixed = lines.reduce((text, line, i) => text + (kinds[(i - 1) % kinds.length] ?? '') + line)
  return [
    ['LF', lines.join('\n')],
    ['CR LF', lines.join('\r\n')],
    ['CR', lines.join('\r')],
    ['mixed line ends', mixed],
  ]
}

/** Reads a text and makes sure of what holds for every transcript: offsets, order and marks. */
export function readExactly(format: Format, source: string): Transcript {
  const transcript = format.read(source)
  let latest = 0
  for (const { start, end, text, marks } of transcript.cues) {
    if (source.slice(start, end) !== text || start < latest) assert.fail(`cue at ${start}-${end} is "${text}"`)
    let at = start
    for (const mark of marks ?? []) {
      if (mark.start < at || mark.end < mark.start || mark.end > end) assert.fail(`mark at ${mark.start}-${mark.end}`)
      if ((mark.kind === 'escape') !== (mark.text !== undefined)) assert.fail(`${mark.kind} at ${mark.start}`)
      at = mark.end
    }
    latest = end
  }
  return transcript
}

/** The spoken words of each cue, without marks and with escapes read. */
export function spokenIn(transcript: Transcript): string[] {
  return transcript.cues.map((cue) => speechOf([cue]).text)
}

/** A transcript as expectations write it. */
export function shown(transcript: Transcript): Required<Expected> {
  const spoken = spokenIn(transcript)
  return {
    form: transcript.form,
    cues: transcript.cues.map(({ startTime, endTime, speaker }, index) => [
      startTime ?? null,
      endTime ?? null,
      speaker ?? null,
      spoken[index] ?? '',
    ]),
    chapters: transcript.chapters.map(({ startTime, offset, title }) => [
      startTime ?? spoken[transcript.cues.findIndex(({ start }) => start === offset)] ?? 'nowhere',
      title,
    ]),
    metadata: valuesOf(transcript.metadata),
    problems: transcript.problems.map(({ code }) => code),
  }
}

function valuesOf(metadata: Metadata): Record<string, unknown> {
  return Object.fromEntries(
    metadataKeys.flatMap((key) => {
      const fact = metadata[key]
      return fact === undefined ? [] : [[key, fact.value]]
    }),
  )
}
