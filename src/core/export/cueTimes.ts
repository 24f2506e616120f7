import type { ExportedEpisode } from './exportedEpisode'

/** When a cue is shown, in seconds. */
export interface CueTimes {
  readonly startTime: number
  readonly endTime: number
}

/**
 * The times of all cues for forms that demand an end of every cue: one that has none in its source is shown until the next
 * later start, the last one until the end of the recording; where neither is known it ends as it starts. Empty where
 * a cue has no start.
 */
export function cueTimes({ transcript: { cues }, metadata }: ExportedEpisode): readonly CueTimes[] {
  const times: CueTimes[] = []
  let following: number | undefined
  let later = metadata.duration?.value
  for (const { startTime, endTime } of cues.toReversed()) {
    if (startTime === undefined) return []
    if (following !== undefined && following !== startTime) later = following
    following = startTime
    times.push({ startTime, endTime: endTime ?? Math.max(startTime, later ?? startTime) })
  }
  return times.reverse()
}
