import type { EpisodeId } from '../library/episode'
import type { Span } from '../model/transcript'
import type { QueryProblem } from './query'

/** A place in an episode, precise enough to open a reader, a raw file or a player at. */
export interface Place {
  readonly episode: EpisodeId
  /** Source offset. */
  readonly offset: number
  /** Seconds. */
  readonly startTime?: number
}

/**
 * A moment that answers a query; its place is the start of the cue in which the answering sentence begins, or of the
 * sentence itself where that is far behind, as in a paragraph that is one cue.
 */
export interface Hit extends Place {
  /** Source offset where the answering stretch ends. */
  readonly end: number
  /** Seconds. */
  readonly endTime?: number
  /** Who says the first of the marked words, where the source says so. */
  readonly speaker?: string
  /** Comparable within one answer only; larger is better. */
  readonly score: number
  /** Spoken words from the place on. */
  readonly text: string
  /** The part of them to show in a list. */
  readonly snippet: string
  /** Matched words in `snippet`, in order. */
  readonly marked: readonly Span[]
  /** Source stretch from the first to the last of the marked words: its sentences are what one quotes of the hit. */
  readonly matched: Span
}

export interface SearchAnswer {
  /** Best first, at most one for a place. */
  readonly hits: readonly Hit[]
  /** How many moments answer the query, shown or not: as many hits as there would be without a limit. */
  readonly total: number
  /** In how many episodes they are. */
  readonly episodes: number
  /** True when so much answers the query that not all of it was looked at: there are more moments than `total`. */
  readonly more: boolean
  /** What in the query was not understood; everything else was searched for. */
  readonly problems: readonly QueryProblem[]
}
