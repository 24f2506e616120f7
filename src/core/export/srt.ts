import { readAsLabels } from '../formats/speakerLabels'
import { oneLine } from '../model/oneLine'
import { formatPreciseTimestamp } from '../model/time'
import type { Cue } from '../model/transcript'
import { captionText, numericReference, withLiterals } from './captionText'
import { cueTimes } from './cueTimes'
import type { ExportForm } from './exportForm'
import { spokenParts, type SpokenPart } from './spokenParts'

/**
 * SRT: speakers as `Name: ` in front of each of their cues. A name that would not be told from words there, and that of a
 * cue in which somebody else answers, is written as a voice, as in WebVTT. SRT has no place for the facts of an episode.
 */
export const srt: ExportForm = {
  name: 'srt',
  label: 'SRT',
  ending: '.srt',
  timed: true,
  write(episode) {
    const times = cueTimes(episode)
    const cues = episode.transcript.cues.map((cue) => ({ cue, parts: spokenParts(cue) }))
    const labels = labelsOf(cues)
    const blocks: string[] = []
    let before: string | undefined
    cues.forEach(({ cue, parts }, at) => {
      const { startTime, endTime } = times[at] ?? { startTime: 0, endTime: 0 }
      // A label holds until the next sign of another speaker.
      const ended = cue.speaker === undefined && before !== undefined && parts[0]?.kind !== 'turn'
      const caption = captionText(ended ? [{ kind: 'turn' }, ...parts] : parts, cue.speaker === undefined)
      if (caption.text === '') return
      before = cue.speaker
      const words = withLiterals(caption, escaped, numericReference).replace(/^\d(?=[\d\s:.,]*[-–—]+\s?>)/, numericReference)
      const label = cue.speaker === undefined ? '' : labelOf(oneLine(cue.speaker), hasTurn(parts), labels)
      const line = `${timestamp(startTime)} --> ${timestamp(endTime)}`
      blocks.push(`${blocks.length + 1}\n${line}\n${label}${words}\n`)
    })
    return blocks.join('\n')
  },
}

function labelsOf(cues: readonly { readonly cue: Cue; readonly parts: readonly SpokenPart[] }[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { cue, parts } of cues) {
    const name = cue.speaker === undefined || hasTurn(parts) ? '' : oneLine(cue.speaker)
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return readAsLabels(counts)
}

function labelOf(name: string, turn: boolean, labels: ReadonlySet<string>): string {
  return labels.has(name) && !turn ? `${name}: ` : `<v ${name.replace(/[&<>]/g, numericReference)}>`
}

function hasTurn(parts: readonly SpokenPart[]): boolean {
  return parts.some(({ kind }) => kind === 'turn')
}

function timestamp(seconds: number): string {
  return formatPreciseTimestamp(seconds).replace('.', ',')
}

// Players show other references as they stand, so only what would be read as a tag or a reference is written as one.
const tagLike = /&(?=#?\w{1,32};)|<(?=\/?(?:i|b|u|s|em|strong|font|span|c|v|br)\b|\d)|\{(?=\\|\/?[ibus]\})|\\(?=[Nnh])/gi

function escaped(text: string): string {
  return text.replace(tagLike, numericReference)
}
