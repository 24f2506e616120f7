import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Pair } from 'yaml'
import type { Problem } from '../model/problem'
import type { Fact, Metadata, Person } from '../model/transcript'
import { beginningOf, oneLine } from '../model/oneLine'
import { isoDate } from './dates'

/** What a person wrote about an episode into `NAME.yaml` beside `NAME.txt`. */
export interface Sidecar {
  readonly metadata: Metadata
  /** Names to show for the labels that the transcript gives its speakers. */
  readonly speakers: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/**
 * Reads a sidecar: the keys `title`, `show`, `date`, `url`, `media`, `people` (names, or `name` with `role`), `speakers`
 * (label → name) and `sources` (key → where the fact comes from). Never throws; each value that cannot be used is a
 * problem of its own, the others are used. A key without a value says nothing.
 */
export function readSidecar(text: string): Sidecar {
  const lines = new LineCounter()
  try {
    if (text.length > longest) return unusable(1, 'it is larger than 64 kB')
    if (isDeep(text)) return unusable(1, tooDeep)
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    })
    const error = document.errors[0]
    if (error?.code === 'RESOURCE_EXHAUSTION') return unusable(1, tooDeep)
    if (error !== undefined) return unusable(lines.linePos(error.pos[0]).line, error.message)
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) return nothing
    if (!isMap(document.contents)) return unusable(1, 'it has no "key: value" lines')
    return new SidecarReader(document, lines).read(document.contents.items)
  } catch (error) {
    return unusable(1, String(error))
  }
}

// Far more than the facts about an episode take up, and read in an instant whatever it holds.
const longest = 64 * 1024
// The parser goes one call deeper with each level, and takes seconds to give up.
const deepest = 100
const tooDeep = 'it is nested too deeply'
const mostProblems = 100
const nothing: Sidecar = { metadata: {}, speakers: new Map(), problems: [] }

const keys = ['title', 'show', 'date', 'url', 'media', 'people', 'speakers', 'sources'] as const
type Key = (typeof keys)[number]

type Field = { readonly value: unknown; readonly line: number }

/** Walks the nodes of one document. Aliases are followed to scalars only, so that none can multiply. */
class SidecarReader {
  private readonly problems: Problem[] = []
  private readonly lines: LineCounter
  /** What each alias stands for; asked one by one, each would be looked for in the whole document. */
  private readonly aliased = new Map<unknown, unknown>()

  constructor(document: Document, lines: LineCounter) {
    this.lines = lines
    const anchors = new Map<string, unknown>()
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) this.aliased.set(node, anchors.get(node.source))
        else if (node.anchor !== undefined) anchors.set(node.anchor, node)
      },
    })
  }

  read(items: readonly Pair[]): Sidecar {
    const fields = new Map<Key, Field>()
    for (const { key: keyNode, value } of items) {
      const name = this.text(keyNode) ?? '?'
      const line = this.line(keyNode)
      const key = keys.find((known) => known === name)
      if (key === undefined) this.report({ code: 'sidecar-key-unknown', line, key: name })
      else if (fields.has(key)) this.wrong(key, line, 'the key only once; the first one is used')
      else if (!this.isEmpty(value)) fields.set(key, { value, line })
    }
    const sources = this.texts(fields.get('sources'), 'sources')
    for (const name of sources.keys()) {
      if (!keys.some((key) => key === name && key !== 'sources')) {
        this.report({ code: 'sidecar-key-unknown', line: fields.get('sources')?.line ?? 1, key: `sources.${name}` })
      }
    }
    const fact = <K extends keyof Metadata, T>(key: K, value: T | undefined): { readonly [P in K]?: Fact<T> } => {
      if (value === undefined) return {}
      const source = sources.get(key)
      const found: Fact<T> = { value, origin: 'sidecar', ...(source === undefined ? {} : { source }) }
      return { [key]: found } as { readonly [P in K]?: Fact<T> }
    }
    const one = <T>(key: Key, expected: string, as: (text: string) => T | undefined): T | undefined => {
      const field = fields.get(key)
      if (field === undefined) return undefined
      const text = this.text(field.value)
      const value = text === undefined || text === '' ? undefined : as(text)
      if (value === undefined) this.wrong(key, this.line(field.value, field.line), expected)
      return value
    }
    const metadata: Metadata = {
      ...fact(
        'title',
        one('title', 'a text', (text) => text),
      ),
      ...fact(
        'show',
        one('show', 'a text', (text) => text),
      ),
      ...fact('date', one('date', 'a date such as 2024-11-12', isoDate)),
      ...fact('people', this.people(fields.get('people'))),
      ...fact('url', one('url', 'an address such as https://example.org/talk', webAddress)),
      ...fact('media', one('media', 'an address such as https://example.org/talk.mp3', webAddress)),
    }
    const speakers = this.texts(fields.get('speakers'), 'speakers')
    return { metadata, speakers, problems: this.problems.sort((a, b) => a.line - b.line) }
  }

  private people(field: Field | undefined): readonly Person[] | undefined {
    if (field === undefined) return undefined
    const items: readonly unknown[] = isSeq(field.value) ? field.value.items : [field.value]
    const people = items.flatMap((item) => {
      const person = this.person(item)
      if (person === undefined)
        this.wrong('people', this.line(item, field.line), 'a list of names, or of name and role')
      return person ?? []
    })
    return people.length > 0 ? people : undefined
  }

  private person(item: unknown): Person | undefined {
    if (!isMap(item)) {
      const name = this.text(item)
      return isName(name) ? { name } : undefined
    }
    let name: string | undefined
    let role: string | undefined
    for (const { key, value } of item.items) {
      const text = this.text(value)
      if (this.text(key) === 'name') name ??= text
      else if (this.text(key) === 'role') role ??= text
      else this.report({ code: 'sidecar-key-unknown', line: this.line(key), key: `people.${this.text(key) ?? '?'}` })
    }
    if (!isName(name)) return undefined
    return role === undefined || role === '' ? { name } : { name, role }
  }

  /** A map from texts to texts; what is none is reported and left out. */
  private texts(field: Field | undefined, key: Key): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    if (field === undefined) return found
    if (!isMap(field.value)) {
      this.wrong(key, this.line(field.value, field.line), 'lines of "key: text" below it')
      return found
    }
    for (const { key: keyNode, value } of field.value.items) {
      const name = this.text(keyNode)
      const text = this.text(value)
      if (name !== undefined && text !== undefined && text !== '') found.set(name, text)
      else if (!this.isEmpty(value)) this.wrong(`${key}.${name ?? '?'}`, this.line(keyNode), 'a text')
    }
    return found
  }

  /** A scalar as one line, as it was written (`2024`, `007`); undefined for lists, maps, truth values and nothing. */
  private text(node: unknown): string | undefined {
    const resolved = isAlias(node) ? this.aliased.get(node) : node
    if (!isScalar(resolved)) return undefined
    if (typeof resolved.value === 'string') return oneLine(resolved.value)
    return typeof resolved.value === 'number' ? (resolved.source ?? String(resolved.value)) : undefined
  }

  private isEmpty(node: unknown): boolean {
    return node === null || node === undefined || (isScalar(node) && node.value === null)
  }

  private line(node: unknown, fallback = 1): number {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
    const offset: unknown = Array.isArray(range) ? range[0] : undefined
    return typeof offset === 'number' ? this.lines.linePos(offset).line : fallback
  }

  private wrong(key: string, line: number, expected: string): void {
    this.report({ code: 'sidecar-value-wrong', line, key, expected })
  }

  private report(problem: Problem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem)
  }
}

function unusable(line: number, reason: string): Sidecar {
  const short = beginningOf(reason.split('\n')[0] ?? '', 200).replace(/[.:\s]+$/, '')
  return { ...nothing, problems: [{ code: 'sidecar-not-yaml', line, reason: short }] }
}

/** True for brackets within brackets, or lists within lists on one line, that no person writes. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const sign of text.match(/[[\]{}]/g) ?? []) {
    depth = Math.max(0, depth + (sign === '[' || sign === '{' ? 1 : -1))
    if (depth > deepest) return true
  }
  return /(?:[-?:][ \t]+){100}/.test(text)
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /\p{L}/u.test(text)
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^\s/<>"]{1,255}(?:\/[^\s<>"]{0,2000})?$/i.test(text) ? text : undefined
}
