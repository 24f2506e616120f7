import { soundText } from '../src/core/formats/soundText'
import { LibraryService } from '../src/core/service/libraryService'
import { hugeTexts, type HugeText } from '../test/support/hugeTexts'
import { mouldName, moulds, shapes, type Mould } from '../test/support/worstInputs'

/** What a reading took. */
export interface Reading {
  readonly what: string
  readonly megabytes: number
  /** Of the processor, all threads together: on a busy machine the clock on the wall says little. */
  readonly seconds: number
  /** From the text to chapters, topics and terms; only where a library was built. */
  readonly derived?: number
  /** The most memory that the process held, in MB. */
  readonly memory: number
}

const size = 10_000_000

/** What is slowest of all that `hostileParts` and `shapes` make, form by form the one or the other. */
const worst: readonly (readonly [shape: string, part: string])[] = [
  ['cues', 'a b c '],
  ['cues', '- A '],
  ['cues of eight', 'A: '],
  ['lines', 'a'],
  ['lines', '\\n'],
  ['one cue', '['],
  ['one cue', '\\u00e9'],
  ['one cue', '<p>'],
]

/** One row in a process of its own: `form NAME` or `huge WHAT`. */
const [kind, name] = process.argv.slice(2)
if (kind === 'names') print({ forms: moulds.map(mouldName), huge: hugeTexts.map(({ what }) => what) })
else if (kind === 'form') print(slowest(moulds.find((mould) => mouldName(mould) === name)))
else print(library(hugeTexts.find(({ what }) => what === name)))

function print(value: unknown): void {
  process.stdout.write(JSON.stringify(value))
}

function slowest(mould: Mould | undefined): Reading | undefined {
  let slowest: Reading | undefined
  for (const [shape, part] of mould === undefined ? [] : worst) {
    const source = shapes[shape]?.(mould as Mould, part, size) ?? ''
    const seconds = secondsOf(() => mould && soundText(mould.format.read(source)))
    const what = `${shape} of ${JSON.stringify(part)}`
    if (seconds > (slowest?.seconds ?? 0)) slowest = { what, megabytes: source.length / 1e6, seconds, memory: 0 }
  }
  return slowest && { ...slowest, memory: peak() }
}

/** A library with another episode, which the huge one must leave alone. */
function library(huge: HugeText | undefined): Reading | undefined {
  if (huge === undefined) return undefined
  const source = huge.make(1)
  const service = new LibraryService()
  service.put({ id: 'other', path: 'o.vtt', file: '/o.vtt', source: 'WEBVTT\n\n00:01.000 --> 00:02.000\nA quokka.\n' })
  const seconds = secondsOf(() => service.put({ id: 'huge', path: huge.path, file: '/h', source }))
  const derived = secondsOf(() => {
    service.derive()
    service.topics()
    service.reader('huge')
  })
  if (service.search('quokka', 5).hits.length !== 1) throw new Error(`${huge.what} costs the other episode`)
  return { what: huge.what, megabytes: source.length / 1e6, seconds, derived, memory: peak() }
}

function secondsOf(work: () => unknown): number {
  const started = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e6
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024
}
