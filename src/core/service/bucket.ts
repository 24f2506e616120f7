import type { WordId } from '../search/vocabulary'
import type { KeptEpisode } from './keptEpisode'

/** Some episodes with the words that they use, so that they can be told of to another library: plain data. */
export interface Bucket {
  /** How the words are spelled, one a line. */
  readonly norms: string
  /** Their words are numbers of lines. */
  readonly episodes: readonly KeptEpisode[]
}

/** @param norm how a word is spelled */
export function bucketOf(episodes: readonly KeptEpisode[], norm: (word: WordId) => string): Bucket {
  const numbers = new Map<WordId, number>()
  for (const { index } of episodes) {
    for (const word of index.words) if (!numbers.has(word)) numbers.set(word, numbers.size)
  }
  const wide = numbers.size > 2 ** 16
  const renumbered = episodes.map((episode) => {
    const { words } = episode.index
    const own = wide ? new Int32Array(words.length) : new Uint16Array(words.length)
    for (let at = 0; at < words.length; at++) own[at] = numbers.get(words[at] as WordId) as number
    return { ...episode, index: { ...episode.index, words: own } }
  })
  return { norms: Array.from(numbers.keys(), norm).join('\n'), episodes: renumbered }
}
