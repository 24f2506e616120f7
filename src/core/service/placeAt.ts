import type { Episode } from '../library/episode'
import { cueAtPosition, spanToSource } from '../model/speech'
import type { Place } from '../search/hit'

/** The place of a position in the speech of an episode. */
export function placeAt({ id, speech, transcript }: Episode, position: number): Place {
  const { start } = spanToSource(speech, { start: position, end: position })
  const startTime = transcript.cues[cueAtPosition(speech, position)]?.startTime
  return { episode: id, offset: start, ...(startTime === undefined ? {} : { startTime }) }
}
