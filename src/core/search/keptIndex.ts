import { scopeTest } from '../glossary/scopeTest'
import type { Episode } from '../library/episode'
import { scopeOf } from '../library/episodeTerms'
import type { IndexedEpisode } from './indexedEpisode'
import { passageCount } from './passages'
import type { Searchable } from './searchable'

/** What of an indexed episode was found by reading its text: plain data, so that it can be written to a disk. */
export type KeptIndex = Omit<Searchable, 'episode' | 'within'>

export function keptIndex({ words, cases, speakers, openings, cueWords, places }: IndexedEpisode): KeptIndex {
  return { words, cases, speakers, openings, cueWords, ...(places === undefined ? {} : { places }) }
}

/** How often each word is used in all of them, by its number. */
export function usesOf(kept: readonly { readonly index: KeptIndex }[], wordCount: number): Int32Array {
  const uses = new Int32Array(wordCount)
  for (const { index } of kept) for (const word of index.words) uses[word] = (uses[word] as number) + 1
  return uses
}

/** The episode as it was indexed, with the numbers that its words have now: `words[kept]`. */
export function restoredIndex(episode: Episode, kept: KeptIndex, words: Int32Array, base: number): IndexedEpisode {
  const largest = words.reduce((most, word) => Math.max(most, word), 0)
  const ids = largest < 2 ** 16 ? new Uint16Array(kept.words.length) : new Int32Array(kept.words.length)
  for (let at = 0; at < ids.length; at++) ids[at] = words[kept.words[at] as number] as number
  const within = scopeTest(scopeOf(episode))
  return { ...kept, episode, within, words: ids, base, passages: passageCount(ids.length), chapters: [] }
}
