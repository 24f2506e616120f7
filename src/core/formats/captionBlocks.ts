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
  let pending: Line[] = []
  let numbered: boolean | undefined
  let lastNumber = Number.NaN

  const close = (): void => {
    const lines = named ? withoutComments(pending, open?.line ?? 0) : pending
    if (open === undefined) header = pending
    else
      blocks.push({
        startTime: open.startTime,
        endTime: open.endTime,
        line: open.line,
        lines: behind === undefined ? lines : [behind, ...lines],
      })
    pending = []
  }
  /** Takes the number or the name of the block that begins at a line away from the lines above it. */
  const takeName = (line: Line): void => {
    const last = pending.at(-1)
    const above = pending.at(-2)?.number ?? open?.line ?? 0
    const isNumber = last !== undefined && /^\d{1,9}$/.test(last.text)
    numbered ??= isNumber
    if (last === undefined) return
    const apart = last.number - above > 1 || open === undefined
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
    } else if (isBrokenTime(line) && line.number - 1 !== open?.line) {
      takeName(line)
      unread.push(line)
    } else pending.push(line)
  }
  // The source may break off behind a number.
  const last = pending.at(-1)
  const apart = last !== undefined && last.number - 1 !== open?.line
  if (numbered === true && open !== undefined && apart && last.text === String(lastNumber + 1)) pending.pop()
  close()
  return { header, blocks, unread }
}

/** Words that stand in the line of the times. */
function wordsBehind(line: Line, length: number): Line | undefined {
  if (line.text.length === length) return undefined
  const text = line.text.slice(length).trim()
  if (text === '' || /^(?:[A-Za-z][A-Za-z\d]{0,11}:\S|[^\p{L}\p{N}]{1,9}$)/u.test(text)) return undefined
  const start = line.start + line.text.length - line.text.slice(length).trimStart().length
  return { start, end: start + text.length, number: line.number, text }
}

/** Lines without the notes, styles and regions that stand between blank lines. */
function withoutComments(lines: readonly Line[], above: number): readonly Line[] {
  if (!lines.some(({ text }) => isComment(text))) return lines
  const kept: Line[] = []
  let before = above
  let comment = false
  for (const line of lines) {
    if (line.number - before > 1) comment = isComment(line.text)
    if (!comment) kept.push(line)
    before = line.number
  }
  return kept
}

/** True for the first line of what stands between cues in WebVTT and is none. */
export function isComment(text: string): boolean {
  return /^(?:NOTE(?:\s|$)|(?:STYLE|REGION)$)/.test(text)
}
