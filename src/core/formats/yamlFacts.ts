import type { Metadata } from '../model/transcript'
import { isMap } from 'yaml'
import type { Line, LineTable } from './lines'
import { namedFacts, unquoted } from './namedFacts'
import { readChapterLines, readOutline, type ChapterList, type OutlineEntry } from './outline'
import { yamlChapters } from './yamlChapters'
import { parseYaml } from './yamlDocument'

/** YAML front matter of a transcript, and how many of the lines it takes up. */
export interface YamlFacts {
  readonly metadata: Metadata
  /** The chapters under a key of their own. */
  readonly chapters: ChapterList
  /** The chapters that the description lists. */
  readonly outline: readonly OutlineEntry[]
  /** Number of lines to pass over; 0 where the text has no front matter. */
  readonly length: number
  /** False where it opens and does not close. */
  readonly closed: boolean
}

/**
 * Reads the facts of YAML front matter line by line: `key: value`, a value running on below, and lists of plain
 * values. It never fails on what is no YAML, and other keys are left alone.
 */
export function yamlFacts(source: string, lines: LineTable): YamlFacts {
  if (lines.length === 0 || lines.text(0) !== '---') return nothing
  const limit = Math.min(lines.length, mostLines)
  let end = 1
  while (end < limit && !/^(?:---|\.\.\.)$/.test(lines.text(end))) end += 1
  if (end === limit) return { ...nothing, closed: false }
  const fields = fieldsOf(source, lines.slice(1, end))
  const values = new Map([...fields].map(([key, field]) => [key, field.values]))
  const description = fields.get('summary') ?? fields.get('description')
  return {
    metadata: namedFacts(values),
    chapters: chaptersOf(source, fields.get('chapters')?.lines ?? []),
    outline: readOutline(description?.lines ?? []),
    length: end + 1,
    closed: true,
  }
}

const mostLines = 2000
const nothing: YamlFacts = {
  metadata: {},
  chapters: { entries: [], problems: [] },
  outline: [],
  length: 0,
  closed: true,
}

interface Field {
  readonly values: string[]
  /** The lines it takes up, that of its key first. */
  readonly lines: Line[]
}

/** The first field of each name, by its name in lower case. */
function fieldsOf(source: string, lines: readonly Line[]): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  let current: Field | undefined
  for (const line of lines) {
    const { text, start } = line
    const item = /^-\s+(.*)$/.exec(text)
    // Keys further in belong to a value.
    const key = /[ \t]/.test(source[start - 1] ?? '') ? null : /^([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$/.exec(text)
    if (item) current?.values.push(unquoted(item[1] ?? ''))
    else if (key) {
      const name = (key[1] as string).toLowerCase()
      current = { values: [], lines: [] }
      if (!fields.has(name)) fields.set(name, current)
      const value = (key[2] ?? '').trim()
      const list = /^\[(.*)\]$/.exec(value)
      if (list) for (const part of (list[1] ?? '').split(',')) current.values.push(unquoted(part.trim()))
      else if (value !== '' && !/^[>|][-+]?$/.test(value)) current.values.push(unquoted(value))
    } else if (current !== undefined && text !== '') {
      const last = current.values.pop()
      current.values.push(last === undefined ? text : `${last} ${text}`)
    }
    current?.lines.push(line)
  }
  return fields
}

/** @param lines those of the field, that of its key first */
function chaptersOf(source: string, lines: readonly Line[]): ChapterList {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return nothing.chapters
  const yaml = parseYaml(source.slice(first.start, last.end))
  const root = yaml.document?.contents
  if (yaml.document === undefined || !isMap(root)) return readChapterLines(lines.slice(1))
  const list = yamlChapters(root.items[0]?.value, yaml.text, yaml.lines)
  const moved = <T extends { readonly line: number }>(each: T): T => ({ ...each, line: each.line + first.number - 1 })
  return { entries: list.entries.map(moved), problems: list.problems.map(moved) }
}
