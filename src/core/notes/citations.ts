import { parseTimestamp } from '../model/time'
import type { Span } from '../model/transcript'
import { nameIn, type ClaimedSpeaker } from './claimedSpeaker'
import type { InlineText } from './inlineText'
import { fragmentPlace, parseTime, readLocator, type CitedPlace, type Locator } from './readLocator'

/** A citation in a text: a link to a source, `[@key, {00:01:26}]`, or the sign of a footnote that holds one of them. */
export interface Citation extends Span {
  readonly locator: Locator
  /** Where the note writes the place: what to replace when it changes. Offsets are in the note. */
  readonly written: WrittenPlace
  /** The name that a footnote says in front of its link; other citations have theirs in the text around them. */
  readonly name?: ClaimedSpeaker
}

export interface WrittenPlace {
  /** The address of a link; absent where it stands elsewhere. */
  readonly target?: Span
  /** A time that people read: at the end of a link's text, or the locator of a key. */
  readonly time?: Span & { readonly seconds: number }
  /** The locator of a key as a whole: what stands between its braces. */
  readonly keyPlace?: Span
}

/** Footnotes of a note by their labels. */
export type Footnotes = ReadonlyMap<string, Citation>

/** The citations in a text, in order. */
export function citationsIn(inline: InlineText, footnotes: Footnotes): Citation[] {
  return [...linked(inline), ...keyed(inline), ...noted(inline, footnotes)].sort((a, b) => a.start - b.start)
}

/** The footnotes that a paragraph defines, a line each: `[^label]: Lex Fridman, [*Title*, 00:01:26](https://…)`. */
export function footnotesIn(inline: InlineText): [string, Citation][] {
  const { text, breaks } = inline
  if (!text.startsWith('[^')) return []
  const starts = [0, ...breaks.map((end) => end + 1)].filter((start) => text.startsWith('[^', start))
  const cited = [...linked(inline), ...keyed(inline)].sort((a, b) => a.start - b.start)
  let next = 0
  return starts.flatMap((start, i): [string, Citation][] => {
    const head = /^\[\^([^\]\s]{1,200})\]:/.exec(text.slice(start, start + 210))
    const end = starts[i + 1] ?? text.length
    while ((cited[next]?.start ?? Infinity) < start) next += 1
    const citation = cited[next]
    if (head === null || citation === undefined || citation.start >= end) return []
    const from = start + head[0].length
    const name = nameIn(inline, from, citation.start)
    return [[head[1] ?? '', { ...citation, ...(name && { name }) }]]
  })
}

function linked(inline: InlineText): Citation[] {
  return inline.links.flatMap(({ start, end, href, target }): Citation[] => {
    const locator = readLocator(href)
    if (locator === undefined) return []
    const time = timeAtEnd(inline, start, end)
    return [{ start, end, locator, written: { ...(target && { target }), ...(time && { time }) } }]
  })
}

/** `…, 00:01:26` at the end of a link's text, or all of it. */
function timeAtEnd({ text, at }: InlineText, start: number, end: number): WrittenPlace['time'] {
  const written = /(?:^|[\s,(])((?:\d{1,3}:)?\d{1,3}:\d\d)\)?\s*$/.exec(text.slice(Math.max(start, end - 20), end))
  const seconds = parseTimestamp(written?.[1] ?? '')
  if (written === null || seconds === undefined) return undefined
  const from = Math.max(start, end - 20) + written.index + written[0].indexOf(written[1] ?? '')
  const to = from + (written[1] ?? '').length
  return { start: at[from] ?? 0, end: (at[to - 1] ?? 0) + 1, seconds }
}

const keyCitation = /\[[^[\]@]{0,200}@(?:\{([^{}]{1,200})\}|([\p{L}\p{N}_][^\s\]},;{]{0,200}))([^[\]]{0,300})\]/gu

/** Pandoc's citations: `[@key, {00:01:26}]`, `[see @{key with signs}, 00:01:26; @other]`; the first key counts. */
function keyed({ text, at }: InlineText): Citation[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(keyCitation)].map((found): Citation => {
    const [whole, braced, bare = '', rest = ''] = found
    const start = found.index
    const end = start + whole.length
    // Signs at the end of a key belong to the sentence around it.
    const key = braced ?? bare.replace(/[^\p{L}\p{N}_]+$/u, '')
    const behind = (braced === undefined ? bare.slice(key.length) : '') + rest
    const cited = keyPlace(behind.split(';')[0] ?? '')
    if (cited === undefined) return { start, end, locator: { kind: 'key', key }, written: {} }
    const { place } = cited
    const from = end - 1 - behind.length + cited.start
    const keyPlaceSpan = { start: at[from] ?? 0, end: (at[from + cited.end - cited.start - 1] ?? 0) + 1 }
    const time = place.kind === 'time' ? { time: { ...keyPlaceSpan, seconds: place.start } } : {}
    return { start, end, locator: { kind: 'key', key, place }, written: { keyPlace: keyPlaceSpan, ...time } }
  })
}

/** The locator in what stands behind a key: `{00:01:26}`, `{char=10,20}`, `timestamp 00:01:26`. */
function keyPlace(suffix: string): (Span & { readonly place: CitedPlace }) | undefined {
  const found =
    /\{([^{}]*)\}/.exec(suffix) ?? /(?<![\d:])((?:\d{1,3}:)?\d{1,3}:\d\d(?:\.\d{1,3})?)(?![\d:])/.exec(suffix)
  const written = found?.[1]?.trim() ?? ''
  const seconds = parseTime(written)
  const place =
    fragmentPlace(written) ?? (seconds === undefined ? undefined : { kind: 'time' as const, start: seconds })
  if (found === null || place === undefined) return undefined
  const start = found.index + found[0].indexOf(written)
  return { start, end: start + written.length, place }
}

function noted({ text }: InlineText, footnotes: Footnotes): Citation[] {
  if (footnotes.size === 0) return []
  return [...text.matchAll(/\[\^([^\]\s]{1,200})\](?!:)/g)].flatMap((found): Citation[] => {
    const citation = footnotes.get(found[1] ?? '')
    return citation === undefined ? [] : [{ ...citation, start: found.index, end: found.index + found[0].length }]
  })
}
