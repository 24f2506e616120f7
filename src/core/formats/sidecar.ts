import { isAlias, isMap, isScalar, isSeq, visit, type Document, type LineCounter, type Pair } from 'yaml'
import type { Problem } from '../model/problem'
import { sidecarKeys, type SidecarKey } from '../model/sidecarKeys'
import { parseTimestamp } from '../model/time'
import type { Fact, Metadata, Person, Provenance } from '../model/transcript'
import { beginningOf, oneLine } from '../model/oneLine'
import { isoDate } from './dates'
import { durationOf } from './durations'
import { wholeNumber } from './episodeNumber'
import { readOutline, type OutlineEntry } from './outline'
import { yamlChapters, yamlLines } from './yamlChapters'
import { numberBehind, parseYaml } from './yamlDocument'

/** What a person wrote about an episode into `NAME.yaml` beside `NAME.txt`. */
export interface Sidecar {
  readonly metadata: Metadata
  /** Names to show for the labels that the transcript gives its speakers. */
  readonly speakers: ReadonlyMap<string, string>
  readonly chapters: readonly OutlineEntry[]
  readonly chaptersFrom: Provenance
  readonly problems: readonly Problem[]
}

/**
 * Reads a sidecar: the {@link sidecarKeys}, of which `people` are names, or `name` with `role`, `speakers` go from label
 * to name, `chapters` are lines such as `1:36 Title` or `title` with `start`, and `sources` go from a key to where the
 * fact comes from. Never throws; each value that cannot be used is a problem of its own, the others are used. A key
 * without a value says nothing.
 */
export function readSidecar(text: string): Sidecar {
  try {
    const yaml = parseYaml(text)
    if (yaml.document === undefined) return unusable(yaml.line, yaml.reason)
    const { contents } = yaml.document
    if (contents === null || (isScalar(contents) && contents.value === null)) return nothing
    if (!isMap(contents)) return unusable(1, 'it has no "key: value" lines')
    return new SidecarReader(yaml.document, yaml.lines, yaml.text).read(contents.items)
  } catch (error) {
    return unusable(1, String(error))
  }
}

const mostProblems = 100
const nothing: Sidecar = {
  metadata: {},
  speakers: new Map(),
  chapters: [],
  chaptersFrom: { origin: 'sidecar' },
  problems: [],
}

type Field = { readonly value: unknown; readonly line: number }

/** Walks the nodes of one document. Aliases are followed to scalars only, so that none can multiply. */
class SidecarReader {
  private readonly problems: Problem[] = []
  private readonly lines: LineCounter
  private readonly source: string
  /** What each alias stands for; asked one by one, each would be looked for in the whole document. */
  private readonly aliased = new Map<unknown, unknown>()

  constructor(document: Document, lines: LineCounter, source: string) {
    this.lines = lines
    this.source = source
    const anchors = new Map<string, unknown>()
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) this.aliased.set(node, anchors.get(node.source))
        else if (node.anchor !== undefined) anchors.set(node.anchor, node)
      },
    })
  }

  read(items: readonly Pair[]): Sidecar {
    const fields = new Map<SidecarKey, Field>()
    for (const { key: keyNode, value } of items) {
      const name = this.text(keyNode) ?? '?'
      const line = this.line(keyNode)
      const key = sidecarKeys.find((known) => known === name)
      if (key === undefined) this.report({ code: 'sidecar-key-unknown', line, key: name })
      else if (fields.has(key)) this.wrong(key, line, 'the key only once; the first one is used')
      else if (!this.isEmpty(value)) fields.set(key, { value, line })
    }
    const sources = this.texts(fields.get('sources'), 'sources')
    for (const name of sources.keys()) {
      if (!sidecarKeys.some((key) => key === name && key !== 'sources')) {
        this.report({ code: 'sidecar-key-unknown', line: fields.get('sources')?.line ?? 1, key: `sources.${name}` })
      }
    }
    const fact = <K extends keyof Metadata, T>(key: K, value: T | undefined): { readonly [P in K]?: Fact<T> } => {
      if (value === undefined) return {}
      const source = sources.get(key)
      const found: Fact<T> = { value, origin: 'sidecar', ...(source === undefined ? {} : { source }) }
      return { [key]: found } as { readonly [P in K]?: Fact<T> }
    }
    const one = <T>(key: SidecarKey, expected: string, as: (text: string) => T | undefined): T | undefined => {
      const field = fields.get(key)
      if (field === undefined) return undefined
      const text = this.text(field.value)
      const value = text === undefined || text === '' ? undefined : as(text)
      if (value === undefined) this.wrong(key, this.line(field.value, field.line), expected)
      return value
    }
    const named = (key: 'title' | 'show'): string | undefined =>
      one(key, 'a text', (text) => oneLine(text + numberBehind(fields.get(key)?.value)))
    const metadata: Metadata = {
      ...fact('title', named('title')),
      ...fact('show', named('show')),
      ...fact('episode', one('episode', 'a whole number', wholeNumber)),
      ...fact('season', one('season', 'a whole number', wholeNumber)),
      ...fact('date', one('date', 'a date such as 2024-11-12', isoDate)),
      ...fact('people', this.people(fields.get('people'))),
      ...fact('duration', one('duration', 'seconds, or a length such as 1:02:03 or 62 min', secondsOf)),
      ...fact('url', one('url', 'an address such as https://example.org/talk', webAddress)),
      ...fact('media', one('media', 'an address such as https://example.org/talk.mp3', webAddress)),
      ...fact('description', this.description(fields.get('description'))),
      ...fact(
        'key',
        one('key', 'a citation key of letters, digits and _ : . + / -, such as fridman2025', citationKeyOf),
      ),
    }
    const speakers = this.texts(fields.get('speakers'), 'speakers')
    const listed = fields.has('chapters')
    const chapters = listed ? this.chapters(fields.get('chapters')) : this.outline(fields.get('description'))
    const source = sources.get(listed ? 'chapters' : 'description')
    return {
      metadata,
      speakers,
      chapters,
      chaptersFrom: { origin: 'sidecar', ...(source === undefined ? {} : { source }) },
      problems: this.problems.sort((a, b) => a.line - b.line),
    }
  }

  /** A text that may have several lines. */
  private description(field: Field | undefined): string | undefined {
    if (field === undefined) return undefined
    const { value } = field
    const written = isScalar(value) && typeof value.value === 'string' ? value.value : (this.text(value) ?? '')
    const text = written
      .split(/\r\n?|\n/)
      .map(oneLine)
      .join('\n')
      .trim()
    if (text === '') this.wrong('description', this.line(value, field.line), 'a text')
    return text === '' ? undefined : text
  }

  private chapters(field: Field | undefined): readonly OutlineEntry[] {
    const { entries, problems } = yamlChapters(field?.value, this.source, this.lines)
    for (const problem of problems) this.report(problem)
    return entries
  }

  private outline(description: Field | undefined): readonly OutlineEntry[] {
    return description === undefined ? [] : readOutline(yamlLines(description.value, this.source, this.lines))
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
  private texts(field: Field | undefined, key: SidecarKey): ReadonlyMap<string, string> {
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

function secondsOf(text: string): number | undefined {
  return durationOf(text) ?? (Number(text) > 0 ? parseTimestamp(text) : undefined)
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /\p{L}/u.test(text)
}

/** What both Pandoc and BibTeX take for a key. */
function citationKeyOf(text: string): string | undefined {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_:.+/-]{0,99}$/u.test(text) ? text : undefined
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^\s/<>"]{1,255}(?:\/[^\s<>"]{0,2000})?$/i.test(text) ? text : undefined
}
