import type { Problem } from '../model/problem'
import { parseTimestamp } from '../model/time'
import type { PublishedChapter } from '../model/transcript'
import type { Line } from './lines'

/** A chapter with the line that names it. */
export interface OutlineEntry extends PublishedChapter {
  /** 1-based. */
  readonly line: number
}

/**
 * The chapter list in a description, as people write them: `0:00 - Title`, `(1:36) Title`, `[00:00:00] Title`,
 * `- 0:00 Title`, `0:00 - 1:30 Title`, `Title 0:00`. Fewer than three such lines are times in a text, no list.
 */
export function readOutline(lines: readonly Line[]): OutlineEntry[] {
  const leading = lines.flatMap((line) => entryOf(line, leadingPattern, 1, 2))
  if (leading.length >= fewest) return leading
  const trailing = lines.flatMap((line) => entryOf(line, trailingPattern, 2, 1))
  return trailing.length >= fewest ? trailing : []
}

/** The chapters of a list in the order of their times, without those that start at or after `end` (seconds). */
export function chaptersWithin(
  entries: readonly OutlineEntry[],
  end: number | undefined,
): { readonly chapters: readonly PublishedChapter[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const kept: OutlineEntry[] = []
  let latest = 0
  for (const entry of entries) {
    const { title, line } = entry
    if (end !== undefined && entry.startTime >= end) {
      problems.push({ code: 'chapter-after-end', title, line })
      continue
    }
    if (entry.startTime < latest) problems.push({ code: 'chapter-out-of-order', title, line })
    latest = Math.max(latest, entry.startTime)
    kept.push(entry)
  }
  const chapters = kept.map(({ title, startTime }) => ({ title, startTime }))
  return { chapters: chapters.sort((a, b) => a.startTime - b.startTime), problems }
}

const fewest = 3
const clock = String.raw`\d{1,3}(?::\d{2}){1,2}`
const link = String.raw`(?:\(\S{1,500}\))?`
const leadingPattern = new RegExp(
  String.raw`^(?:[-*•–·+]\s*|\d{1,2}[.)]\s+)?[[(*_]{0,3}(${clock})[\])*_]{0,3}${link}(?:\s*[-–—]\s*[[(]?${clock}[\])]?)?[\s:–—|-]*(.*)$`,
)
const trailingPattern = new RegExp(String.raw`^(?:[-*•–·+]\s*)?(\S.*?)[\s:–—|-]+[[(]?(${clock})[\])]?$`)

function entryOf(line: Line, pattern: RegExp, time: number, name: number): OutlineEntry[] {
  // A chapter fits into a line; a longer one is prose and would only be searched for nothing.
  if (line.text.length > 300) return []
  const match = pattern.exec(line.text)
  const startTime = parseTimestamp(match?.[time] ?? '')
  const title = match?.[name]?.replaceAll('**', '').trim() ?? ''
  // "5:30 pm" is a time of day.
  if (startTime === undefined || title === '' || /^[ap]\.?m\b/i.test(title)) return []
  return [{ title, startTime, line: line.number }]
}
