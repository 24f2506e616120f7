import type { Piece } from './pieces'

/** A string as it lies in the source, between its quotes. */
export interface JsonString {
  readonly kind: 'string'
  readonly start: number
  readonly end: number
}

export interface JsonObject {
  readonly kind: 'object'
  readonly start: number
  readonly end: number
  readonly members: ReadonlyMap<string, JsonValue>
}

export interface JsonArray {
  readonly kind: 'array'
  readonly start: number
  readonly end: number
  readonly items: readonly JsonValue[]
}

/** A value with the places of its strings. `null` and words that JSON does not know (`NaN`, `None`) are undefined. */
export type JsonValue = JsonString | JsonObject | JsonArray | number | boolean | undefined

/** What the walk over a document reports. Elements of lists are not kept after that, so that memory stays bounded. */
export interface JsonVisitor {
  /** The keys of the arrays whose elements are wanted, wherever they stand; `''` is an array without a key. */
  readonly lists: ReadonlySet<string>
  /** An element of a list, whole. */
  item(list: string, value: JsonValue, start: number, end: number): void
  /** A string, number or truth value outside of lists; `depth` is 1 for members of the outermost object. */
  member?(key: string, value: JsonString | number | boolean, depth: number): void
}

/** How a walk ended, and the places of what it could not use. */
export interface JsonEnd {
  /** True when the text ends inside a string, an array or an object. */
  readonly cutOff: boolean
  /** Where more levels than {@link deepest} begin; what lies deeper is left out. */
  readonly tooDeep?: number
  /** Where something begins that stands behind the end of the document and holds no list. */
  readonly behind?: number
}

const deepest = 64
// Of one element of a list; a segment of an hour with a record for each word and letter has fewer.
const mostValues = 1_000_000

/**
 * Walks a JSON document, tolerantly: missing, surplus and wrong commas and brackets, single quotes, bare words, line
 * breaks in strings and a missing end cost nothing but themselves. Never throws, goes no deeper with deep nesting,
 * linear in the length of the source.
 */
export function walkJson(source: string, visitor: JsonVisitor): JsonEnd {
  return new JsonWalk(source, visitor).run()
}

/** The pieces of a string: escapes stand for what they write. */
export function jsonPieces(source: string, { start, end }: JsonString): Piece[] {
  const pieces: Piece[] = []
  let from = start
  for (let at = nextEscape(source, start, end); at >= 0; at = nextEscape(source, from, end)) {
    if (pieces.length > mostPieces) break
    if (at > from) pieces.push({ start: from, end: at })
    const length = Math.min(escapeLength(source, at), end - at)
    pieces.push({ start: at, end: at + length, text: escaped(source.slice(at, at + length)) })
    from = at + length
  }
  if (end > from) pieces.push({ start: from, end })
  return pieces
}

// A talk of ten hours in one string, with an escape for each letter, has fewer; behind them the string stands as it is.
const mostPieces = 1_000_000

/** The text of a string, undefined for other values. */
export function jsonText(source: string, value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value.kind !== 'string') return undefined
  const plain = source.slice(value.start, value.end)
  if (!plain.includes('\\')) return plain
  return jsonPieces(source, value)
    .map(({ text, start, end }) => text ?? source.slice(start, end))
    .join('')
}

interface Frame {
  readonly kind: 'object' | 'array'
  readonly start: number
  /** The key under which the container itself stands. */
  readonly name: string
  /** The list whose elements stand directly in it. */
  readonly list?: string
  /** Where it is kept: inside of elements of lists. */
  readonly members?: Map<string, JsonValue>
  readonly items?: JsonValue[]
  /** The key that waits for its value. */
  key?: string | undefined
}

class JsonWalk {
  private readonly source: string
  private readonly visitor: JsonVisitor
  private readonly stack: Frame[] = []
  private skipped = 0
  private values = 0
  private tooDeep: number | undefined
  private behind: number | undefined
  private documents = 0
  /** Elements of lists in the outermost container that is open. */
  private elements = 0

  constructor(source: string, visitor: JsonVisitor) {
    this.source = source
    this.visitor = visitor
  }

  run(): JsonEnd {
    const { source } = this
    let at = 0
    let cutOff = false
    while (at < source.length) {
      const code = source.charCodeAt(at)
      if (code === quote || code === apostrophe) {
        const end = stringEnd(source, at + 1, code)
        cutOff = end >= source.length
        this.string({ kind: 'string', start: at + 1, end })
        at = end + 1
      } else if (code === openBrace || code === openBracket) this.open(code === openBrace ? 'object' : 'array', at++)
      else if (code === closeBrace || code === closeBracket) this.close(code === closeBrace ? 'object' : 'array', ++at)
      else if (code === comma) {
        this.forgetKey()
        at += 1
      } else if (code === colon || code <= 32 || code === 0xfeff || code === 0xa0) at += 1
      else {
        bareWord.lastIndex = at
        const end = bareWord.test(source) ? bareWord.lastIndex : at + 1
        this.bare(at, end)
        at = end
      }
    }
    cutOff ||= this.stack.length > 0 || this.skipped > 0
    while (this.stack.length > 0) this.pop(source.length)
    const { tooDeep, behind } = this
    return { cutOff, ...(tooDeep === undefined ? {} : { tooDeep }), ...(behind === undefined ? {} : { behind }) }
  }

  private open(kind: Frame['kind'], start: number): void {
    if (this.skipped > 0 || this.stack.length >= deepest) {
      this.tooDeep ??= start
      this.skipped += 1
      return
    }
    const parent = this.stack.at(-1)
    const name = parent?.key ?? ''
    if (parent !== undefined) parent.key = undefined
    const kept =
      parent !== undefined && (parent.list !== undefined || parent.members !== undefined || parent.items !== undefined)
    if (parent?.list !== undefined) this.values = 0
    if (kept) this.stack.push({ kind, start, name, ...(kind === 'object' ? { members: new Map() } : { items: [] }) })
    else if (kind === 'array' && this.visitor.lists.has(name)) this.stack.push({ kind, start, name, list: name })
    else this.stack.push({ kind, start, name })
  }

  private close(kind: Frame['kind'], end: number): void {
    if (this.skipped > 0) {
      this.skipped -= 1
      return
    }
    // A bracket that closes nothing is left out; one that closes an outer container closes the inner ones as well.
    const index = this.isSlip(kind, end)
      ? this.stack.length - 1
      : this.stack.findLastIndex((frame) => frame.kind === kind)
    while (index >= 0 && this.stack.length > index) this.pop(end)
  }

  /** True for a `]` in place of a `}`: another element follows, and not a key. */
  private isSlip(kind: Frame['kind'], end: number): boolean {
    if (kind !== 'array' || this.stack.at(-1)?.kind !== 'object' || this.stack.at(-2)?.kind !== 'array') return false
    elementNext.lastIndex = end
    return elementNext.test(this.source)
  }

  private pop(end: number): void {
    const frame = this.stack.pop()
    if (frame === undefined) return
    const { start, name, members, items } = frame
    if (this.stack.length === 0) {
      if (this.documents > 0 && this.elements === 0) this.behind ??= start
      this.documents += 1
      this.elements = 0
    }
    if (members !== undefined) this.value({ kind: 'object', start, end, members }, name, start, end)
    else if (items !== undefined) this.value({ kind: 'array', start, end, items }, name, start, end)
  }

  private string(value: JsonString): void {
    if (this.skipped > 0) return
    const frame = this.stack.at(-1)
    if (frame?.kind === 'object' && frame.key === undefined) frame.key = jsonText(this.source, value) ?? ''
    else this.scalar(value, value.start - 1, Math.min(value.end + 1, this.source.length))
  }

  private bare(start: number, end: number): void {
    if (this.skipped > 0) return
    const frame = this.stack.at(-1)
    const word = this.source.slice(start, Math.min(end, start + longestWord))
    if (frame?.kind === 'object' && frame.key === undefined) frame.key = word
    else this.scalar(bareValue(word), start, end)
  }

  private scalar(value: JsonString | number | boolean | undefined, start: number, end: number): void {
    const frame = this.stack.at(-1)
    const key = frame?.key ?? ''
    if (frame !== undefined) frame.key = undefined
    this.value(value, key, start, end)
    const kept = frame?.list !== undefined || frame?.members !== undefined || frame?.items !== undefined
    if (value !== undefined && frame !== undefined && !kept) this.visitor.member?.(key, value, this.stack.length)
  }

  /** A value that is complete goes to the container it stands in. */
  private value(value: JsonValue, key: string, start: number, end: number): void {
    const frame = this.stack.at(-1)
    if (frame?.list !== undefined) {
      this.elements += 1
      this.visitor.item(frame.list, value, start, end)
      return
    }
    this.values += 1
    if (this.values > mostValues) return
    frame?.members?.set(key, value)
    frame?.items?.push(value)
  }

  private forgetKey(): void {
    const frame = this.stack.at(-1)
    if (this.skipped === 0 && frame !== undefined) frame.key = undefined
  }
}

const [quote, apostrophe, backslash] = [34, 39, 92]
const [openBrace, closeBrace, openBracket, closeBracket, comma, colon] = [123, 125, 91, 93, 44, 58]
const bareWord = /[^\s"'[\]{},:]+/y
const longestWord = 200
const elementNext = /[\s,]{0,1000}[{[]/y

/** The place of the closing quote, the end of the source where there is none. */
function stringEnd(source: string, from: number, sign: number): number {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === sign) return at
  }
  return source.length
}

function bareValue(word: string): number | boolean | undefined {
  if (/^true$/i.test(word)) return true
  if (/^false$/i.test(word)) return false
  if (!/^[-+]?(?:\d{1,40}\.?\d{0,60}|\.\d{1,60})(?:e[-+]?\d{1,4})?$/i.test(word)) return undefined
  const number = Number(word)
  return Number.isFinite(number) ? number : undefined
}

// Searched by hand: indexOf would leave the string and read the rest of the source each time.
function nextEscape(source: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (source.charCodeAt(at) === backslash) return at
  return -1
}

function escapeLength(source: string, at: number): number {
  unicodeEscape.lastIndex = at
  return unicodeEscape.test(source) ? unicodeEscape.lastIndex - at : 2
}

// Both halves of a pair are one character, and one escape.
const unicodeEscape = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}/y

function escaped(escape: string): string {
  // One unit, as nearly all of them are: what follows reads any.
  if (unitEscape.test(escape)) return written(String.fromCharCode(parseInt(escape.slice(2), 16)))
  const digits = escape.match(/(?<=\\[ux])[\da-fA-F]+/g)
  if (digits !== null) return written(digits.map((hex) => String.fromCharCode(parseInt(hex, 16))).join(''))
  const sign = escape.slice(1)
  return controls.get(sign) ?? sign
}

const unitEscape = /^\\u[\da-fA-F]{4}$/

/** Half a character is none, and control characters are no words. */
function written(text: string): string {
  if (/^\p{Cs}$/u.test(text)) return '\ufffd'
  return controlCharacter.test(text) ? '' : text
}

const controlCharacter = /^[\u0000-\u0008\u000e-\u001f\u007f]$/

const controls = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', ' '],
  ['f', ' '],
])
