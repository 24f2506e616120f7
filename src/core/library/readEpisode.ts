import { readTranscript } from '../formats/formats'
import { nameFacts } from '../formats/nameFacts'
import { readSidecar } from '../formats/sidecar'
import type { Problem } from '../model/problem'
import type { Cue, Fact, Metadata, Transcript } from '../model/transcript'
import type { EpisodeId } from './episode'
import { speakerNames } from './speakerNames'

/** A transcript file as whoever reads files hands it in. */
export interface EpisodeFile {
  readonly id: EpisodeId
  /** Relative to the folder of its library, with forward slashes. */
  readonly path: string
  readonly source: string
  /** The text of its sidecar, where it has one. */
  readonly sidecar?: string
}

/** What came of a file: an episode without what is derived from its words, or the problems that kept it from being one. */
export type EpisodeReading = {
  /** Of the transcript file. */
  readonly problems: readonly Problem[]
  readonly sidecarProblems: readonly Problem[]
} & (
  | { readonly transcript: Transcript; readonly metadata: Metadata }
  | { readonly transcript?: never; readonly metadata?: never }
)

/**
 * Reads a transcript with its sidecar. Each fact is the most trusted one: the sidecar's, the file's own, the file
 * name's, the folder's. Never throws.
 */
export function readEpisode(file: EpisodeFile): EpisodeReading {
  const { transcript, problems } = readTranscript(file.source, file.path)
  if (transcript === undefined) return { problems, sidecarProblems: [] }
  const sidecar = readSidecar(file.sidecar ?? '')
  const metadata: Metadata = {
    ...nameFacts(file.path),
    ...durationOf(transcript.cues),
    ...transcript.metadata,
    ...sidecar.metadata,
  }
  const named = withNames(transcript, sidecar.speakers)
  const resolved = withNames(named, speakerNames(labelsOf(named), metadata.people?.value ?? []))
  return { transcript: resolved, metadata, problems, sidecarProblems: sidecar.problems }
}

/** Where the last cue ends, for files that do not say how long the recording is. */
function durationOf(cues: readonly Cue[]): { readonly duration?: Fact<number> } {
  let end = 0
  for (const cue of cues) end = Math.max(end, cue.endTime ?? cue.startTime ?? 0)
  return end > 0 ? { duration: { value: end, origin: 'file' } } : {}
}

function labelsOf({ cues }: Transcript): ReadonlyMap<string, number> {
  const labels = new Map<string, number>()
  for (const { speaker } of cues) if (speaker !== undefined) labels.set(speaker, (labels.get(speaker) ?? 0) + 1)
  return labels
}

function withNames(transcript: Transcript, names: ReadonlyMap<string, string>): Transcript {
  if (names.size === 0) return transcript
  const cues = transcript.cues.map((cue) => {
    const name = cue.speaker === undefined ? undefined : names.get(cue.speaker)
    return name === undefined ? cue : { ...cue, speaker: name }
  })
  return { ...transcript, cues }
}
