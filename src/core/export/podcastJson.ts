import { captionText, withLiterals } from './captionText'
import type { ExportForm } from './exportForm'
import { spokenParts } from './spokenParts'

/**
 * The JSON of Podcasting 2.0, a segment a line. Where the source has no times, or no end, the segment has none. The form has
 * no place for the facts of an episode.
 */
export const podcastJson: ExportForm = {
  name: 'json',
  label: 'Podcasting 2.0 JSON',
  ending: '.json',
  timed: false,
  write({ transcript }) {
    const segments = transcript.cues.flatMap((cue) => {
      const caption = captionText(spokenParts(cue), false)
      if (caption.text === '') return []
      const { speaker, startTime, endTime } = cue
      const body = withLiterals(caption, inString, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
      const facts = JSON.stringify({ speaker, startTime, endTime }).slice(1, -1)
      return [`{${facts}${facts === '' ? '' : ','}"body":"${body}"}`]
    })
    return `{"version":"1.0.0","segments":[\n${segments.join(',\n')}\n]}\n`
  },
}

function inString(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
