import { readAsLabels } from '../formats/speakerLabels'
import { formatPreciseTimestamp } from '../model/time'
import { captionText, numericReference, withLiterals } from './captionText'
import { cueTimes } from './cueTimes'
import type { ExportedEpisode } from './exportedEpisode'
import { speakerName } from './speakerName'
import { spokenParts, type SpokenPart } from './spokenParts'

/**
 * SRT: speakers as `Name: ` in front of each of their cues. A name that would not be told from words there, and that of a
 * cue in which somebody else answers, is written as a voice, as in WebVTT. SRT has no place for the facts of an episode.
 */
export function srtText(episode: ExportedEpisode): string {
  const times = cueTimes(episode)
  const said = episode.transcript.cues
  const cues = said.map((cue, at) => ({ speaker: speakerName(cue), parts: spokenParts(said, at) }))
  const labels = labelsOf(cues)
  const blocks: string[] = []
  let before: string | undefined
  cues.forEach(({ speaker, parts }, at) => {
    const { startTime, endTime } = times[at] ?? { startTime: 0, endTime: 0 }
    // A label holds until the next sign of another speaker.
    const ended = speaker === undefined && before !== undefined && parts[0]?.kind !== 'turn'
    const caption = captionText(ended ? [{ kind: 'turn' }, ...parts] : parts, speaker === undefined)
    if (caption.text === '') return
    before = speaker
    const words = withLiterals(caption, escaped, numericReference)
    const front = speaker === undefined ? '' : frontOf(speaker, labels.has(speaker) && !hasTurn(parts))
    const lines = `${front}${words}`.replace(timeLike, numericReference)
    blocks.push(`${blocks.length + 1}\n${timestamp(startTime)} --> ${timestamp(endTime)}\n${lines}\n`)
  })
  return blocks.join('\n')
}

interface SpokenCue {
  readonly speaker: string | undefined
  readonly parts: readonly SpokenPart[]
}

/** The names that are told from words where they stand in front of each of their cues. */
function labelsOf(cues: readonly SpokenCue[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { speaker, parts } of cues) {
    if (speaker !== undefined && !hasTurn(parts)) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  }
  return readAsLabels(counts)
}

function frontOf(name: string, labelled: boolean): string {
  return labelled ? `${name}: ` : `<v ${name.replace(/[&<>]/g, numericReference)}>`
}

function hasTurn(parts: readonly SpokenPart[]): boolean {
  return parts.some(({ kind }) => kind === 'turn')
}

function timestamp(seconds: number): string {
  return formatPreciseTimestamp(seconds).replace('.', ',')
}

// The first digit of words that begin as the times of a block do.
const timeLike = /^\d(?=[\d\s:.,]{1,40}[-–—]{1,3}\s?>)/
// Players show other references as they stand, so only what would be read as a tag or a reference is written as one.
const tagLike =
  /&(?=#?\w{1,32};)|<(?=\/?(?:i|b|u|s|em|strong|font|span|c|v|br)\b|\d)|\{(?=\\|\/?[ibus]\})|\\(?=[Nnh])/gi

function escaped(text: string): string {
  return text.replace(tagLike, numericReference)
}
