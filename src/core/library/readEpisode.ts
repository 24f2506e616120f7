import { readChaptersFile } from '../formats/chaptersFile'
import { episodeIn } from '../formats/episodeNumber'
import { readTranscript } from '../formats/formats'
import { nameFacts } from '../formats/nameFacts'
import { chaptersWithin } from '../formats/outline'
import { readSidecar } from '../formats/sidecar'
import type { Problem } from '../model/problem'
import type { Cue, Fact, Metadata, Provenance, Transcript } from '../model/transcript'
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
  /** Its chapters file, where it has one. */
  readonly chaptersFile?: { readonly name: string; readonly text: string }
}

/** What came of a file: an episode without what is derived from its words, or the problems that kept it from being one. */
export type EpisodeReading = {
  /** Of the transcript file. */
  readonly problems: readonly Problem[]
  readonly sidecarProblems: readonly Problem[]
  readonly chaptersFileProblems: readonly Problem[]
} & (
  | {
      /** Its chapters are the most trusted ones, its speakers have the names that the sidecar gives them. */
      readonly transcript: Transcript
      readonly metadata: Metadata
      /** Where the chapters were read; absent where none are published. */
      readonly chaptersFrom?: Provenance
    }
  | { readonly transcript?: never; readonly metadata?: never; readonly chaptersFrom?: never }
)

/**
 * Reads a transcript with its sidecar and its chapters file. Each fact is the most trusted one: the sidecar's, the
 * transcript's own, the chapters file's, the file name's, the folder's. Of chapters the sidecar's come first, then the
 * chapters file's, as it was made for them, then the transcript's own. Never throws.
 */
export function readEpisode(file: EpisodeFile): EpisodeReading {
  const { transcript, problems } = readTranscript(file.source, file.path)
  if (transcript === undefined) return { problems, sidecarProblems: [], chaptersFileProblems: [] }
  const sidecar = readSidecar(file.sidecar ?? '')
  const chaptersFile = file.chaptersFile && readChaptersFile(file.chaptersFile.name, file.chaptersFile.text)
  const metadata: Metadata = {
    ...numbered(nameFacts(file.path)),
    ...durationOf(transcript.cues),
    ...numbered(chaptersFile?.metadata ?? {}),
    ...numbered(transcript.metadata),
    ...numbered(sidecar.metadata),
  }
  const { cues } = transcript
  const length = metadata.duration?.value
  const listed = chaptersWithin(sidecar.chapters, cues, length)
  const beside = chaptersWithin(chaptersFile?.entries ?? [], cues, length)
  const published = [
    { chapters: listed.chapters, from: sidecar.chaptersFrom },
    { chapters: beside.chapters, from: { origin: 'chapters' } as const },
    { chapters: transcript.chapters, from: { origin: 'file' } as const },
  ].find(({ chapters }) => chapters.length > 0)
  const labelled = withNames(transcript, sidecar.speakers)
  const named = withNames(labelled, speakerNames(labelsOf(labelled), metadata.people?.value ?? []))
  return {
    transcript: { ...named, chapters: published?.chapters ?? [] },
    metadata,
    problems,
    sidecarProblems: inOrder([...sidecar.problems, ...listed.problems]),
    chaptersFileProblems: inOrder([...(chaptersFile?.problems ?? []), ...beside.problems]),
    ...(published === undefined ? {} : { chaptersFrom: published.from }),
  }
}

/** Facts with the number that their title says, where they have none of their own. */
function numbered(metadata: Metadata): Metadata {
  const { title } = metadata
  if (title === undefined) return metadata
  const { value, ...provenance } = title
  const { episode, season } = episodeIn(value)
  return {
    ...(episode === undefined ? {} : { episode: { value: episode, ...provenance } }),
    ...(season === undefined ? {} : { season: { value: season, ...provenance } }),
    ...metadata,
  }
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.line - b.line)
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
