import { oneLine } from '../core/model/oneLine'
import { formatDuration, formatTimestamp } from '../core/model/time'
import type { IndexRow, SearchRow, TermRow, TopicRow } from './rows'

/* The rows in words, for people at a terminal, each in one line, and without what would steer the terminal. */

export function indexText(row: IndexRow): string {
  const facts = [row.show, row.date, row.duration === null ? null : formatDuration(row.duration), row.url].filter(
    (fact) => fact !== null,
  )
  const spoken = `${row.form ?? ''}: ${row.cues} cues, ${row.words} words`
  const counts =
    row.form === null
      ? 'not read'
      : 'sameAs' in row
        ? `the same as ${String(row.sameAs)}, ${spoken}`
        : `${spoken}, ${row.chapters} chapters, ${row.derived} derived`
  const head = columns(row.file, row.title ?? '')
  const lines = [...(facts.length > 0 ? [facts.join(' · ')] : []), counts]
  const problems = row.problems.map(({ line, message }) => `line ${line}: ${message}`)
  return [head, ...[...lines, ...problems].map(oneLine)].join('\n  ')
}

export function searchText({ q, hits }: SearchRow): string {
  if (hits.length === 0) return oneLine(`Nothing was found for: ${q}`)
  return hits
    .map(({ file, start, offset, speaker, snippet }) => {
      const said = speaker === undefined ? snippet : `${speaker}: ${snippet}`
      return columns(`${file} ${place(start, offset[0])}`, said)
    })
    .join('\n')
}

export function topicText(row: TopicRow): string {
  return columns(`${row.file} ${place(row.start, row.offset[0])}`, row.title)
}

export function termText(row: TermRow): string {
  return columns(`${row.line}: ${row.text}${row.text === row.entry ? '' : ` → ${row.entry}`}`, row.definition)
}

function place(start: number | null, offset: number): string {
  return start === null ? `char=${offset}` : formatTimestamp(start)
}

function columns(first: string, second: string): string {
  return `${oneLine(first)}  ${oneLine(second)}`.trimEnd()
}
