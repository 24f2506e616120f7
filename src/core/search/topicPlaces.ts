import type { EpisodeId } from '../library/episode'
import type { Span } from '../model/transcript'

/** What a finder asks about topics; whoever knows them answers. */
export interface TopicPlaces {
  /** The names of all topics. */
  names(): readonly string[]
  /**
   * Where the topic of this name is mentioned, in any of its spellings, or else the topics whose names hold these
   * words, the last of them perhaps only begun: stretches of the source in order, by episode.
   */
  placesOf(name: string): ReadonlyMap<EpisodeId, readonly Span[]>
}
