import type { Openings } from './openings'
import { speakerOf } from './cueSpeakers'
import type { Searchable } from './searchable'

/** The openings of an episode whose moments end where the turn in which they open does: what follows is somebody else's. */
export function withinTurns({ speakers, openings, words }: Searchable): Openings {
  const ends = new Int32Array(openings.words.length)
  const speakerAt = (opening: number): string | undefined => speakerOf(speakers, openings.cues[opening] ?? -1)
  let end = words.length
  for (let opening = ends.length - 1; opening >= 0; opening--) {
    ends[opening] = end
    if (opening > 0 && speakerAt(opening - 1) !== speakerAt(opening)) end = openings.words[opening] as number
  }
  return { ...openings, ends }
}
