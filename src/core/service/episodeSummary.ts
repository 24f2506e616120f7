import { episodeTitle, speakersOf, type Episode } from '../library/episode'
import { isTimed } from '../model/transcript'
import type { EpisodeSummary } from './messages'

/** An episode as the side bar shows it; `words` is how many are spoken. */
export function summaryOf(episode: Episode, words: number): EpisodeSummary {
  const { id, path, encoding, transcript, metadata, chapters, chaptersFrom, problems, sidecarProblems, chaptersFile } =
    episode
  return {
    id,
    path,
    title: episodeTitle(episode),
    metadata,
    form: transcript.form,
    ...(encoding === undefined ? {} : { encoding }),
    timed: isTimed(transcript),
    cues: transcript.cues.length,
    words,
    speakers: speakersOf(transcript, metadata.people?.value),
    ...(metadata.duration === undefined ? {} : { duration: metadata.duration.value }),
    chapters,
    ...(chaptersFrom === undefined ? {} : { chaptersFrom }),
    problems,
    sidecarProblems,
    ...(chaptersFile === undefined ? {} : { chaptersFile }),
  }
}
