import { isChaptersJson } from '../formats/chaptersFile'
import type { Episode, EpisodeId } from '../library/episode'
import { readEpisode } from '../library/readEpisode'
import type { TextEncoding } from '../model/encoding'
import type { Problem } from '../model/problem'
import { speechOf } from '../model/speech'
import type { UnreadFile } from './messages'

/** A transcript file with its text, as whoever has access to files hands it in. */
export interface TranscriptText {
  readonly id: EpisodeId
  /** Relative to the folder of its library, with forward slashes. */
  readonly path: string
  /** Absolute, for links from notes. */
  readonly file: string
  readonly source: string
  /** How the file writes its characters; absent for UTF-8. */
  readonly encoding?: TextEncoding
  readonly sidecar?: string
  /** Why its sidecar could not be read, where it has one. */
  readonly sidecarProblem?: Problem
  readonly chaptersFile?: ChaptersFileText
}

/** The chapters file beside a transcript with its text, or why it could not be read. */
export type ChaptersFileText = { readonly name: string } & (
  { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: Problem }
)

/**
 * What came of a text: an episode without chapters, topics and terms, which are derived later; a file that was meant to be
 * a transcript and gave none; or something else, such as a note, that lies there without being at fault.
 */
export type TextReading =
  | { readonly kind: 'episode'; readonly episode: Episode }
  | { readonly kind: 'unread'; readonly file: UnreadFile }
  | { readonly kind: 'other' }

/** Reads a transcript with what lies beside it. Never throws. */
export function readText({ chaptersFile, ...file }: TranscriptText): TextReading {
  const { id, path, source, encoding } = file
  // It may be that of another transcript.
  if (isChaptersJson(source)) return { kind: 'other' }
  const read = readEpisode(chaptersFile?.text === undefined ? file : { ...file, chaptersFile })
  const { transcript, metadata, problems, chaptersFrom } = read
  if (transcript === undefined) {
    return isSomethingElse(path, problems) ? { kind: 'other' } : { kind: 'unread', file: { id, path, problems } }
  }
  const chaptersProblems = chaptersFile?.problem ? [chaptersFile.problem] : read.chaptersFileProblems
  const episode: Episode = {
    id,
    path,
    source,
    ...(encoding === undefined ? {} : { encoding }),
    transcript,
    speech: speechOf(transcript.cues),
    metadata,
    chapters: [],
    ...(chaptersFrom === undefined ? {} : { chaptersFrom }),
    problems,
    sidecarProblems: file.sidecarProblem ? [file.sidecarProblem] : read.sidecarProblems,
    ...(chaptersFile === undefined ? {} : { chaptersFile: { name: chaptersFile.name, problems: chaptersProblems } }),
  }
  return { kind: 'episode', episode }
}

/** A file such as a note or a page, of a kind that only sometimes is a transcript, and lies there without being at fault. */
function isSomethingElse(path: string, problems: readonly Problem[]): boolean {
  return /\.(?:md|markdown|json|xml|html?)$/i.test(path) && problems.every(({ code }) => code === 'unknown-form')
}
