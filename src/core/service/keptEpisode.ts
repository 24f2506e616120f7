import type { Chapter } from '../library/episode'
import type { EpisodeTerms } from '../library/episodeTerms'
import type { EpisodeFacts } from '../library/heldEpisode'
import type { SharedFacts, TwinTraits } from '../library/twins'
import type { KeptIndex } from '../search/keptIndex'
import type { SpokenFacts } from './episodeSummary'
import type { FoundInEpisode } from './foundTermIndex'
import type { TwinFile } from './messages'
import type { EntryCounts } from './termIndex'

/** A file of an episode, without its text. */
export interface KeptFile {
  readonly facts: EpisodeFacts
  /** Absolute, for links from notes. */
  readonly file: string
  readonly traits: TwinTraits
}

/** What is found out of an episode with a glossary, and takes longest. */
export interface DerivedFacts {
  /** Tells the glossaries with which it was found; with others it has to be found anew. */
  readonly glossary: string
  readonly chapters: readonly Chapter[]
  readonly terms: EpisodeTerms
  readonly counts: EntryCounts
  readonly found: readonly FoundInEpisode[]
}

/**
 * All that a library knows of an episode but its text: plain data that can be written to a disk and given back as long as
 * none of its files has changed.
 */
export interface KeptEpisode {
  /** The file that is the episode, and its twins. */
  readonly files: readonly KeptFile[]
  readonly twins: readonly TwinFile[]
  readonly shared: SharedFacts
  readonly spoken: SpokenFacts
  readonly index: KeptIndex
  readonly derived?: DerivedFacts
}
