import { cueAtPosition, fromSource, spanToSource, type Speech } from '../model/speech'
import { cueAtTime, type Cue, type Span } from '../model/transcript'
import type { CitedPlace } from './readLocator'
import type { FoundPlace } from './verdict'

interface PlacedSource {
  readonly cues: readonly Cue[]
  readonly speech: Speech
}

/** Characters by which a quotation may begin behind the one that is cited. */
const charTolerance = 200
/** Times are written in whole seconds or exactly; less than a second away is the same time. */
const timeTolerance = 0.95

/** Where in the speech's text a cited place is. */
export function positionOf(place: CitedPlace, { cues, speech }: PlacedSource): number {
  if (place.kind === 'chars') return fromSource(speech, place.start)
  // Some sources give a time only now and then, and none at their beginning.
  const cue =
    cues[0]?.startTime === undefined
      ? cues.findLastIndex(({ startTime }) => startTime !== undefined && startTime <= place.start)
      : cueAtTime(cues, place.start)
  return speech.cueStarts[Math.max(0, cue)] ?? 0
}

/** The place in the source of a stretch of the speech's text. */
export function foundPlace(span: Span, { cues, speech }: PlacedSource): FoundPlace {
  const start = cues[cueAtPosition(speech, span.start)]?.startTime
  const end = cues[cueAtPosition(speech, span.end - 1)]?.endTime
  return {
    ...spanToSource(speech, span),
    ...(start === undefined ? {} : { startTime: start }),
    ...(end === undefined ? {} : { endTime: end }),
  }
}

/**
 * True where words stand at the place that a citation names: their first cue begins at its time, and their last one not
 * behind its end; without times, all of them lie within its characters.
 *
 * @param written the time in seconds that people read in the citation, which must be the same
 */
export function isAtPlace(
  found: FoundPlace,
  place: CitedPlace,
  written: number | undefined,
  { cues, speech }: PlacedSource,
): boolean {
  if (place.kind === 'chars') {
    const within = found.start - place.start
    return within >= 0 && (place.end === undefined ? within <= charTolerance : found.end <= place.end)
  }
  const { startTime } = found
  if (startTime === undefined) return true
  if (!isSameTime(startTime, place.start)) return false
  if (written !== undefined && Math.floor(startTime) !== written) return false
  const lastStart = cues[cueAtPosition(speech, fromSource(speech, found.end - 1))]?.startTime
  return place.end === undefined || lastStart === undefined || lastStart <= place.end + timeTolerance
}

/**
 * Seconds between the time that a citation names and that of the words; undefined without times.
 *
 * @param written as in {@link isAtPlace}; what is further away counts
 */
export function secondsOff(
  { startTime }: FoundPlace,
  place: CitedPlace,
  written: number | undefined,
): number | undefined {
  if (place.kind === 'chars' || startTime === undefined) return undefined
  return Math.max(Math.abs(startTime - place.start), Math.abs(startTime - (written ?? place.start)))
}

/** Whole seconds are rounded down, as players have them; others are meant as they are. */
function isSameTime(time: number, cited: number): boolean {
  return Number.isInteger(cited) ? Math.floor(time) === cited : Math.abs(time - cited) < timeTolerance
}
