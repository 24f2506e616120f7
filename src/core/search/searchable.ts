import type { Episode } from '../library/episode'
import type { Openings } from './openings'
import type { EpisodeWords } from './passages'

/** An episode with its words, and where in it a hit may open. */
export interface Searchable {
  readonly episode: Episode
  readonly words: EpisodeWords
  readonly openings: Openings
}
