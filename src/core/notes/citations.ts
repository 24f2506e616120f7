import { parseTimestamp } from '../model/time'
import type { Span } from '../model/transcript'
import { nameIn, type ClaimedSpeaker } from './claimedSpeaker'
import type { InlineText } from './inlineText'
import { keyCitations } from './keyCitations'
import { readLocator, type Locator } from './readLocator'

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

/** Pandoc's citations: `[@key, {00:01:26}]`, `[see @{key}, 00:01:26; @other]`, `@key [00:01:26]`; of several the first key counts. */
function keyed({ text, at }: InlineText): Citation[] {
  let last = 0
  return keyCitations(text).flatMap((cited): Citation[] => {
    if (cited.group.start < last) return []
    last = cited.group.end
    const { key, place, written } = cited
    const { start, end } = cited.group
    if (place === undefined || written === undefined)
      return [{ start, end, locator: { kind: 'key', key }, written: {} }]
    const keyPlace = { start: at[written.start] ?? 0, end: (at[written.end - 1] ?? 0) + 1 }
    const time = place.kind === 'time' ? { time: { ...keyPlace, seconds: place.start } } : {}
    return [{ start, end, locator: { kind: 'key', key, place }, written: { keyPlace, ...time } }]
  })
}

function noted({ text }: InlineText, footnotes: Footnotes): Citation[] {
  if (footnotes.size === 0) return []
  return [...text.matchAll(/\[\^([^\]\s]{1,200})\](?!:)/g)].flatMap((found): Citation[] => {
    const citation = footnotes.get(found[1] ?? '')
    return citation === undefined ? [] : [{ ...citation, start: found.index, end: found.index + found[0].length }]
  })
}
