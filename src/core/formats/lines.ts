import type { Span } from '../model/transcript'

/** A line that is not blank, without the blanks around it. */
export interface Line extends Span {
  /** 1-based, counting every line of the source. */
  readonly number: number
  readonly text: string
}

/**
 * The lines of a source that are not blank, in order. Lines end with LF, CR LF or CR; offsets are in `source`.
 *
 * @example [...linesOf('a\r\n\r\n b')] // a in line 1 at 0, b in line 3 at 6
 */
export function* linesOf(source: string): Generator<Line, void, undefined> {
  let start = 0
  let number = 1
  // Each sign is looked for once and remembered: asking each line anew would read the rest of the source each time.
  let lineFeed = nextOf(source, '\n', 0)
  let carriageReturn = nextOf(source, '\r', 0)
  while (start < source.length) {
    if (lineFeed < start) lineFeed = nextOf(source, '\n', start)
    if (carriageReturn < start) carriageReturn = nextOf(source, '\r', start)
    const end = Math.min(lineFeed, carriageReturn)
    if (end > start) {
      const whole = source.slice(start, end)
      const text = whole.trim()
      if (text !== '') {
        const from = start + (text.length === whole.length ? 0 : whole.length - whole.trimStart().length)
        yield { start: from, end: from + text.length, number, text }
      }
    }
    start = carriageReturn === end && lineFeed === end + 1 ? end + 2 : end + 1
    number += 1
  }
}

/** The 1-based line of an offset. */
export function lineAt(source: string, offset: number): number {
  return lineCounter(source)(offset)
}

/** The 1-based lines of ascending offsets, counted in one pass over the source. */
export function lineCounter(source: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (; at < offset && at < source.length; at++) {
      const code = source.charCodeAt(at)
      if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) line += 1
    }
    return line
  }
}

/** The head of a source that is enough to tell its form, cut at the end of a line where it has lines. */
export function headOf(source: string): string {
  if (source.length <= headLength) return source
  const head = source.slice(0, headLength)
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'))
  return end > 0 ? head.slice(0, end) : head
}

// Far more than the longest description in front of a first cue, and quickly read.
const headLength = 256 * 1024

function nextOf(source: string, sign: string, from: number): number {
  const at = source.indexOf(sign, from)
  return at < 0 ? source.length : at
}
