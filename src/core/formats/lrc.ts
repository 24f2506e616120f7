import { parseTimestamp } from '../model/time'
import type { Metadata } from '../model/transcript'
import { captionList } from './captionList'
import type { Format } from './format'
import { headOf, linesOf, LineTable, type Line } from './lines'
import { facts } from './namedFacts'
import { wordsOf } from './pieces'
import { voicesIn } from './voices'

/**
 * LRC, lines with their starts: `[01:02.34]words`, with `[ti:Title]` and other fields above and times `<01:02.50>` of
 * words within. A line with several times is said at each; it is one cue, at the first of them.
 */
export const lrc: Format = {
  name: 'lrc',

  confidence(source, path) {
    const named = /\.lrc$/i.test(path)
    let cues = 0
    let lines = 0
    let exact = 0
    for (const line of linesOf(headOf(source))) {
      lines += 1
      const times = timesOf(line)
      if (times !== undefined || fieldOf(line.text) !== null) cues += 1
      if (times?.exact === true) exact += 1
      if (lines === 400) break
    }
    // Times without fractions stand in front of lines in many plain texts.
    if (cues === 0 || cues < lines * 0.6 || exact < (named ? 0 : Math.max(3, lines * 0.6 - 12))) return 0
    return named ? 0.95 : 0.7
  },

  read(source) {
    const list = captionList()
    const fields = new Map<string, string>()
    const lines = new LineTable(source)
    for (let at = 0; at < lines.length; at++) {
      const [, key, value] = fieldOf(lines.text(at)) ?? []
      if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value.trim())
    }
    // A positive offset, in milliseconds, shows the words earlier.
    const written = fields.get('offset') ?? ''
    const offset = /^[+-]?\d{1,7}$/.test(written) ? Number(written) / 1000 : 0
    for (let at = 0; at < lines.length; at++) {
      const line = lines.line(at)
      const times = timesOf(line)
      if (times !== undefined) {
        const [voice] = voicesIn(source, [{ start: line.start + times.length, end: line.end }], wordTimes)
        const startTime = Math.max(0, times.startTime - offset)
        list.add({ words: wordsOf(source, voice?.pieces ?? []), startTime, line: line.number })
      } else if (fieldOf(line.text) === null) list.unread(line)
    }
    const duration = parseTimestamp(fields.get('length') ?? '')
    return { form: lrc.name, metadata: factsOf(fields, duration), chapters: [], ...list.finish(duration) }
  },
}

const stamp = String.raw`\[\d{1,3}:\d{2}(?:\.\d{1,3})?\]`
const timesPattern = new RegExp(String.raw`^\uFEFF?${stamp}(?:\s?${stamp}){0,50}`)
const fieldPattern = /^\uFEFF?\[(ti|ar|al|au|by|length|offset|re|ve|la|tool|lr|#):?([^\]]{0,500})\]$/
const wordTimes = /<\d{1,3}:\d{2}(?:\.\d{1,3})?>/g

function fieldOf(text: string): RegExpExecArray | null {
  return text.endsWith(']') ? fieldPattern.exec(text) : null
}

function timesOf(line: Line): { startTime: number; length: number; exact: boolean } | undefined {
  const match = timesPattern.exec(line.text.slice(0, 800))
  if (match === null) return undefined
  const first = /\d+:\d+(?:\.\d+)?/.exec(match[0])?.[0] ?? ''
  const startTime = parseTimestamp(first)
  return startTime === undefined ? undefined : { startTime, length: match[0].length, exact: first.includes('.') }
}

function factsOf(fields: ReadonlyMap<string, string>, duration: number | undefined): Metadata {
  const [title, show, person] = [fields.get('ti'), fields.get('al'), fields.get('ar')]
  return facts('file', {
    title: title === '' ? undefined : title,
    show: show === '' ? undefined : show,
    people: person === undefined || person === '' ? undefined : [{ name: person }],
    duration,
  })
}
