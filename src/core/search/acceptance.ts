import type { Searched } from './whereWanted'
import type { IndexedEpisode } from './indexedEpisode'
import type { IndexedEpisodes } from './indexedEpisodes'
import { passagesBetween } from './passages'

/** Tells of passages whether a wanted hit may open in them. */
export function acceptance(
  episodes: IndexedEpisodes,
  searched: ReadonlyMap<IndexedEpisode, Searched>,
): (passage: number) => boolean {
  const tables = new Map<IndexedEpisode, Uint8Array>()
  return (passage) => {
    const at = episodes.ownerOf(passage)
    const keep = at === undefined ? undefined : searched.get(at)?.wanted
    if (at === undefined || keep === undefined || typeof keep === 'boolean') return keep === true
    let table = tables.get(at)
    if (table === undefined) tables.set(at, (table = passagesToOpenIn(at, keep)))
    return table[passage - at.base] === 1
  }
}

/** For each passage of an episode whether some kept opening lies in it, or is the last one before it. */
function passagesToOpenIn({ openings, words, passages }: IndexedEpisode, keep: Uint8Array): Uint8Array {
  const table = new Uint8Array(passages)
  for (let opening = keep.indexOf(1); opening >= 0; opening = keep.indexOf(1, opening + 1)) {
    const { first, last } = passagesBetween(
      openings.words[opening] as number,
      openings.words[opening + 1] ?? words.length,
      words.length,
    )
    table.fill(1, first, last + 1)
  }
  return table
}
