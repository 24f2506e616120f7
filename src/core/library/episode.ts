import type { TextEncoding } from '../model/encoding'
import { foldedName } from '../model/foldedName'
import type { Problem } from '../model/problem'
import type { Speech } from '../model/speech'
import type { Metadata, Person, Provenance, Span, Transcript } from '../model/transcript'

/** Stable name of an episode: the URI (or path) of its transcript file. */
export type EpisodeId = string

/** A titled stretch of an episode; offsets are in the source file. */
export interface Chapter extends Span {
  readonly title: string
  /** Seconds; absent in an episode without times. */
  readonly startTime?: number
  /** Index of the cue it opens with. */
  readonly cue: number
  /** True when it was found by reading the words, false when the source publishes it. */
  readonly derived: boolean
  /** What it is about, most telling first. */
  readonly keywords: readonly string[]
  /** Finer stretches that together make up this one; empty when it is short. */
  readonly children: readonly Chapter[]
}

/** The chapters file that lies beside a transcript, by its name, and what in it could not be used. */
export interface ChaptersFileState {
  readonly name: string
  readonly problems: readonly Problem[]
}

/** A transcript in the library with all that follows from it. Everything here can be rebuilt from its files. */
export interface Episode {
  readonly id: EpisodeId
  /** Path relative to the folder of the library it was found in, with forward slashes. */
  readonly path: string
  readonly source: string
  /** How the file writes its characters; absent for UTF-8. */
  readonly encoding?: TextEncoding
  readonly transcript: Transcript
  readonly speech: Speech
  /** The transcript's own metadata, the sidecar's and the file name's, each fact from the most trusted of them. */
  readonly metadata: Metadata
  readonly chapters: readonly Chapter[]
  /** Where the published ones among the chapters were read; absent where none are. */
  readonly chaptersFrom?: Provenance
  /** Problems of the transcript file; those of the files beside it are kept apart, as they belong there. */
  readonly problems: readonly Problem[]
  readonly sidecarProblems: readonly Problem[]
  readonly chaptersFile?: ChaptersFileState
}

/** The title to show: the known one, else the file's name without its ending. */
export function episodeTitle(episode: { readonly metadata: Metadata; readonly path: string }): string {
  return episode.metadata.title?.value ?? baseName(episode.path)
}

/** The file's name without folder and ending. */
export function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** The finest chapters of an episode, in order: what is called its topics when they are listed one by one. */
export function leafChapters(chapters: readonly Chapter[]): Chapter[] {
  return chapters.flatMap((chapter) => (chapter.children.length > 0 ? leafChapters(chapter.children) : [chapter]))
}

/** Somebody who speaks in an episode. */
export interface Speaker {
  readonly name: string
  /** How many stretches of consecutive words are theirs. */
  readonly turns: number
  /** As the episode's metadata words it: "host", "guest". */
  readonly role?: string
}

/** The speakers that the source names, in the order in which they come in. */
export function speakersOf({ cues }: Pick<Transcript, 'cues'>): Speaker[] {
  const turns = new Map<string, number>()
  let before: string | undefined
  for (const { speaker } of cues) {
    if (speaker !== undefined && speaker !== before) turns.set(speaker, (turns.get(speaker) ?? 0) + 1)
    before = speaker
  }
  return Array.from(turns, ([name, count]) => ({ name, turns: count }))
}

/** Speakers with the roles that people of the same name have. */
export function withRoles(speakers: readonly Speaker[], people: readonly Person[] = []): Speaker[] {
  const roles = new Map(people.map(({ name, role }) => [foldedName(name), role]))
  return speakers.map((speaker) => {
    const role = roles.get(foldedName(speaker.name))
    return role === undefined ? speaker : { ...speaker, role }
  })
}
