import type { PublishedChapter } from '../model/transcript'
import type { Episode } from './episode'

/** What of an episode is large, and is read again from its file when it is asked for. */
export type EpisodeText = Pick<Episode, 'source' | 'transcript' | 'speech'>

/** All the rest, which is kept. */
export type EpisodeFacts = Omit<Episode, keyof EpisodeText>

/** An episode without its text. */
export function factsOf(episode: Episode): EpisodeFacts {
  const { id, path, encoding, metadata, chapters, chaptersFrom, problems, sidecarProblems, chaptersFile } = episode
  return {
    id,
    path,
    ...(encoding === undefined ? {} : { encoding }),
    metadata,
    chapters,
    ...(chaptersFrom === undefined ? {} : { chaptersFrom }),
    problems,
    sidecarProblems,
    ...(chaptersFile === undefined ? {} : { chaptersFile }),
  }
}

/**
 * An episode that asks for its text each time it is needed. Its text is that of one moment: whoever needs several parts
 * of it, and may be interrupted between, takes them out once.
 *
 * @param published chapters in place of those of its transcript, where a twin published them
 */
export function heldEpisode(
  facts: EpisodeFacts,
  text: () => EpisodeText,
  published?: readonly PublishedChapter[],
): Episode {
  return {
    ...facts,
    get source() {
      return text().source
    },
    get transcript() {
      const { transcript } = text()
      return published === undefined ? transcript : { ...transcript, chapters: published }
    },
    get speech() {
      return text().speech
    },
  }
}
