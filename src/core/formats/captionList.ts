import type { Problem } from '../model/problem'
import type { Cue } from '../model/transcript'
import { cueList } from './cueList'
import type { Line } from './lines'
import type { Words } from './pieces'

/** What is shown at a time: its words as they lie in the source, and who says them. */
export interface Caption {
  /** Absent where nothing is said. */
  readonly words: Words | undefined
  /** Seconds. */
  readonly startTime: number
  /** Seconds; absent where the form writes starts only. */
  readonly endTime?: number
  /** 1-based. */
  readonly line: number
  readonly speaker?: string
}

/** Collects captions, as {@link cueList} does cues, with their marks and speakers. */
export interface CaptionList {
  add(caption: Caption): void
  unread(line: Line): void
  /** The cues in the order of the file; `duration` in seconds ends the last one where only starts are written. */
  finish(duration?: number): { readonly cues: readonly Cue[]; readonly problems: readonly Problem[] }
}

export function captionList(): CaptionList {
  const list = cueList()
  const captions: Caption[] = []
  return {
    add(caption) {
      const { words, startTime, endTime, line } = caption
      const { text, start } = words ?? { text: '', start: 0 }
      if (text.trim() !== '') captions.push(caption)
      list.add({ text, start, startTime, line, ...(endTime === undefined ? {} : { endTime }) })
    },
    unread: (line) => list.unread(line),
    finish(duration) {
      const { cues, problems } = list.finish(duration)
      return { cues: cues.map((cue, index) => completed(cue, captions[index])), problems }
    },
  }
}

/** A cue with what the list of cues does not know. */
function completed({ start, end, text, startTime, endTime }: Cue, caption: Caption | undefined): Cue {
  const marks = caption?.words?.marks
  return {
    start,
    end,
    text,
    ...(startTime === undefined ? {} : { startTime }),
    ...(endTime === undefined ? {} : { endTime }),
    ...(caption?.speaker === undefined ? {} : { speaker: caption.speaker }),
    ...(marks === undefined ? {} : { marks }),
  }
}
