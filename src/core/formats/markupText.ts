import type { Span } from '../model/transcript'
import { characterOf } from './characterReferences'
import type { Piece } from './pieces'

/** A tag or a stretch of text, as they follow each other in the source. */
export type MarkupToken = Span &
  (
    | { readonly kind: 'open'; readonly name: string; readonly empty: boolean }
    | { readonly kind: 'close'; readonly name: string }
    /** `plain` text (CDATA) has no entities. */
    | { readonly kind: 'text'; readonly plain: boolean }
  )

/**
 * The tags and texts of XML or HTML, tolerantly: nothing need be closed, a `<` that begins no tag is text. Comments,
 * declarations, processing instructions, scripts and style sheets are passed over. Names are in lower case. Linear in
 * the length of the source, and nesting is nothing to it: what belongs together is for the reader to say.
 */
export function* markupTokens(source: string): Generator<MarkupToken, void, undefined> {
  let at = 0
  let text = 0
  while (at < source.length) {
    const start = source.indexOf('<', at)
    if (start < 0) break
    const passed = passedOver(source, start)
    const tag = passed === undefined ? tagAt(source, start) : undefined
    if (passed === undefined && tag === undefined) {
      at = start + 1
      continue
    }
    if (start > text) yield { kind: 'text', start: text, end: start, plain: false }
    if (passed !== undefined) {
      if (passed.inner !== undefined) yield { kind: 'text', ...passed.inner, plain: true }
      at = passed.end
    } else if (tag !== undefined) {
      yield tag
      const silent = tag.kind === 'open' && !tag.empty ? silentElements.get(tag.name) : undefined
      at = silent === undefined ? tag.end : endOf(source, silent, tag.end)
    }
    text = at
  }
  if (source.length > text) yield { kind: 'text', start: text, end: source.length, plain: false }
}

/** The attributes of a tag by their names in lower case, as they are written; of two of one name the first. */
export function attributesOf(source: string, tag: Span): ReadonlyMap<string, string> {
  const text = source.slice(tag.start, Math.min(tag.end, tag.start + longestTag))
  if (!text.includes('=')) return noAttributes
  const attributes = new Map<string, string>()
  attributePattern.lastIndex = text.search(/\s|$/)
  for (let match = attributePattern.exec(text); match !== null; match = attributePattern.exec(text)) {
    const name = (match[1] ?? '').toLowerCase()
    const value = match[2] ?? match[3] ?? match[4]
    if (value !== undefined && !attributes.has(name)) attributes.set(name, value)
  }
  return attributes
}

/** The pieces of a text: the five entities of XML and numeric ones stand for their characters, all others stay. */
export function textPieces(
  source: string,
  token: Span & { readonly plain: boolean },
  pattern = entityPattern,
): Piece[] {
  const { start, end } = token
  const text = source.slice(start, end)
  if (token.plain || !text.includes('&')) return [{ start, end }]
  const pieces: Piece[] = []
  let from = start
  for (const match of text.matchAll(pattern)) {
    const at = start + match.index
    if (at > from) pieces.push({ start: from, end: at })
    from = at + match[0].length
    pieces.push({ start: at, end: from, text: characterOf(`&${match[1] ?? ''};`) ?? '\uFFFD' })
  }
  if (end > from) pieces.push({ start: from, end })
  return pieces
}

const entityPattern = /&(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g

/** Some servers escape twice: `&amp;#39;` stands for an apostrophe. */
export const twiceEscaped = /&(?:amp;)?(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g

const noAttributes: ReadonlyMap<string, string> = new Map()
const attributePattern = /([^\s=/>"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const longestTag = 10_000

const silentElements = new Map([
  ['script', /<\/script/gi],
  ['style', /<\/style/gi],
])

/** Where a comment, a declaration or the like ends, with the text inside of CDATA. */
function passedOver(source: string, start: number): { readonly end: number; readonly inner?: Span } | undefined {
  const next = source[start + 1]
  if (next === '?') return { end: after(source, '?>', start) }
  if (next !== '!') return undefined
  if (source.startsWith('<!--', start)) return { end: after(source, '-->', start + 4) }
  if (source.startsWith('<![CDATA[', start)) {
    const end = after(source, ']]>', start + 9)
    const inner = { start: start + 9, end: source.endsWith(']]>', end) ? end - 3 : end }
    return inner.end > inner.start ? { end, inner } : { end }
  }
  // A document type may declare entities between brackets; they are never looked at.
  doctype.lastIndex = start
  if (!doctype.test(source)) return { end: after(source, '>', start) }
  return { end: source[doctype.lastIndex - 1] === '[' ? after(source, ']>', start) : doctype.lastIndex }
}

const doctype = /<!doctype[^[>]{0,2000}[[>]/iy

/** A tag goes to its `>`, of which quoted values may hold others; it holds no `<`, so that each is tried once only. */
function tagAt(source: string, start: number): MarkupToken | undefined {
  tagName.lastIndex = start
  const match = tagName.exec(source)
  const name = match?.[2]?.toLowerCase()
  if (match === null || name === undefined) return undefined
  let quote = 0
  let firstEnd = -1
  for (let at = tagName.lastIndex; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === lessThan) break
    if (code === greaterThan) {
      if (firstEnd < 0) firstEnd = at + 1
      if (quote === 0) {
        firstEnd = at + 1
        break
      }
    } else if (code === quote) quote = 0
    else if (quote === 0 && (code === doubleQuote || code === singleQuote)) quote = code
  }
  if (firstEnd < 0) return undefined
  if (match[1] === '/') return { kind: 'close', name, start, end: firstEnd }
  return { kind: 'open', name, empty: source[firstEnd - 2] === '/', start, end: firstEnd }
}

const tagName = /<(\/?)([a-z][\w:.-]{0,60})/iy
const [lessThan, greaterThan, doubleQuote, singleQuote] = [60, 62, 34, 39]

function after(source: string, sign: string, from: number): number {
  const at = source.indexOf(sign, from)
  return at < 0 ? source.length : at + sign.length
}

/** Where the closing tag of an element without words begins. */
function endOf(source: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(source)?.index ?? source.length
}
