import { isBrokenTime, type TimesOf } from './captionTimes'
import { linesOf, type Line } from './lines'

/** A line of times with the lines of words below it. */
export interface CaptionBlock {
  /** Seconds. */
  readonly startTime: number
  /** Seconds; absent where the source breaks off. */
  readonly endTime?: number | undefined
  /** 1-based line of the times. */
  readonly line: number
  readonly lines: readonly Line[]
}

export interface CaptionBlocks {
  /** The lines above the first times, without the number or name of the first block. */
  readonly header: readonly Line[]
  readonly blocks: readonly CaptionBlock[]
  /** Lines that look like times and give none. */
  readonly unread: readonly Line[]
}

/**
 * The blocks of SRT, WebVTT and their like. Read by the lines of times alone, so that numbers, blank lines between
 * blocks and the order of numbers may be missing or wrong, and a block may hold blank lines.
 *
 * @param named true where comments stand between blocks and any line above the times may be their name (WebVTT)
 */
export function captionBlocks(source: string, timesOf: TimesOf, named: boolean): CaptionBlocks {
  let header: readonly Line[] = []
  const blocks: CaptionBlock[] = []
  const unread: Line[] = []
  let open: Omit<CaptionBlock, 'lines'> | undefined
  let behind: Line | undefined
  let pending = new PendingLines(source, 0, named)
  let numbered: boolean | undefined
  let lastNumber = Number.NaN

  const close = (): void => {
    if (open === undefined) header = pending.lines()
    else {
      const { startTime, endTime, line } = open
      const lines = pending.lines()

      blocks.push({ startTime, endTime, line, lines: behind === undefined ? lines : [behind, ...lines] })
    }
  }
  /** Takes the number or the name of the block that begins at a line away from the lines above it. */
  const takeName = (line: Line): void => {
    const { last } = pending
    const isNumber = last !== undefined && /^\d{1,9}$/.test(last.text)
    numbered ??= isNumber
    if (last === undefined) return
    const apart = last.number - pending.above > 1 || open === undefined
    const touching = line.number - last.number === 1
    const next = isNumber && Number(last.text) === lastNumber + 1
    // A number may be spoken: it is one of the words where blocks have no numbers, or where it stands apart.
    const taken = isNumber ? next || (touching && (numbered || apart)) : named && touching && apart
    if (!taken) return
    if (isNumber) lastNumber = Number(last.text)
    pending.pop()
  }

  for (const line of linesOf(source)) {
    const times = timesOf(line)
    if (times !== undefined) {
      takeName(line)
      close()
      const { startTime, endTime } = times
      open = { startTime, endTime, line: line.number }
      behind = wordsBehind(line, times.length)
      pending = new PendingLines(source, line.number, named)
    } else if (isBrokenTime(line) && line.number - 1 !== open?.line) {
      takeName(line)
      unread.push(line)
    } else pending.add(line)
  }
  // The source may break off behind a number.
  const { last } = pending
  const apart = last !== undefined && last.number - 1 !== open?.line
  if (numbered === true && open !== undefined && apart && last.text === String(lastNumber + 1)) pending.pop()
  close()
  return { header, blocks, unread }
}

/** No screen shows more lines in one block. */
const mostLines = 64
/** Characters between two lines that are kept as one. */
const mostBetween = 100

/**
 * The lines below a line of times as they come, without the notes, styles and regions that stand between blank lines.
 * Of a block with more lines than any screen shows, what is behind the first ones is kept as one line: there may be
 * millions.
 */
class PendingLines {
  private readonly source: string
  /** The number of the line of times; 0 above the first one, where lines are kept as they are. */
  private readonly times: number
  private readonly named: boolean
  private readonly kept: Line[] = []
  /** Where the last of the kept lines ends by now. */
  private end = 0
  /** The last lines, notes among them: they may still be taken away. */
  private readonly recent: { readonly line: Line; readonly comment: boolean }[] = []
  private inComment = false

  constructor(source: string, times: number, named: boolean) {
    this.source = source
    this.times = times
    this.named = named
  }

  get last(): Line | undefined {
    return this.recent.at(-1)?.line
  }

  /** The number of the line before the last one. */
  get above(): number {
    return this.recent.at(-2)?.line.number ?? this.times
  }

  add(line: Line): void {
    const apart = line.number - (this.last?.number ?? this.times) > 1
    if (apart && this.named && this.times > 0) this.inComment = isComment(line.text)
    this.recent.push({ line, comment: this.inComment })
    if (this.recent.length >= 2 * mostLines) this.keep(mostLines)
  }

  /** Takes the last line away again. */
  pop(): void {
    this.recent.pop()
  }

  lines(): readonly Line[] {
    this.keep(this.recent.length)
    this.lengthen()
    return this.kept
  }

  private keep(count: number): void {
    for (const { line, comment } of this.recent.splice(0, count)) {
      if (comment) continue
      if (!this.isJoined(line)) {
        this.lengthen()
        this.kept.push(line)
      }
      this.end = line.end
    }
  }

  /** True where nothing stands between a line and the one before but the ends of lines. */
  private isJoined({ start }: Line): boolean {
    if (this.times === 0 || this.kept.length < mostLines || start - this.end > mostBetween) return false
    return start - this.end === 1 || this.source.slice(this.end, start).trim() === ''
  }

  /** Gives the last of the kept lines what was joined to it. */
  private lengthen(): void {
    const last = this.kept.at(-1)
    if (last === undefined || last.end === this.end) return
    const { start, number } = last
    this.kept[this.kept.length - 1] = { start, end: this.end, number, text: this.source.slice(start, this.end) }
  }
}

/** Words that stand in the line of the times. */
function wordsBehind(line: Line, length: number): Line | undefined {
  if (line.text.length === length) return undefined
  const text = line.text.slice(length).trim()
  if (text === '' || /^(?:[A-Za-z][A-Za-z\d]{0,11}:\S|[^\p{L}\p{N}]{1,9}$)/u.test(text)) return undefined
  const start = line.start + line.text.length - line.text.slice(length).trimStart().length
  return { start, end: start + text.length, number: line.number, text }
}

/** True for the first line of what stands between cues in WebVTT and is none. */
export function isComment(text: string): boolean {
  return /^(?:NOTE(?:\s|$)|(?:STYLE|REGION)$)/.test(text)
}
