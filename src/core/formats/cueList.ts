import type { Problem } from '../model/problem'
import type { Cue, Mark } from '../model/transcript'
import { shortened } from '../model/oneLine'
import { roundTime } from '../model/time'
import type { Line } from './lines'
import { marksIn } from './marks'

/** A cue as a format finds it: where its words lie and what the source says of their times. */
export interface FoundCue {
  readonly text: string
  /** Source offset of `text`. */
  readonly start: number
  /** Seconds. */
  readonly startTime: number
  /** Seconds; absent where the form writes starts only. */
  readonly endTime?: number | undefined
  /** 1-based. */
  readonly line: number
  readonly speaker?: string | undefined
  /** Where they are known already; else they are looked for in the text. */
  readonly marks?: readonly Mark[]
}

/** Collects the timed cues of a file, and the lines that are none. */
export interface CueList {
  add(found: FoundCue): void
  unread(line: Line): void
  /** The cues in the order of the file; `duration` in seconds ends the last one where only starts are written. */
  finish(duration?: number): { readonly cues: readonly Cue[]; readonly problems: readonly Problem[] }
}

/**
 * A new list. A cue without an end of its own ends where the next one starts; a cue without words is left out, its
 * time kept as the end of the one before. Nothing is sorted or merged: true repeats are speech.
 */
export function cueList(): CueList {
  const cues: Draft[] = []
  let open: Draft | undefined
  let latest = Number.NEGATIVE_INFINITY
  let backwards: { line: number; count: number } | undefined
  let unread: { line: number; text: string; count: number } | undefined

  const close = (time: number | undefined): void => {
    if (open !== undefined && time !== undefined && time >= (open.startTime ?? 0)) open.endTime = roundTime(time)
    open = undefined
  }

  return {
    add(found) {
      const startTime = roundTime(found.startTime)
      close(startTime)
      if (startTime < latest) {
        backwards ??= { line: found.line, count: 0 }
        backwards.count += 1
      }
      latest = startTime
      const text = found.text.trim()
      if (text === '') return
      const start =
        found.start + (text.length === found.text.length ? 0 : found.text.length - found.text.trimStart().length)
      const cue: Draft = { start, end: start + text.length, text, startTime }
      if (found.endTime === undefined) open = cue
      else if (found.endTime >= startTime) cue.endTime = roundTime(found.endTime)
      if (found.speaker !== undefined) cue.speaker = found.speaker
      const marks = found.marks ?? marksIn(text, start)
      if (marks.length > 0) cue.marks = marks
      cues.push(cue)
    },
    unread(line) {
      unread ??= { line: line.number, text: shortened(line.text), count: 0 }
      unread.count += 1
    },
    finish(duration) {
      close(duration)
      const problems: Problem[] = []
      if (unread !== undefined) problems.push({ code: 'line-unread', ...unread })
      if (backwards !== undefined) problems.push({ code: 'time-backwards', ...backwards })
      return { cues, problems }
    },
  }
}

type Draft = { -readonly [K in keyof Cue]: Cue[K] }
