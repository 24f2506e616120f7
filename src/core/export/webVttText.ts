import { formatPreciseTimestamp } from '../model/time'
import { captionText, numericReference, withLiterals } from './captionText'
import { cueTimes } from './cueTimes'
import type { ExportedEpisode } from './exportedEpisode'
import { namedFactLines } from './namedFactLines'
import { speakerName } from './speakerName'
import { folded, spokenParts } from './spokenParts'

/**
 * WebVTT: the facts of the episode as lines of the header, speakers as voices. What is no cue, chapters among it, stands
 * in notes.
 */
export function webVttText(episode: ExportedEpisode): string {
  const { cues } = episode.transcript
  const times = cueTimes(episode)
  const notes = chapterNotes(episode)
  const blocks = cues.flatMap((cue, at) => {
    const { startTime, endTime } = times[at] ?? { startTime: 0, endTime: 0 }
    const speaker = speakerName(cue)
    const caption = captionText(spokenParts(cues, at), speaker === undefined)
    const words = withLiterals(caption, escaped, numericReference)
    const voice = speaker === undefined ? '' : `<v ${escaped(speaker)}>`
    const line = `${formatPreciseTimestamp(startTime)} --> ${formatPreciseTimestamp(endTime)}`
    return [
      ...(notes.get(at) ?? []),
      ...caption.leftOut.map(note),
      ...(words === '' ? [] : [`${line}\n${voice}${words}`]),
    ]
  })
  return `${[headerOf(episode), ...blocks].join('\n\n')}\n`
}

function headerOf({ metadata }: ExportedEpisode): string {
  const lines = namedFactLines(metadata).map(
    ([name, value]) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${escaped(value)}`,
  )
  return ['WEBVTT', ...lines].join('\n')
}

/** The published chapters by the cue they open with. */
function chapterNotes({ chapters }: ExportedEpisode): ReadonlyMap<number, readonly string[]> {
  const published = chapters.filter(({ derived }) => !derived)
  return new Map(published.map(({ cue, title }) => [cue, [note(`Chapter: ${title}`)]]))
}

function note(text: string): string {
  return `NOTE ${escaped(folded(text))}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
