import type { Cue } from '../model/transcript'
import type { ExportedEpisode } from './exportForm'

/** When a cue is shown, in seconds. */
export interface CueTimes {
  readonly startTime: number
  readonly endTime: number
}

/**
 * The times of all cues for forms that demand both of every cue. A cue that its source gives no time of its own has the
 * one stated last above it. One without an end is shown until the next later start, the last one until the end of the
 * recording; where neither is known it ends as it starts.
 */
export function cueTimes({ transcript, metadata }: ExportedEpisode): readonly CueTimes[] {
  const starts = startsOf(transcript.cues)
  const duration = metadata.duration?.value
  const ends = new Array<number>(starts.length)
  let following: number | undefined
  let later = duration
  for (let at = starts.length - 1; at >= 0; at--) {
    const start = starts[at] as number
    if (following !== undefined && following !== start) later = following
    following = start
    ends[at] = transcript.cues[at]?.endTime ?? (later !== undefined && later > start ? later : start)
  }
  return starts.map((startTime, at) => ({ startTime, endTime: ends[at] as number }))
}

function startsOf(cues: readonly Cue[]): number[] {
  let latest = 0
  return cues.map(({ startTime }) => (latest = startTime ?? latest))
}
