import type { Episode } from '../library/episode'

/** What is written of an episode: nothing of it depends on where its file lies. */
export type ExportedEpisode = Pick<Episode, 'transcript' | 'speech' | 'metadata' | 'chapters'>

/** One written form of transcripts: what it is called, and how to write it. Each is read back by a form of its own. */
export interface ExportForm {
  /** As the command line calls it. */
  readonly name: 'vtt' | 'srt' | 'json' | 'markdown'
  /** As people call it. */
  readonly label: string
  /** Ending of its files, with the dot. */
  readonly ending: string
  /** True where it cannot be written without times. */
  readonly timed: boolean
  /** The whole file. Never throws. */
  write(episode: ExportedEpisode): string
}
