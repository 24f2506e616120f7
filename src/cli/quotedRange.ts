import type { Episode } from '../core/library/episode'
import { parseTimestamp } from '../core/model/time'
import { cueAtTime, isTimed, type Span } from '../core/model/transcript'
import { UsageError, type CommandLine } from './commandLine'

/**
 * The stretch of the source that `--from` and `--to` name.
 *
 * @throws UsageError where one is missing, no time, outside of the transcript, or the end is before the beginning
 */
export function quotedRange(line: CommandLine, episode: Episode): Span {
  const from = placeOf(line, 'from', episode)
  const to = placeOf(line, 'to', episode)
  if (to.start < from.start) throw new UsageError('--to is before --from.')
  return { start: from.start, end: Math.max(from.start, to.end) }
}

/** What a time or `char=N` stands for: as a beginning its `start`, as an end its `end`. */
function placeOf(line: CommandLine, flag: 'from' | 'to', { transcript, source }: Episode): Span {
  const given = line.flags.get(flag)
  if (typeof given !== 'string') throw new UsageError(`--${flag} TIME is missing.`)
  const offset = /^char=(\d+)$/.exec(given)?.[1]
  if (offset !== undefined) {
    if (Number(offset) > source.length) throw new UsageError(`--${flag}: the file has ${source.length} characters.`)
    return { start: Number(offset), end: Number(offset) }
  }
  const seconds = parseTimestamp(given)
  if (seconds === undefined) throw new UsageError(`--${flag} ${given}: write hh:mm:ss.mmm, seconds, or char=N.`)
  const { cues } = transcript
  if (!isTimed(transcript)) throw new UsageError('This transcript has no times; give its places as char=N.')
  const at = cueAtTime(cues, seconds)
  const cue = cues[at]
  if (cue === undefined) throw new UsageError('This transcript has no cues.')
  if (flag === 'from' && at === cues.length - 1 && cue.endTime !== undefined && seconds > cue.endTime)
    throw new UsageError(`--from ${given}: the last words are spoken before that.`)
  // A range that ends where a cue begins does not take that cue in.
  const last = flag === 'to' && cue.startTime === seconds && at > 0 ? cues[at - 1] : cue
  return { start: cue.start, end: last?.end ?? cue.end }
}
