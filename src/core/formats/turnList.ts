import { shortened } from '../model/oneLine'
import type { Problem } from '../model/problem'
import { roundTime } from '../model/time'
import type { Cue, PublishedChapter } from '../model/transcript'
import { chaptersBelow, type Heading } from './headings'
import { inlineMarks } from './inlineMarks'
import type { Line } from './lines'
import { leadingStamp } from './turnHead'

/** Collects the turns of a file whose speakers are named, the headings between them, and the lines that are neither. */
export interface TurnList {
  /** Opens a turn; `startTime` in seconds where the head has one. */
  turn(speaker: string | undefined, startTime: number | undefined, line: number): void
  /** A stretch of words at `start` in the source; after a blank line it is a paragraph of its own. */
  words(text: string, start: number, line: number): void
  /** A time on a line of its own, in seconds: of the turns below it up to the next one. */
  time(startTime: number, line: number): void
  /** A chapter from here on; `at` is its place in the source. */
  heading(title: string, at: number): void
  unread(line: Line): void
  finish(): {
    readonly cues: readonly Cue[]
    readonly chapters: readonly PublishedChapter[]
    readonly problems: readonly Problem[]
  }
}

interface Piece {
  readonly speaker: string | undefined
  readonly startTime: number | undefined
  /** True when it goes on with the turn of the piece before it, with nothing but blanks between. */
  readonly goesOn: boolean
  readonly start: number
  end: number
  readonly line: number
}

/**
 * A new list over `source`. Where nearly every turn has a time, a cue is a turn, and a turn without one has the time
 * stated last above it: the source says no more, and a transcript is timed as a whole or not at all. Elsewhere a cue is
 * a paragraph, timed only where the source says so.
 */
export function turnList(source: string): TurnList {
  const pieces: Piece[] = []
  const headings: Heading[] = []
  let speaker: string | undefined
  let pending: number | undefined
  let pendingLine = 0
  let continues = false
  // Times stand above several turns each.
  let blocks = false
  let latestLine = -1
  let unread: { line: number; text: string; count: number } | undefined

  return {
    turn(name, startTime, line) {
      speaker = name
      if (startTime !== undefined || !blocks) pending = startTime
      pendingLine = line
      continues = false
    },
    words(text, start, line) {
      const stamp = leadingStamp(text)
      if (stamp !== undefined) {
        pending = stamp.startTime
        pendingLine = line
        continues = false
      }
      const length = stamp?.length ?? 0
      const last = pieces.at(-1)
      if (length === text.length) return
      const end = start + text.length
      if (continues && last !== undefined && line === latestLine + 1) last.end = end
      else {
        const goesOn = continues && last !== undefined && pending === undefined
        const at = pending === undefined ? line : pendingLine
        pieces.push({ speaker, startTime: pending, goesOn, start: start + length, end, line: at })
      }
      pending = undefined
      continues = true
      latestLine = line
    },
    time(startTime, line) {
      blocks ||= pieces.length === 0 || pending === undefined
      pending = startTime
      pendingLine = line
      continues = false
    },
    heading(title, at) {
      headings.push({ title, at })
      continues = false
    },
    unread(line) {
      unread ??= { line: line.number, text: shortened(line.text), count: 0 }
      unread.count += 1
      continues = false
    },
    finish() {
      const whole = isTimedAsAWhole(pieces, blocks)
      const cuePieces = whole ? joined(pieces) : pieces
      const { starts, ends, problems } = timesOf(cuePieces, whole)
      const cues = cuePieces.map((piece, at) => cueOf(source, piece, starts[at], ends[at]))
      const chapters = chaptersBelow(headings, cues)
      if (unread !== undefined) problems.push({ code: 'line-unread', ...unread })
      return { cues, chapters, problems: problems.sort((a, b) => a.line - b.line) }
    },
  }
}

// Of the turns, for a transcript that is timed.
const timedAtLeast = 0.6

/** @param blocks true where times stand above several turns each */
function isTimedAsAWhole(pieces: readonly Piece[], blocks: boolean): boolean {
  if (pieces[0]?.startTime === undefined) return false
  let turns = 0
  let timed = 0
  for (const { goesOn, startTime } of pieces) {
    if (goesOn) continue
    turns += 1
    if (startTime !== undefined) timed += 1
  }
  return blocks || timed >= turns * timedAtLeast
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (piece.goesOn && last !== undefined) last.end = piece.end
    else whole.push({ ...piece })
  }
  return whole
}

/** Seconds of the pieces, in their order. */
interface Times {
  readonly starts: readonly (number | undefined)[]
  readonly ends: readonly (number | undefined)[]
  readonly problems: Problem[]
}

function timesOf(pieces: readonly Piece[], whole: boolean): Times {
  const starts: (number | undefined)[] = []
  let latest: number | undefined
  let backwards: { line: number; count: number } | undefined
  for (const piece of pieces) {
    const startTime = piece.startTime === undefined ? undefined : roundTime(piece.startTime)
    if (startTime !== undefined) {
      if (latest !== undefined && startTime < latest) {
        backwards ??= { line: piece.line, count: 0 }
        backwards.count += 1
      }
      latest = startTime
    }
    starts.push(startTime ?? (whole ? latest : undefined))
  }
  const ends = whole ? endsOf(starts) : []
  return { starts, ends, problems: backwards === undefined ? [] : [{ code: 'time-backwards', ...backwards }] }
}

/** Several turns may share a stated time: each ends where the next later one is stated. */
function endsOf(starts: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const ends = new Array<number | undefined>(starts.length)
  let next: number | undefined
  let following: number | undefined
  for (let at = starts.length - 1; at >= 0; at--) {
    const startTime = starts[at]
    if (following !== startTime) next = following
    following = startTime
    if (startTime !== undefined && next !== undefined && next > startTime) ends[at] = next
  }
  return ends
}

function cueOf(
  source: string,
  { start, end, speaker }: Piece,
  startTime: number | undefined,
  endTime: number | undefined,
): Cue {
  const text = source.slice(start, end)
  const cue: Draft = { start, end, text }
  if (startTime !== undefined) cue.startTime = startTime
  if (endTime !== undefined) cue.endTime = endTime
  if (speaker !== undefined) cue.speaker = speaker
  const marks = inlineMarks(text, start)
  if (marks.length > 0) cue.marks = marks
  return cue
}

type Draft = { -readonly [K in keyof Cue]: Cue[K] }
