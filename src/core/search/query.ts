import type { Span } from '../model/transcript'
import { words } from '../model/words'

/** The names before a colon that restrict where is searched, in the order in which they are offered. */
export const queryFields = ['speaker', 'topic', 'show', 'in', 'after', 'before'] as const
export type QueryField = (typeof queryFields)[number]
/** Those whose value is a name that the library knows. */
export type NameField = Exclude<QueryField, 'before' | 'after'>

/** One part of a query. The parts beside each other all hold; plain words only rank. */
export type QueryPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'not'; readonly part: QueryPart }
  | { readonly kind: 'any'; readonly parts: readonly QueryPart[] }
  | FieldPart
  /** `value` is the first day of what was written: `2024` → `2024-01-01`. */
  | { readonly kind: 'date'; readonly field: 'before' | 'after'; readonly value: string }

export interface FieldPart {
  readonly kind: 'field'
  readonly field: NameField
  readonly value: string
  /** Where it stands in the query. */
  readonly at: Span
  /** Set where the quotation marks around the value were not closed: it may hold words that do not belong to it. */
  readonly open?: true
}

/** Something in a query that could not be used; the span is in the query's text. */
export type QueryProblem = Span &
  (
    | { readonly code: 'quote-unclosed' }
    | { readonly code: 'quote-empty' }
    | { readonly code: 'or-alone' }
    | { readonly code: 'value-missing'; readonly field: QueryField }
    | { readonly code: 'date-wrong'; readonly field: QueryField; readonly value: string }
    /** `near`: names that may be meant; `known`: how many names of that kind the library has. */
    | {
        readonly code: 'name-unknown'
        readonly field: NameField
        readonly value: string
        readonly near: readonly string[]
        readonly known: number
      }
    | { readonly code: 'query-cut'; readonly limit: number }
  )

export interface Query {
  readonly parts: readonly QueryPart[]
  readonly problems: readonly QueryProblem[]
}

/** Longer queries are cut here: nobody types them, and their cost would be felt. */
export const longestQuery = 2000

const fields: ReadonlySet<string> = new Set(queryFields)
const longestField = 'speaker:'.length
// Every mark opens as well as closes somewhere: ”Swedish”, »German«.
export const quotationMarks = '"“”„«»'

/**
 * Reads a query: words, `"an exact phrase"`, `-without`, `a OR b`, `speaker:`, `topic:`, `show:`, `in:`, `before:`,
 * `after:`. What it does not understand becomes a problem and is searched for as words where it has any.
 *
 * @example parseQuery('scaling -law show:"Latent Space"').parts
 * // words 'scaling', not words 'law', field show 'Latent Space'
 */
export function parseQuery(text: string): Query {
  const problems: QueryProblem[] = []
  if (text.length > longestQuery) {
    problems.push({ code: 'query-cut', limit: longestQuery, start: longestQuery, end: text.length })
  }
  const found = readTokens(text.slice(0, longestQuery), problems)
  return { parts: eitherName(joinAlternatives(found, problems)), problems }
}

/** Parts that say where to look or what must be said, as opposed to words that only rank. */
export function isCondition(part: QueryPart): boolean {
  return part.kind !== 'words'
}

type Token = Span & ({ readonly kind: 'or' } | { readonly kind: 'part'; readonly part: QueryPart })

function readTokens(text: string, problems: QueryProblem[]): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const start = at
    const negated = text.charAt(at) === '-' && /\S/.test(text.charAt(at + 1))
    if (negated) at += 1
    const operand = readOperand(text, at, problems)
    at = operand.end
    if (operand.part === undefined) continue
    if (operand.part.kind === 'words' && operand.part.text === 'OR' && !negated)
      tokens.push({ kind: 'or', start, end: at })
    else
      tokens.push({ kind: 'part', part: negated ? { kind: 'not', part: operand.part } : operand.part, start, end: at })
  }
  return tokens
}

function readOperand(text: string, start: number, problems: QueryProblem[]): { end: number; part?: QueryPart } {
  if (isQuotationMark(text, start)) {
    const { value, end, closed } = readQuoted(text, start)
    if (!closed) {
      problems.push({ code: 'quote-unclosed', start, end })
      return value.trim() === '' ? { end } : { end, part: { kind: 'words', text: value } }
    }
    if (value.trim() === '') {
      problems.push({ code: 'quote-empty', start, end })
      return { end }
    }
    return { end, part: { kind: 'phrase', text: value } }
  }
  const field = /^[A-Za-z]+(?=:)/.exec(text.slice(start, start + longestField))?.[0].toLowerCase()
  if (field !== undefined && fields.has(field)) return readField(text, start, field as QueryField, problems)
  const end = wordEnd(text, start)
  return { end, part: { kind: 'words', text: text.slice(start, end) } }
}

function readField(
  text: string,
  start: number,
  field: QueryField,
  problems: QueryProblem[],
): { end: number; part?: QueryPart } {
  const { value, end, closed } = readValue(text, start + field.length + 1, field)
  if (!closed) problems.push({ code: 'quote-unclosed', start: start + field.length + 1, end })
  if (words(value).length === 0) {
    problems.push({ code: 'value-missing', field, start, end })
    return { end }
  }
  if (field !== 'before' && field !== 'after')
    return { end, part: { kind: 'field', field, value, at: { start, end }, ...(closed ? {} : { open: true }) } }
  const date = firstDay(value)
  if (date === undefined) {
    problems.push({ code: 'date-wrong', field, value, start, end })
    return { end }
  }
  return { end, part: { kind: 'date', field, value: date } }
}

/** A date has no blanks, so that after a mark which is not closed only the first word can be one. */
function readValue(text: string, start: number, field: QueryField): { value: string; end: number; closed: boolean } {
  if (!isQuotationMark(text, start)) {
    const end = wordEnd(text, start)
    return { value: text.slice(start, end), end, closed: true }
  }
  const quoted = readQuoted(text, start)
  if (quoted.closed || (field !== 'before' && field !== 'after')) return { ...quoted, value: quoted.value.trim() }
  const end = wordEnd(text, start + 1)
  return { value: text.slice(start + 1, end), end, closed: false }
}

/** First day of `2024`, `2024-07` or `2024-07-15` (also with slashes); undefined for what is no date. */
export function firstDay(written: string): string | undefined {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:T.*)?$/.exec(written)
  if (match === null) return undefined
  const [, year = '', month = '1', day = '1'] = match
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function readQuoted(text: string, start: number): { value: string; end: number; closed: boolean } {
  let end = start + 1
  while (end < text.length && !isQuotationMark(text, end)) end += 1
  const closed = end < text.length
  return { value: text.slice(start + 1, end), end: closed ? end + 1 : end, closed }
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && !/\s/.test(text.charAt(end)) && !isQuotationMark(text, end)) end += 1
  return end
}

export function isQuotationMark(text: string, at: number): boolean {
  return at < text.length && quotationMarks.includes(text.charAt(at))
}

/** `a OR b OR c` becomes one part; words that stand beside each other become one. */
function joinAlternatives(tokens: readonly Token[], problems: QueryProblem[]): QueryPart[] {
  const parts: QueryPart[] = []
  let joining = false
  // Whether the last part is a run of plain words that a further word may extend.
  let open = false
  tokens.forEach((token, index) => {
    if (token.kind === 'or') {
      if (parts.length === 0 || joining || tokens[index + 1]?.kind !== 'part') {
        problems.push({ code: 'or-alone', start: token.start, end: token.end })
      } else joining = true
      return
    }
    const last = parts.at(-1)
    if (joining && last !== undefined) {
      parts[parts.length - 1] = { kind: 'any', parts: [...(last.kind === 'any' ? last.parts : [last]), token.part] }
      open = false
    } else if (open && last?.kind === 'words' && token.part.kind === 'words' && tokens[index + 1]?.kind !== 'or') {
      parts[parts.length - 1] = { kind: 'words', text: `${last.text} ${token.part.text}` }
    } else {
      parts.push(token.part)
      open = token.part.kind === 'words' && tokens[index + 1]?.kind !== 'or'
    }
    joining = false
  })
  return parts
}

/** Words have one speaker and an episode is of one show, so several names for that are alternatives. */
function eitherName(parts: readonly QueryPart[]): QueryPart[] {
  const joined: QueryPart[] = []
  const places = new Map<string, number>()
  for (const part of parts) {
    const field = part.kind === 'field' && (part.field === 'speaker' || part.field === 'show') ? part.field : undefined
    const place = field === undefined ? undefined : places.get(field)
    if (place === undefined) {
      if (field !== undefined) places.set(field, joined.length)
      joined.push(part)
      continue
    }
    const first = joined[place] as QueryPart
    joined[place] = { kind: 'any', parts: [...(first.kind === 'any' ? first.parts : [first]), part] }
  }
  return joined
}
