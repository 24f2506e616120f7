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
  const scan = new LineScan(source)
  while (scan.next()) {
    const { start, end, number } = scan
    yield { start, end, number, text: source.slice(start, end) }
  }
}

/**
 * The same lines to be looked at more than once, in one packed array: a file may have millions, and each is made only
 * when it is asked for. Lines are asked for by their index.
 */
export class LineTable {
  /** How many lines there are. */
  readonly length: number
  private readonly source: string
  /** For each line its start, its end and its number. */
  private readonly places: Int32Array

  constructor(source: string) {
    this.source = source
    let places = new Int32Array(3 * 1024)
    let length = 0
    for (const scan = new LineScan(source); scan.next(); length++) {
      const at = length * 3
      if (at === places.length) {
        const more = new Int32Array(at * 2)
        more.set(places)
        places = more
      }
      places[at] = scan.start
      places[at + 1] = scan.end
      places[at + 2] = scan.number
    }
    this.length = length
    this.places = places
  }

  start(index: number): number {
    return this.places[index * 3] as number
  }

  end(index: number): number {
    return this.places[index * 3 + 1] as number
  }

  number(index: number): number {
    return this.places[index * 3 + 2] as number
  }

  text(index: number): string {
    return this.source.slice(this.start(index), this.end(index))
  }

  line(index: number): Line {
    return { start: this.start(index), end: this.end(index), number: this.number(index), text: this.text(index) }
  }

  /** The lines from one index to before another one, as far as there are any. */
  slice(from: number, to: number): Line[] {
    const lines: Line[] = []
    for (let index = from; index < Math.min(to, this.length); index++) lines.push(this.line(index))
    return lines
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

/** Goes from one line that is not blank to the next one, without making anything of it. */
class LineScan {
  start = 0
  end = 0
  number = 0
  private readonly source: string
  /** Where the line behind this one begins. */
  private behind = 0

  constructor(source: string) {
    this.source = source
  }

  /** False where there is none. */
  next(): boolean {
    const { source } = this
    while (this.behind < source.length) {
      let start = this.behind
      let end = start
      while (end < source.length && !isLineEnd(source.charCodeAt(end))) end += 1
      this.behind = source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
      this.number += 1
      while (start < end && isBlank(source.charCodeAt(start))) start += 1
      if (start === end) continue
      while (isBlank(source.charCodeAt(end - 1))) end -= 1
      this.start = start
      this.end = end
      return true
    }
    return false
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** White space as `trim` has it, and `\\s`; of a UTF-16 unit. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && /\s/.test(String.fromCharCode(code)))
}
