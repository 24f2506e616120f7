import type { Span } from '../core/model/transcript'
import type { ReaderText } from '../core/service/messages'

/*
 * Where the reader's text lies over the source file. Runs are three numbers each (reader offset, source offset,
 * length), in the order of both texts; what is in no run (headings, times, names) exists in the reader alone.
 */

type Runs = ReaderText['runs']

/** The source offset of a reader offset that stands in or at the end of spoken words; undefined elsewhere. */
export function sourceAt(runs: Runs, offset: number): number | undefined {
  const run = lastRunFrom(runs, 0, offset)
  if (run < 0) return undefined
  const { reader, source, length } = runAt(runs, run)
  return offset <= reader + length ? source + (offset - reader) : undefined
}

/** The reader offset of a source offset that stands in or at the end of spoken words; undefined elsewhere. */
export function readerAt(runs: Runs, offset: number): number | undefined {
  const run = lastRunFrom(runs, 1, offset)
  if (run < 0) return undefined
  const { reader, source, length } = runAt(runs, run)
  return offset <= source + length ? reader + (offset - source) : undefined
}

/** The reader offset of the words at a source offset, or of the first words after it; undefined without any words. */
export function nearestInReader(runs: Runs, offset: number): number | undefined {
  const exact = readerAt(runs, offset)
  if (exact !== undefined) return exact
  const next = lastRunFrom(runs, 1, offset) + 1
  if (next * 3 < runs.length) return runAt(runs, next).reader
  return runs.length === 0 ? undefined : endOf(runAt(runs, next - 1))
}

/**
 * The stretch of the source file whose words a stretch of the reader shows, from the first to the last of them; an
 * empty stretch gives its place. Undefined when it holds no spoken words, as a heading does.
 */
export function spanInSource(runs: Runs, { start, end }: Span): Span | undefined {
  if (start === end) {
    const place = sourceAt(runs, start)
    return place === undefined ? undefined : { start: place, end: place }
  }
  const atStart = lastRunFrom(runs, 0, start)
  const first = atStart >= 0 && start < endOf(runAt(runs, atStart)) ? atStart : atStart + 1
  const last = lastRunFrom(runs, 0, end - 1)
  if (first > last) return undefined
  const from = runAt(runs, first)
  const to = runAt(runs, last)
  return {
    start: from.source + Math.max(0, start - from.reader),
    end: to.source + Math.min(to.length, end - to.reader),
  }
}

/** The last paragraph that begins at or before a reader offset; its time is that of its first words, in seconds. */
export function paragraphAt(
  paragraphs: ReaderText['paragraphs'],
  offset: number,
): { readonly offset: number; readonly startTime?: number } | undefined {
  const index = lastFrom(paragraphs, 2, 0, offset)
  const milliseconds = paragraphs[index * 2 + 1] ?? -1
  if (index < 0) return undefined
  return { offset: paragraphs[index * 2] ?? 0, ...(milliseconds < 0 ? {} : { startTime: milliseconds / 1000 }) }
}

/** The line of the reader's text around an offset: the whole paragraph, as paragraphs are single lines. */
export function lineAround(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset)
  return { start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end }
}

interface Run {
  readonly reader: number
  readonly source: number
  readonly length: number
}

function runAt(runs: Runs, index: number): Run {
  return { reader: runs[index * 3] ?? 0, source: runs[index * 3 + 1] ?? 0, length: runs[index * 3 + 2] ?? 0 }
}

function endOf({ reader, length }: Run): number {
  return reader + length
}

/** Index of the last run that begins at or before `offset` in the reader (0) or the source (1); -1 when there is none. */
function lastRunFrom(runs: Runs, side: 0 | 1, offset: number): number {
  return lastFrom(runs, 3, side, offset)
}

/** Of records of `size` numbers, sorted by the number at `key`: the index of the last with at most `value` there. */
function lastFrom(records: Int32Array, size: number, key: number, value: number): number {
  let low = 0
  let high = records.length / size
  while (low < high) {
    const middle = (low + high) >> 1
    if ((records[middle * size + key] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
