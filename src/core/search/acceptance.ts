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
  const tables = new Map<IndexedEpisode, Uint8Array>()
  const tableOf = (at: IndexedEpisode): Uint8Array => {
    let table = tables.get(at)
    if (table === undefined) tables.set(at, (table = passagesToOpenIn(at, where)))
    return table
  }
  let last: IndexedEpisode | undefined
  let lastTable: Uint8Array = new Uint8Array()
  return {
    accepts: (passage) => {
      const at = episodes.ownerOf(passage)
      if (at === undefined) return false
      if (at !== last) lastTable = tableOf((last = at))
      return lastTable[passage - at.base] === 1
    },
    atMost: (count) => {
      const found: number[] = []
      for (const at of episodes.all()) {
        const table = tableOf(at)
        for (let index = table.indexOf(1); index >= 0; index = table.indexOf(1, index + 1)) {
          if (found.push(at.base + index) > count) return undefined
        }
      }
      return Int32Array.from(found)
    },
  }
}

/** For each passage of an episode whether some wanted opening lies in it, or is the last one before it. */
function passagesToOpenIn(at: IndexedEpisode, where: WhereWanted): Uint8Array {
  const { openings, words, passages } = at
  const table = new Uint8Array(passages)
  const { wanted = false } = where(at) ?? {}
  if (typeof wanted === 'boolean') return table.fill(wanted ? 1 : 0)
  for (let opening = 0; opening < wanted.length; opening++) {
    if (wanted[opening] !== 1) continue
    const { first, last } = passagesBetween(
      openings.words[opening] as number,
      openings.words[opening + 1] ?? words.length,
      words.length,
    )
    for (let passage = first; passage <= last; passage++) table[passage] = 1
  }
  return table
}
