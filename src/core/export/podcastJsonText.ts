import { captionText, withLiterals } from './captionText'
import type { ExportedEpisode } from './exportedEpisode'
import { speakerName } from './speakerName'
import { spokenParts } from './spokenParts'

/**
 * The JSON of Podcasting 2.0, a segment a line. Where the source has no times, or no end, the segment has none. The form has
 * no place for the facts of an episode.
 */
export function podcastJsonText({ transcript }: ExportedEpisode): string {
  const segments = transcript.cues.flatMap((cue, at) => {
    const caption = captionText(spokenParts(transcript.cues, at), false)
    if (caption.text === '') return []
    const { startTime, endTime } = cue
    const body = withLiterals(caption, inString, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
    const facts = JSON.stringify({ speaker: speakerName(cue), startTime, endTime }).slice(1, -1)
    return [`{${facts}${facts === '' ? '' : ','}"body":"${body}"}`]
  })
  return `{"version":"1.0.0","segments":[\n${segments.join(',\n')}\n]}\n`
}

function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
