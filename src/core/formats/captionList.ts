import type { Mark } from '../model/transcript'
import { cueList, type CueList } from './cueList'
import type { Words } from './pieces'

/** What is shown at a time: its words as they lie in the source, and who says them. */
export interface Caption {
  /** Absent where nothing is said. */
  readonly words: Words | undefined
  /** Seconds. */
  readonly startTime: number
  /** Seconds; absent where the form writes starts only. */
  readonly endTime?: number | undefined
  /** 1-based. */
  readonly line: number
  readonly speaker?: string | undefined
}

/** Collects captions, as {@link cueList} does cues, with their marks and speakers. */
export interface CaptionList extends Pick<CueList, 'unread' | 'finish'> {
  add(caption: Caption): void
}

export function captionList(): CaptionList {
  const list = cueList()
  return {
    ...list,
    add({ words, startTime, endTime, line, speaker }) {
      const { text, start, marks = noMarks } = words ?? nothing
      list.add({ text, start, marks, startTime, endTime, line, speaker })
    },
  }
}

const noMarks: readonly Mark[] = []
const nothing: Words = { text: '', start: 0, end: 0 }
