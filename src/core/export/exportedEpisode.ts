import type { Episode } from '../library/episode'

/** What is written of an episode: nothing of it depends on where its file lies. */
export type ExportedEpisode = Pick<Episode, 'transcript' | 'speech' | 'metadata' | 'chapters'>
