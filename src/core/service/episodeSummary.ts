import { episodeTitle, speakersOf, withRoles, type Episode } from '../library/episode'
import type { EpisodeFacts } from '../library/heldEpisode'
import { isTimed, type Transcript } from '../model/transcript'
import { eachWord } from '../model/words'
import type { EpisodeSummary, TwinFile } from './messages'

/** What a summary says of a transcript. */
export type SpokenFacts = Pick<EpisodeSummary, 'form' | 'timed' | 'cues' | 'speakers'>

export function spokenFactsOf(transcript: Transcript): SpokenFacts {
  const { form, cues } = transcript
  return { form, timed: isTimed(transcript), cues: cues.length, speakers: speakersOf(transcript) }
}

/** An episode as the side bar shows it; `key` is what notes cite it by, `words` is how many are spoken, `twins` are its other files. */
export function summaryOf(
  episode: EpisodeFacts,
  key: string,
  spoken: SpokenFacts,
  words: number,
  twins: readonly TwinFile[],
): EpisodeSummary {
  const { id, path, encoding, metadata, chapters, chaptersFrom, problems, sidecarProblems, chaptersFile } = episode
  return {
    ...spoken,
    id,
    path,
    key,
    title: episodeTitle(episode),
    metadata,
    ...(encoding === undefined ? {} : { encoding }),
    words,
    speakers: withRoles(spoken.speakers, metadata.people?.value),
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
