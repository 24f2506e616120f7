import { episodeTitle, speakersOf, type Episode } from '../library/episode'
import { isTimed } from '../model/transcript'
import { eachWord } from '../model/words'
import type { EpisodeSummary, TwinFile } from './messages'

/** An episode as the side bar shows it; `words` is how many are spoken, `twins` are its other files. */
export function summaryOf(episode: Episode, words: number, twins: readonly TwinFile[]): EpisodeSummary {
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
    twins,
  }
}

/** A file that holds the transcript of an episode in another form. */
export function twinFileOf(episode: Episode): TwinFile {
  const { id, path, transcript, speech, problems, sidecarProblems, chaptersFile } = episode
  let words = 0
  eachWord(speech.text, () => (words += 1))
  return {
    id,
    path,
    form: transcript.form,
    cues: transcript.cues.length,
    words,
    problems,
    sidecarProblems,
    ...(chaptersFile === undefined ? {} : { chaptersFile }),
  }
}
