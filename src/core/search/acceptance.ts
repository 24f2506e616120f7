import { partitionPoint } from '../model/partitionPoint'
import type { Wanted } from './conditions'
import type { WhereWanted } from './whereWanted'
import type { IndexedEpisode } from './indexedEpisode'
import type { IndexedEpisodes } from './indexedEpisodes'
import { passagesBetween } from './passages'

/** Where hits may open that a query wants. */
export interface Acceptance {
  /** Tells of a passage whether a wanted hit may open in it. */
  readonly accepts: (passage: number) => boolean
  /** All such passages, in order; undefined where there are more than so many. */
  readonly atMost: (count: number) => Int32Array | undefined
}

export function acceptance(episodes: IndexedEpisodes, where: WhereWanted): Acceptance {
  return {
    accepts: (passage) => {
      const at = episodes.ownerOf(passage)
      return at !== undefined && opensIn(at, passage - at.base, where(at)?.wanted ?? false)
    },
    atMost: (count) => {
      const found: number[] = []
      for (const at of episodes.all()) {
        const table = passagesToOpenIn(at, where)
        for (let index = table.indexOf(1); index >= 0; index = table.indexOf(1, index + 1)) {
          if (found.push(at.base + index) > count) return undefined
        }
      }
      return Int32Array.from(found)
    },
  }
}

/** The passages in which the moment of an opening may be found: some words lie in it up to the next opening. */
function passagesOf({ openings, words }: IndexedEpisode, opening: number): ReturnType<typeof passagesBetween> {
  const from = openings.words[opening] as number
  return passagesBetween(from, openings.words[opening + 1] ?? words.length, words.length)
}

/** True where some wanted opening lies in a passage, or is the last one before it. */
function opensIn(at: IndexedEpisode, passage: number, wanted: Wanted): boolean {
  if (typeof wanted === 'boolean') return wanted
  let opening = partitionPoint(wanted.length, (i) => passagesOf(at, i).last < passage)
  while (opening < wanted.length && passagesOf(at, opening).first <= passage) if (wanted[opening++] === 1) return true
  return false
}

/** The same for each passage of an episode. */
function passagesToOpenIn(at: IndexedEpisode, where: WhereWanted): Uint8Array {
  const table = new Uint8Array(at.passages)
  const { wanted = false } = where(at) ?? {}
  if (typeof wanted === 'boolean') return table.fill(wanted ? 1 : 0)
  for (let opening = wanted.indexOf(1); opening >= 0; opening = wanted.indexOf(1, opening + 1)) {
    const { first, last } = passagesOf(at, opening)
    table.fill(1, first, last + 1)
  }
  return table
}
