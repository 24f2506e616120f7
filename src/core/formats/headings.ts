import { partitionPoint } from '../model/partitionPoint'
import type { Cue, PublishedChapter } from '../model/transcript'

/** A heading between cues. */
export interface Heading {
  readonly title: string
  /** Its place in the source. */
  readonly at: number
}

/** The title of a line of Markdown that is a heading, without its markup; undefined for other lines and bare markup. */
export function headingIn(line: string): string | undefined {
  if (!line.startsWith('#')) return undefined
  const heading = /^#{1,6}\s+(\S.*?)(?:\s{1,9}#{1,9})?$/.exec(line.slice(0, 1000))?.[1]
  const title = heading
    ?.replace(/[`*]/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .trim()
  return title === '' ? undefined : title
}

/** The chapters that headings name: each begins with the first words below; one without words below it is none. */
export function chaptersBelow(headings: readonly Heading[], cues: readonly Cue[]): PublishedChapter[] {
  return headings.flatMap(({ title, at }) => {
    const cue = cues[partitionPoint(cues.length, (index) => (cues[index] as Cue).start < at)]
    return cue === undefined || namesNoPart(title) ? [] : [{ title, offset: cue.start }]
  })
}

/** True for a line, a heading or a label that marks a pause: `** Break **`, `Music`. */
export function isPause(text: string): boolean {
  return text.length < 40 && pauses.test(text.replace(/^[^\p{L}\p{N}]{1,9}|[^\p{L}\p{N}]{1,9}$/gu, ''))
}

// What stands where a speaker or a heading stands and is no word.
const pauses = /^(?:break|ad break|music|intermission|end)$/i

function namesNoPart(title: string): boolean {
  return isPause(title) || /^(?:full )?(?:transcript|transcription)$/i.test(title)
}
