import type { Episode } from '../library/episode'
import type { Numbers } from './numbers'
import type { Openings } from './openings'
import type { EpisodeWords } from './passages'

/** An episode with its words, and where in it a hit may open. */
export interface Searchable {
  readonly episode: Episode
  readonly words: EpisodeWords
  readonly openings: Openings
  /** For each cue the first of its words, or the next one where it has none. */
  readonly cueWords: Numbers
  /** Tells whether it is within the scope that a form of the glossary is written with. */
  readonly within: (scope: string) => boolean
  /** Where each word stands in the speech's text; absent where that is found by cutting the text again. */
  readonly places?: { readonly starts: Int32Array; readonly ends: Int32Array }
}
