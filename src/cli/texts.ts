import { formatDuration, formatTimestamp } from '../core/model/time'
import type { IndexRow, SearchRow, TermRow, TopicRow } from './rows'

/* The rows in words, for people at a terminal. Text of files is printed without control characters. */

export function indexText(row: IndexRow): string {
  const facts = [row.show, row.date, row.duration === null ? null : formatDuration(row.duration), row.url].filter(
    (fact) => fact !== null,
  )
  const counts =
    row.form === null
      ? 'not read'
      : `${row.form}: ${row.cues} cues, ${row.words} words, ${row.chapters} chapters, ${row.derived} derived`
  const lines = [`${row.file}  ${row.title ?? ''}`.trimEnd(), ...(facts.length > 0 ? [facts.join(' · ')] : []), counts]
  const problems = row.problems.map(({ line, message }) => `line ${line}: ${message}`)
  return plain([...lines, ...problems].join('\n  '))
}

export function searchText({ q, hits }: SearchRow): string {
  if (hits.length === 0) return plain(`Nothing was found for: ${q}`)
  return plain(hits.map((hit) => `${hit.file} ${place(hit.start, hit.offset[0])}  ${hit.snippet}`).join('\n'))
}

export function topicText(row: TopicRow): string {
  return plain(`${row.file} ${place(row.start, row.offset[0])}  ${row.title}`)
}

export function termText(row: TermRow): string {
  return plain(
    `${row.line}: ${row.text}${row.text === row.entry ? '' : ` → ${row.entry}`}  ${row.definition.replace(/\s+/g, ' ')}`,
  )
}

function place(start: number | null, offset: number): string {
  return start === null ? `char=${offset}` : formatTimestamp(start)
}

/** A transcript must not steer the terminal that shows it. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '')
}
