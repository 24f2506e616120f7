import type { Problem } from '../model/problem'
import { beginningOf } from '../model/oneLine'
import { isTimed, type Cue, type PublishedChapter } from '../model/transcript'
import { chapterLine, type ChapterLine } from './chapterLine'
import type { Line } from './lines'

/** A chapter with the line that names it. */
export interface OutlineEntry {
  readonly title: string
  /** Seconds. */
  readonly startTime: number
  /** 1-based. */
  readonly line: number
}

/** Chapters as a file lists them, in its order, and what in the list is none. */
export interface ChapterList {
  readonly entries: readonly OutlineEntry[]
  readonly problems: readonly Problem[]
}

type TextLine = Pick<Line, 'text' | 'number'>

/**
 * The chapter list in a text such as a description. Its lines are told from times in sentences by being alike and in
 * order: all have their time in front, or all behind, or all in a link; fewer than three are no list.
 */
export function readOutline(lines: readonly TextLine[]): readonly OutlineEntry[] {
  const found = new Map<ChapterLine['time'], OutlineEntry[]>([
    ['first', []],
    ['last', []],
    ['linked', []],
  ])
  for (const { text, number } of lines) {
    const chapter = chapterLine(text)
    if (chapter !== undefined) found.get(chapter.time)?.push(entryOf(chapter, number))
  }
  const [most = []] = [...found.values()].sort((a, b) => b.length - a.length)
  return most.length >= fewest && isMostlyRising(most) ? most : []
}

/** The chapters of lines that are meant to be a list and nothing else; headings and the like are passed over. */
export function readChapterLines(lines: readonly TextLine[]): ChapterList {
  const entries: OutlineEntry[] = []
  const unread = new UnreadEntries()
  for (const { text, number } of lines) {
    const chapter = chapterLine(text)
    if (chapter !== undefined) entries.push(entryOf(chapter, number))
    else if (!/^(?:#|<!--|```|[-=*_]{3,}$|\|(?!.*\d))|:$/.test(text.slice(0, 300))) unread.add(text, number)
  }
  return { entries, problems: unread.problems() }
}

/** Counts what stands in a list of chapters and is none, and makes one problem of it. */
export class UnreadEntries {
  private first: { readonly text: string; readonly line: number } | undefined
  private count = 0

  add(text: string, line: number): void {
    this.first ??= { text: text.length > 80 ? `${beginningOf(text, 79)}…` : text, line }
    this.count += 1
  }

  problems(): Problem[] {
    return this.first === undefined ? [] : [{ code: 'chapter-unread', ...this.first, count: this.count }]
  }
}

/**
 * The chapters of a list that can be used for a transcript, in the order of their times: each time once, none behind
 * the end. Times are of no use where the transcript has none.
 *
 * @param duration seconds of the recording, where known
 */
export function chaptersWithin(
  entries: readonly OutlineEntry[],
  cues: readonly Cue[],
  duration = 0,
): { readonly chapters: readonly PublishedChapter[]; readonly problems: readonly Problem[] } {
  const [first] = entries
  if (first === undefined || cues.length === 0) return { chapters: [], problems: [] }
  if (!isTimed({ cues })) return { chapters: [], problems: [{ code: 'chapters-untimed', line: first.line }] }
  const end = Math.max(duration, endOf(cues))
  const problems: Problem[] = []
  const kept = new Map<number, string>()
  let latest = 0
  for (const { title: written, startTime, line } of entries.slice(0, mostChapters)) {
    const title = written.length > longestTitle ? `${beginningOf(written, longestTitle)}…` : written
    const called = beginningOf(title, 60)
    const other = kept.get(startTime)
    if (title !== written) problems.push({ code: 'chapter-title-long', title: called, line })
    if (startTime >= end) problems.push({ code: 'chapter-after-end', title: called, line })
    else if (other === undefined) {
      if (startTime < latest) problems.push({ code: 'chapter-out-of-order', title: called, line })
      latest = Math.max(latest, startTime)
      kept.set(startTime, title)
    } else if (other !== title) problems.push({ code: 'chapter-same-time', title: called, other, line })
  }
  const surplus = entries[mostChapters]
  const tooMany: Problem[] =
    surplus === undefined
      ? []
      : [{ code: 'chapters-too-many', count: entries.length, limit: mostChapters, line: surplus.line }]
  const chapters = [...kept].map(([startTime, title]) => ({ title, startTime }))
  return {
    chapters: chapters.sort((a, b) => a.startTime - b.startTime),
    problems: [...problems.slice(0, mostProblems), ...tooMany],
  }
}

const fewest = 3
// Far more than anyone looks through.
const mostChapters = 1000
const mostProblems = 100
const longestTitle = 200
// A chapter may begin a little after the time of its first cue.
const leastAfter = 1

function entryOf({ title, startTime }: ChapterLine, line: number): OutlineEntry {
  return { title, startTime, line }
}

/** Verses (`John 3:16`) and scores come in any order. */
function isMostlyRising(entries: readonly OutlineEntry[]): boolean {
  const rising = entries.filter(({ startTime }, at) => startTime >= (entries[at - 1]?.startTime ?? 0)).length
  return rising >= entries.length * 0.6
}

function endOf(cues: readonly Cue[]): number {
  let end = 0
  for (const { startTime = 0, endTime = 0 } of cues) end = Math.max(end, startTime + leastAfter, endTime)
  return end
}
