import { parseTimestamp } from '../model/time'
import type { Span } from '../model/transcript'
import { writtenKeys, type WrittenKey } from './pandocKey'
import { fragmentPlace, parseTime, type CitedPlace } from './readLocator'

/** A key cited as Pandoc reads it; its own span is that of the key. */
export interface KeyCitation extends WrittenKey {
  /** The brackets with all that is cited in them, those behind a key in the text included; else the key alone. */
  readonly group: Span
  readonly place?: CitedPlace
  /** Where the place is written. */
  readonly written?: Span
}

/** The keys that a text cites, in order, each with the place that stands behind it. Linear in the text. */
export function keyCitations(text: string): KeyCitation[] {
  const keys = writtenKeys(text)
  return keys.map((key, i) => {
    const next = keys[i + 1]?.start ?? text.length
    const group = bracketsAround(text, key) ?? bracketsBehind(text, key)
    if (group === undefined) return { ...key, group: { start: key.start, end: key.end } }
    const end = Math.min(group.end - 1, next)
    const found = keyPlace(text.slice(key.end, end).split(';')[0] ?? '')
    if (found === undefined) return { ...key, group }
    const written = { start: key.end + found.start, end: key.end + found.end }
    return { ...key, group, place: found.place, written }
  })
}

/** How far brackets are looked for. */
const reach = 400

function bracketsAround(text: string, { start, end }: Span): Span | undefined {
  const before = text.slice(Math.max(0, start - reach), start)
  const open = before.lastIndexOf('[')
  if (open < 0 || before.includes(']', open)) return undefined
  const close = closingBracket(text, end)
  return close === undefined ? undefined : { start: start - before.length + open, end: close + 1 }
}

/** `@key [00:01:26]`: Pandoc takes the brackets for the key's locator, unless they are a link's or cite keys of their own. */
function bracketsBehind(text: string, { start, end }: Span): Span | undefined {
  const opened = /^\s?\[(?!\^)/.exec(text.slice(end, end + 3))
  const close = opened === null ? undefined : closingBracket(text, end + opened[0].length)
  if (close === undefined || text[close + 1] === '(' || text.slice(end, close).includes('@')) return undefined
  return { start, end: close + 1 }
}

function closingBracket(text: string, from: number): number | undefined {
  const at = text.slice(from, from + reach).search(/[[\]]/)
  return at < 0 || text[from + at] === '[' ? undefined : from + at
}

/** The place in what stands behind a key: `{00:01:26}`, `{char=10,20}`, `timestamp 00:01:26`. */
function keyPlace(suffix: string): (Span & { readonly place: CitedPlace }) | undefined {
  const braced = /\{([^{}]*)\}/.exec(suffix)
  if (braced !== null) {
    const written = braced[1]?.trim() ?? ''
    const seconds = parseTime(written)
    const place = fragmentPlace(written) ?? (seconds === undefined ? undefined : timeAt(seconds))
    const start = braced.index + braced[0].indexOf(written)
    if (place !== undefined) return { start, end: start + written.length, place }
  }
  const time = /(?<![\d:])(?:\d{1,3}:)?\d{1,3}:\d\d(?:\.\d{1,3})?(?![\d:])/.exec(suffix)
  const seconds = parseTimestamp(time?.[0] ?? '')
  if (time === null || seconds === undefined) return undefined
  return { start: time.index, end: time.index + time[0].length, place: timeAt(seconds) }
}

function timeAt(start: number): CitedPlace {
  return { kind: 'time', start }
}
