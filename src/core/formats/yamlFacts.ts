import type { Fact, Metadata, Person } from '../model/transcript'
import { isoDate } from './dates'
import type { Line } from './lines'

/** YAML front matter of a transcript, and how many of the lines it takes up. */
export interface YamlFacts {
  readonly metadata: Metadata
  /** Number of lines to pass over; 0 where the text has no front matter. */
  readonly length: number
  /** False where it opens and does not close. */
  readonly closed: boolean
}

/**
 * Reads the facts of YAML front matter line by line: `key: value`, a value running on below, and lists of plain
 * values. It never fails on what is no YAML, and other keys are left alone.
 */
export function yamlFacts(source: string, lines: readonly Line[]): YamlFacts {
  if (lines[0]?.text !== '---') return { metadata: {}, length: 0, closed: true }
  const limit = Math.min(lines.length, mostLines)
  let end = 1
  while (end < limit && !/^(?:---|\.\.\.)$/.test((lines[end] as Line).text)) end += 1
  if (end === limit) return { metadata: {}, length: 0, closed: false }
  return { metadata: factsOf(valuesOf(source, lines.slice(1, end))), length: end + 1, closed: true }
}

const mostLines = 500

function valuesOf(source: string, lines: readonly Line[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  let current: string[] | undefined
  for (const { text, start } of lines) {
    const item = /^-\s+(.*)$/.exec(text)
    // Keys further in belong to a value.
    const key = /[ \t]/.test(source[start - 1] ?? '') ? null : /^([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$/.exec(text)
    if (item) current?.push(plain(item[1] ?? ''))
    else if (key) {
      const name = (key[1] as string).toLowerCase()
      current = []
      if (!values.has(name)) values.set(name, current)
      const value = (key[2] ?? '').trim()
      const list = /^\[(.*)\]$/.exec(value)
      if (list) current.push(...(list[1] ?? '').split(',').map((part) => plain(part.trim())))
      else if (value !== '' && !/^[>|][-+]?$/.test(value)) current.push(plain(value))
    } else if (current !== undefined && text !== '') {
      const last = current.pop()
      current.push(last === undefined ? text : `${last} ${text}`)
    }
  }
  return values
}

function factsOf(values: ReadonlyMap<string, readonly string[]>): Metadata {
  const first = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const value = values.get(key)?.[0]
      if (value !== undefined && value !== '') return value
    }
    return undefined
  }
  const people = [
    ...persons(values, ['hosts', 'host'], 'host'),
    ...persons(values, ['guests', 'guest'], 'guest'),
    ...persons(values, ['speakers', 'speaker', 'people']),
  ].filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at)
  return {
    ...fact('title', first('title')),
    ...fact('show', first('show', 'podcast', 'series')),
    ...fact('date', isoDate(first('date', 'published') ?? '')),
    ...fact('people', people.length > 0 ? people : undefined),
    ...fact('url', address(first('url', 'link', 'website'))),
    ...fact('media', address(first('media', 'audio', 'video'))),
    ...fact('description', first('summary', 'description')),
  }
}

function persons(values: ReadonlyMap<string, readonly string[]>, keys: readonly string[], role?: string): Person[] {
  const written = keys.flatMap((key) => values.get(key) ?? []).filter((name) => /\p{L}/u.test(name))
  return written.map((text) => {
    const person = personOf(text)
    return role === undefined || person.role !== undefined ? person : { ...person, role }
  })
}

const longestPerson = 500

/** A name, or the lines `name: …` and `role: …` of an entry, which stand behind each other by now. */
function personOf(text: string): Person {
  // Longer ones are no entries, and would be looked through again from every blank.
  if (text.length > longestPerson) return { name: text }
  const [, name, role = ''] = /^name:\s*('(?:''|[^'])*'|"(?:\\"|[^"])*"|.*?)(?:\s+role:\s*(.*))?$/.exec(text) ?? []
  if (name === undefined || name === '') return { name: text }
  return role === '' ? { name: plain(name) } : { name: plain(name), role: plain(role) }
}

/** A scalar without its quotes. */
function plain(value: string): string {
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'")
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) return value.slice(1, -1).replaceAll('\\"', '"')
  return value
}

function address(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(text) ? text : undefined
}

/** A fact read in the file, or nothing. */
function fact<K extends keyof Metadata, T>(key: K, value: T | undefined): { readonly [P in K]?: Fact<T> } {
  if (value === undefined) return {}
  const read: Fact<T> = { value, origin: 'file' }
  return { [key]: read } as { readonly [P in K]?: Fact<T> }
}
