import { parseTimestamp } from '../model/time'
import type { Span } from '../model/transcript'
import { captionList } from './captionList'
import type { Format } from './format'
import { headOf, linesOf, type Line } from './lines'
import { facts } from './namedFacts'
import { wordsOf, type Piece } from './pieces'
import { voicesIn } from './voices'

/**
 * ASS and SSA (SubStation Alpha): sections in square brackets; in `[Events]` a `Format:` line that names the fields
 * of the `Dialogue:` lines below, the words last. `{…}` is markup, `\N` a break, and shapes drawn between `{\p1}` and
 * `{\p0}` are no words. Times in the order of the file, which some programs do not sort.
 */
export const ass: Format = {
  name: 'ass',

  confidence(source) {
    const head = headOf(source)
    if (/^[\s\uFEFF]{0,99}\[Script Info\]/i.test(head)) return 1
    return /^[\s\uFEFF]{0,99}\[(?:V4\+? Styles|Events)\]/i.test(head) && /(?:^|[\r\n])Dialogue:/.test(head) ? 0.95 : 0
  },

  read(source) {
    const list = captionList()
    let section = ''
    let fields = usualFields
    let title: string | undefined
    for (const line of linesOf(source)) {
      const { text } = line
      const heading = /^\uFEFF?\[([^\]]{1,60})\]$/.exec(text)
      if (heading !== null) section = (heading[1] ?? '').toLowerCase()
      else if (section === 'script info') title ??= /^Title:\s?(\S.{0,500})$/.exec(text)?.[1]
      else if (section !== 'events' || /^(?:;|Comment:|Picture:|Sound:|Movie:|Command:)/i.test(text)) continue
      else if (/^Format:/i.test(text)) fields = fieldsOf(text)
      else {
        const event = eventIn(line, fields)
        if (event === undefined) list.unread(line)
        else {
          const { startTime, endTime, speaker, words } = event
          list.add({
            words: wordsOf(source, piecesOf(source, words)),
            startTime,
            endTime,
            line: line.number,
            ...(speaker === '' ? {} : { speaker }),
          })
        }
      }
    }
    const named = title !== undefined && !/^(?:<untitled>|Default .{0,20}file|untitled)$/i.test(title)
    return {
      form: ass.name,
      metadata: facts('file', { title: named ? title : undefined }),
      chapters: [],
      ...list.finish(),
    }
  },
}

interface Event {
  readonly startTime: number
  readonly endTime: number
  readonly speaker: string
  readonly words: Span
}

const usualFields = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text']
const mostFields = 30
const tags = /\{[^{}]*\}|\\[Nnh]/g

function fieldsOf(text: string): string[] {
  const fields = text
    .slice(text.indexOf(':') + 1)
    .split(',', mostFields)
    .map((field) => field.trim().toLowerCase())
  // The words hold commas and must come last; without them the line is of no use.
  return fields.at(-1) === 'text' ? fields : usualFields
}

function eventIn({ text, start, end }: Line, fields: readonly string[]): Event | undefined {
  if (!/^Dialogue:/i.test(text)) return undefined
  const values = new Map<string, string>()
  let at = text.indexOf(':') + 1
  for (const field of fields.slice(0, -1)) {
    const comma = text.indexOf(',', at)
    if (comma < 0) return undefined
    values.set(field, text.slice(at, comma).trim())
    at = comma + 1
  }
  const startTime = parseTimestamp(values.get('start') ?? '')
  const endTime = parseTimestamp(values.get('end') ?? '')
  if (startTime === undefined || endTime === undefined) return undefined
  // SSA calls the name of the speaker so, too.
  const speaker = values.get('name') ?? values.get('actor') ?? ''
  return { startTime, endTime, speaker, words: { start: start + at, end } }
}

/** The words without the shapes that are drawn. */
function piecesOf(source: string, { start, end }: Span): Piece[] {
  const text = source.slice(start, end)
  if (!/\\p[1-9]/.test(text)) return [...(voicesIn(source, [{ start, end }], tags)[0]?.pieces ?? [])]
  const spans: Span[] = []
  let from = 0
  let drawing = false
  for (const match of text.matchAll(/\{[^{}]*\}/g)) {
    const scale = /^.*\\p(\d)/s.exec(match[0])?.[1]
    if (scale === undefined) continue
    if (!drawing && match.index > from) spans.push({ start: start + from, end: start + match.index })
    drawing = scale !== '0'
    from = match.index + match[0].length
  }
  if (!drawing && start + from < end) spans.push({ start: start + from, end })
  return spans.flatMap((span) => voicesIn(source, [span], tags).flatMap(({ pieces }) => pieces))
}
