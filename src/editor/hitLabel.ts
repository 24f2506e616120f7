import { stopWords } from '../core/library/stopWords'
import type { Span } from '../core/model/transcript'
import { normalize } from '../core/model/words'
import { labelText } from './labelText'

/** Of the words before the first match so many characters are kept: a row shows about seventy. */
const LEAD = 24
const LEAD_AT_MOST = 42

/**
 * The words of a hit for a row of a list, from a little before the first match on. The list itself makes the query's
 * letters bold where it finds them as they were typed; where it cannot (several words apart, another spelling), angle
 * quotes show what matched.
 *
 * @param marked matched words in `snippet`, in order
 * @example hitLabel('the dead Internet theory', [{ start: 4, end: 8 }, { start: 18, end: 24 }], 'dead theory')
 * // 'the ‹dead› Internet ‹theory›'
 */
export function hitLabel(snippet: string, marked: readonly Span[], query: string): string {
  const spans = marksOf(snippet, marked)
  const from = beginning(snippet, spans[0]?.start ?? 0)
  const typed = query.trim().toLowerCase()
  const shown = typed !== '' && snippet.toLowerCase().includes(typed) ? [] : spans
  const parts: string[] = from > 0 ? ['… '] : []
  let at = from
  for (const { start, end } of shown) {
    parts.push(labelText(snippet.slice(at, start)), '‹', labelText(snippet.slice(start, end)), '›')
    at = end
  }
  parts.push(labelText(snippet.slice(at)))
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** A title that leaves room for the words beside it, cut after a word. */
export function shortTitle(title: string, length = 28): string {
  if (title.length <= length) return title
  const cut = title.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:|–—-]+$/u, '')}…`
}

/** The start of a word not far before the first match. */
function beginning(snippet: string, match: number): number {
  if (match <= LEAD_AT_MOST) return 0
  const space = snippet.indexOf(' ', match - LEAD)
  return space < 0 || space >= match ? match : space + 1
}

/**
 * Matched words with nothing but space or a hyphen between them are one mark. Words such as `of the` are marked only
 * between others, or when nothing else matched.
 */
function marksOf(snippet: string, marked: readonly Span[]): Span[] {
  const groups: Span[][] = []
  for (const span of marked) {
    const last = groups.at(-1)?.at(-1)
    if (span.end <= span.start || span.start < (last?.end ?? 0)) continue
    const isNext = last !== undefined && /^[\s-]?$/.test(snippet.slice(last.end, span.start))
    if (isNext) groups.at(-1)?.push(span)
    else groups.push([span])
  }
  const says = ({ start, end }: Span): boolean => !stopWords.has(normalize(snippet.slice(start, end)))
  const telling = groups.flatMap((group) => around(group.slice(group.findIndex(says), group.findLastIndex(says) + 1)))
  return telling.length > 0 ? telling : groups.flatMap(around)
}

function around(group: readonly Span[]): Span[] {
  const [first, last] = [group[0], group.at(-1)]
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]
}
