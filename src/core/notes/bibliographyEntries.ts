import { lineCounter } from '../formats/lines'
import type { Problem } from '../model/problem'
import type { Span } from '../model/transcript'
import type { BibliographyForm } from './bibliographyForm'
import { isOwnBibTeXEntry } from './bibTeXEntry'
import { isOwnCslItem } from './cslItem'

/** An entry of a bibliography that a person keeps, by its place in the file. */
export interface BibliographyEntry extends Span {
  /** 1-based. */
  readonly line: number
  readonly key: string
  /** True for one that Verbatim wrote. */
  readonly own: boolean
}

/** What a bibliography holds. Entries that cannot be read are problems, and the others are found all the same. */
export interface BibliographyEntries {
  readonly entries: readonly BibliographyEntry[]
  /** Offset at which more entries can stand; absent where the file is no bibliography. */
  readonly insertAt?: number
  readonly problems: readonly Problem[]
}

export function bibliographyEntries(text: string, form: BibliographyForm): BibliographyEntries {
  return form === 'csl' ? cslEntries(text) : bibTeXEntries(text)
}

/** The entries of a BibTeX file. Comments, `@string` and `@preamble` are none. Linear, whatever is in the file. */
function bibTeXEntries(text: string): BibliographyEntries {
  const lineAt = lineCounter(text)
  const entries: BibliographyEntry[] = []
  const problems: Problem[] = []
  let insertAt = text.length
  const head = /@[ \t]*([a-z]+)\s*[{(]\s*([^\s,{}()"]*)/giy
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    head.lastIndex = at
    const found = head.exec(text)
    if (found === null) {
      at += 1
      continue
    }
    const [whole, type = '', key = ''] = found
    const line = lineAt(at)
    const { end, closed } = entryEnd(text, at + whole.length)
    if (!closed) {
      problems.push({ code: 'bibliography-entry-broken', line })
      // Behind it, a processor may not find what follows.
      insertAt = Math.min(insertAt, at)
    } else if (!/^(?:comment|string|preamble)$/i.test(type)) {
      entries.push({ start: at, end, line, key, own: isOwnBibTeXEntry(text.slice(at, end)) })
    }
    at = end
  }
  return { entries, insertAt, problems: problems.slice(0, mostProblems) }
}

const mostProblems = 100

/** Where the braces of an entry close, or where the next line begins an entry though they did not. */
function entryEnd(text: string, from: number): { readonly end: number; readonly closed: boolean } {
  const sign = /[{}]|[\r\n][ \t]*@[a-z]+[ \t]*[{(]|\)[ \t]*(?=[\r\n]|$)/gi
  sign.lastIndex = from
  let open = 1
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const [what] = found
    if (what === '{') open += 1
    else if (what === '}' || (what.startsWith(')') && open === 1)) {
      open -= 1
      if (open === 0) return { end: found.index + 1, closed: true }
    } else if (what.includes('@')) return { end: found.index + 1, closed: false }
  }
  return { end: text.length, closed: false }
}

/** The items of a file of CSL-JSON, each read by itself. */
function cslEntries(text: string): BibliographyEntries {
  const lineAt = lineCounter(text)
  const { items, close } = listItems(text)
  if (close === undefined) {
    return { entries: [], problems: [{ code: 'bibliography-unread', line: 1, reason: 'it is no list in JSON' }] }
  }
  const entries: BibliographyEntry[] = []
  const problems: Problem[] = []
  for (const { start, end } of items) {
    const line = lineAt(start)
    const item = objectOf(text.slice(start, end))
    if (item === undefined) problems.push({ code: 'bibliography-entry-broken', line })
    else if ('id' in item) entries.push({ start, end, line, key: String(item.id), own: isOwnCslItem(item) })
  }
  return { entries, insertAt: items.at(-1)?.end ?? close, problems: problems.slice(0, mostProblems) }
}

/** The items of the list that a JSON text is, as they stand, and where the list closes. */
function listItems(text: string): { readonly items: readonly Span[]; readonly close?: number } {
  const opening = /^\uFEFF?\s*\[/.exec(text)
  if (opening === null) return { items: [] }
  const items: Span[] = []
  let depth = 1
  let from = opening[0].length
  const add = (to: number): void => {
    const item = text.slice(from, to).trim()
    const start = text.indexOf(item, from)
    if (item !== '') items.push({ start, end: start + item.length })
    from = to + 1
  }
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') at = stringEnd(text, at + 1)
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ',' && depth === 1) add(at)
    else if ((sign === ']' || sign === '}') && --depth === 0) {
      add(at)
      return sign === ']' ? { items, close: at } : { items }
    }
  }
  return { items }
}

/** Where the quotation mark stands that closes a string of JSON. */
function stringEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function objectOf(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
