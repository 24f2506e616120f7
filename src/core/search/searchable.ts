import type { Episode } from '../library/episode'
import type { CueSpeakers } from './cueSpeakers'
import type { Numbers } from './numbers'
import type { Openings } from './openings'
import type { EpisodeWords } from './passages'
import type { WordCases } from './wordCases'

/** An episode with its words, and where in it a hit may open. Its text may have to be read again: only hits need that. */
export interface Searchable {
  readonly episode: Episode
  readonly speakers: CueSpeakers
  readonly words: EpisodeWords
  readonly openings: Openings
  readonly cases: WordCases
  /** For each cue the first of its words, or the next one where it has none. */
  readonly cueWords: Numbers
  /** Tells whether it is within the scope that a form of the glossary is written with. */
  readonly within: (scope: string) => boolean
  /** Where each word stands in the speech's text; absent where that is found by cutting the text again. */
  readonly places?: { readonly starts: Int32Array; readonly ends: Int32Array }
}
