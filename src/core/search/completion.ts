import { folded, nearNames, type KnownName } from './names'
import { isQuotationMark, longestQuery, queryFields, quotationMarks, type QueryField } from './query'

/** What may stand at the end of a query in place of what was begun there. */
export interface Completion {
  /** The name of an operator, or a value of one. */
  readonly kind: 'operator' | 'value'
  readonly field: QueryField
  /** What is offered: `speaker:`, `Nathan Lambert`. */
  readonly text: string
  /** The whole query with it. */
  readonly query: string
}

/** The end of a query, where an operator or its value is being typed. */
export type Completing =
  | { readonly kind: 'operator'; readonly before: string; readonly begun: string }
  | { readonly kind: 'value'; readonly before: string; readonly field: QueryField; readonly begun: string }

/** More rows than these would have to be read rather than seen. */
const mostValues = 8
/** One letter begins too many ordinary words. */
const fewestLetters = 2

const marks = `[${quotationMarks}]`
const notMarks = `[^${quotationMarks}]`
const valueAtEnd = new RegExp(
  `(?:^|\\s)-?(${queryFields.join('|')}):(?:${marks}(${notMarks}*)|((?!${marks})\\S*))$`,
  'i',
)
const wordAtEnd = /(?:^|\s)-?([A-Za-z]*)$/

/**
 * What is being typed at the end of a query, if it may become an operator or its value; undefined for ordinary words.
 *
 * @example completing('gpu spe') // { kind: 'operator', before: 'gpu ', begun: 'spe' }
 */
export function completing(query: string): Completing | undefined {
  if (query.length > longestQuery) return undefined
  const value = valueAtEnd.exec(query)
  if (value !== null && isOutsideQuotes(query, value.index)) {
    const [, field = '', quoted, plain = ''] = value
    const begun = quoted ?? plain
    const end = query.length - begun.length - (quoted === undefined ? 0 : 1)
    return { kind: 'value', before: query.slice(0, end), field: field.toLowerCase() as QueryField, begun: begun.trim() }
  }
  const word = wordAtEnd.exec(query)
  const begun = word?.[1] ?? ''
  if (word === null || !isOutsideQuotes(query, query.length)) return undefined
  if (query.trim() !== '' && (begun.length < fewestLetters || fieldsFrom(begun).length === 0)) return undefined
  return { kind: 'operator', before: query.slice(0, query.length - begun.length), begun }
}

/** @param values the names that the library has for a field, the most frequent first */
export function completionsOf(query: string, values: (field: QueryField) => readonly KnownName[]): Completion[] {
  const at = completing(query)
  if (at === undefined) return []
  if (at.kind === 'operator') {
    return fieldsFrom(at.begun).map((field) => {
      const text = `${field}:`
      return { kind: 'operator', field, text, query: at.before + text }
    })
  }
  const { field, begun, before } = at
  // Years are not sought by how many episodes they have.
  const known = field === 'after' || field === 'before' ? newestFirst(values(field)) : values(field)
  return valuesFrom(begun, known).map((text) => ({
    kind: 'value',
    field,
    text,
    query: `${before}${quotedIfNeeded(text)} `,
  }))
}

function fieldsFrom(begun: string): readonly QueryField[] {
  return queryFields.filter((field) => field.startsWith(begun.toLowerCase()))
}

/** The names that hold what was begun, those that begin with it first; else the names that are near. */
function valuesFrom(begun: string, known: readonly KnownName[]): readonly string[] {
  const wanted = folded(begun)
  if (begun === '') return known.slice(0, mostValues).map(({ name }) => name)
  const holding = known.filter((each) => each.folded.includes(wanted))
  if (holding.length === 0) return nearNames(begun, known)
  const beginning = holding.filter((each) => each.folded.startsWith(wanted))
  const ordered = [...new Set([...beginning, ...holding])].slice(0, mostValues)
  // What stands there in full already needs no completing.
  return ordered
    .filter(({ name }) => folded(name) !== wanted || name.toLowerCase() !== begun.toLowerCase())
    .map(({ name }) => name)
}

function newestFirst(years: readonly KnownName[]): readonly KnownName[] {
  return [...years].sort((a, b) => (a.name < b.name ? 1 : -1))
}

function quotedIfNeeded(name: string): string {
  const plain = [...name].map((sign) => (quotationMarks.includes(sign) ? ' ' : sign)).join('')
  return /\s/.test(plain) ? `"${plain.replace(/\s+/g, ' ').trim()}"` : plain
}

function isOutsideQuotes(query: string, end: number): boolean {
  let outside = true
  for (let at = 0; at < end; at++) if (isQuotationMark(query, at)) outside = !outside
  return outside
}
