import type { Problem } from './problem'

/** A stretch of the source file in UTF-16 units: `source.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * A stretch inside a cue that is not spoken words as they stand.
 *
 * - `turn`: the sign with which the source marks a change of speaker, for example a leading `- `;
 *   the words after it belong to another speaker than those before.
 * - `annotation`: what the transcriber heard besides words, for example `(laughing)` or `[Applause]`.
 * - `markup`: signs of the file format, for example `<i>`, `{\an8}` or a time between words. What stands on both
 *   sides of it belongs together (`un<i>likely</i>`) unless there is white space.
 * - `escape`: what the format writes in place of other characters, for example `&amp;`, `\u00e9`, or `<br/>` for white
 *   space.
 */
export interface Mark extends Span {
  readonly kind: 'turn' | 'annotation' | 'markup' | 'escape'
  /** The characters for which an `escape` stands: `&amp;` → `&`. The other kinds have none. */
  readonly text?: string
}

/**
 * The smallest piece of a transcript, timed where the source has times (WebVTT: "cue").
 *
 * Invariant: `source.slice(cue.start, cue.end) === cue.text`; cues are in file order and do not overlap.
 */
export interface Cue extends Span {
  /** Exactly the characters of the source, marks included. */
  readonly text: string
  /** Seconds from the start of the media; absent where the source has no times. */
  readonly startTime?: number
  /** Seconds; absent where the source neither says nor implies it. */
  readonly endTime?: number
  /** The name the source gives the speaker of this cue. */
  readonly speaker?: string
  /** True where it begins within a word, whose beginning ends the cue before: `inter` and `national`. */
  readonly continues?: boolean
  /** Stretches of `text` that are not words, in source offsets, in order, none within another. Most cues have none. */
  readonly marks?: readonly Mark[]
}

/** Where a fact about an episode was read, most trusted first; `chapters` is a chapters file beside the transcript. */
export type Origin = 'sidecar' | 'file' | 'chapters' | 'name' | 'folder'

/** Where something was read; `source` repeats what a sidecar says of its own source. */
export interface Provenance {
  readonly origin: Origin
  readonly source?: string
  /** Name of the file that it was taken from, where that is another form of the same transcript. */
  readonly twin?: string
}

/** A value with where it comes from. */
export interface Fact<T> extends Provenance {
  readonly value: T
}

export interface Person {
  readonly name: string
  /** As the source words it: "host", "guest", "CEO, Stability AI". */
  readonly role?: string
}

/** What is known of an episode. Absent means unknown: nothing here is ever guessed. */
export interface Metadata {
  readonly title?: Fact<string>
  readonly show?: Fact<string>
  /** Number of the episode in its show, or in its season where it has one. */
  readonly episode?: Fact<number>
  readonly season?: Fact<number>
  /** Publication date, ISO 8601 (`2024-11-12`, or only `2024` or `2024-07` where no more is known). */
  readonly date?: Fact<string>
  /** The page of the episode. */
  readonly url?: Fact<string>
  /** The recording to open at a time; where absent, `url` serves when it can carry a time. */
  readonly media?: Fact<string>
  readonly people?: Fact<readonly Person[]>
  /** Seconds. */
  readonly duration?: Fact<number>
  readonly description?: Fact<string>
  /** The key by which notes cite it, where a person chose one. */
  readonly key?: Fact<string>
}

/** The keys of {@link Metadata}, in the order in which people read them. */
export const metadataKeys = [
  'title',
  'show',
  'episode',
  'season',
  'date',
  'people',
  'duration',
  'url',
  'media',
  'description',
  'key',
] as const

/** A titled stretch as the source publishes it (Podcasting 2.0: "chapter"), by the time or by the place of its beginning. */
export type PublishedChapter = { readonly title: string } & (
  | {
      /** Seconds; may lie a little before the cue it opens with. */
      readonly startTime: number
      readonly offset?: never
    }
  | {
      readonly startTime?: never
      /** Offset in the source of its first words, where its title is a heading above them. */
      readonly offset: number
    }
)

/** What a format makes of a text: everything it understood, and what it did not. */
export interface Transcript {
  /** Name of the format that read it, for example `whisper-markdown`. */
  readonly form: string
  readonly metadata: Metadata
  readonly chapters: readonly PublishedChapter[]
  readonly cues: readonly Cue[]
  readonly problems: readonly Problem[]
}

/** True when the source gives times; a transcript is timed as a whole or not at all. */
export function isTimed(transcript: Pick<Transcript, 'cues'>): boolean {
  return transcript.cues[0]?.startTime !== undefined
}

/**
 * Index of the last cue that starts at or before `seconds`; 0 before the first one, -1 without timed cues.
 * Cues whose times run backwards are met by the file's order.
 */
export function cueAtTime(cues: readonly Cue[], seconds: number): number {
  return lastAtOrBefore(cues, (cue) => cue.startTime ?? Number.NaN, seconds)
}

/** Index of the cue that holds `offset`, or of the last one before it; 0 before the first one, -1 without cues. */
export function cueAtOffset(cues: readonly Cue[], offset: number): number {
  return lastAtOrBefore(cues, (cue) => cue.start, offset)
}

function lastAtOrBefore(cues: readonly Cue[], key: (cue: Cue) => number, value: number): number {
  const first = cues[0]
  if (first === undefined || Number.isNaN(key(first))) return -1
  let low = 0
  let high = cues.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (key(cues[middle] as Cue) <= value) low = middle
    else high = middle - 1
  }
  return low
}
