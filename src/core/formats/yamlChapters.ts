import { isMap, isScalar, isSeq, type LineCounter } from 'yaml'
import { oneLine } from '../model/oneLine'
import { parseTimestamp } from '../model/time'
import { linesOf, type Line } from './lines'
import { numberBehind } from './yamlDocument'
import { readChapterLines, type ChapterList, type OutlineEntry } from './outline'

/**
 * The chapters of a YAML value: a text of lines such as `1:36 Title`, a list of such lines, or a list of `title` with
 * `start`. Lines are read as they stand in the source, so that a title may hold signs that mean something in YAML.
 *
 * @param node the value of a key
 * @param source the text that was parsed
 */
export function yamlChapters(node: unknown, source: string, lines: LineCounter): ChapterList {
  const items: readonly unknown[] = isSeq(node) ? node.items : [node]
  const mapped = items.flatMap((item) => entryIn(item, lines) ?? [])
  const written = items.filter((item) => entryIn(item, lines) === undefined)
  const { entries, problems } = readChapterLines(written.flatMap((item) => yamlLines(item, source, lines)))
  return { entries: [...mapped, ...entries].sort((a, b) => a.line - b.line), problems }
}

/** `title: …` with `start: …`, in seconds or as a clock. */
function entryIn(item: unknown, lines: LineCounter): OutlineEntry | undefined {
  if (!isMap(item)) return undefined
  const values = new Map(item.items.map(({ key, value }) => [scalarText(key), scalarText(value)]))
  const title = oneLine(values.get('title') ?? '')
  const startTime = parseTimestamp(values.get('start') ?? values.get('startTime') ?? values.get('time') ?? '')
  return title === '' || startTime === undefined ? undefined : { title, startTime, line: lineOf(item, lines) }
}

/** The lines that a value takes up in the source, without quotes and the sign of a block. */
export function yamlLines(node: unknown, source: string, lines: LineCounter): Pick<Line, 'text' | 'number'>[] {
  const number = lineOf(node, lines)
  if (isScalar(node) && /^QUOTE/.test(node.type ?? '')) {
    return scalarText(node)
      .split('\n')
      .map((text) => ({ text, number }))
  }
  const [start = 0, end = 0] = rangeOf(node) ?? []
  const found = [...linesOf(source.slice(start, end) + numberBehind(node))].map((line) => ({
    text: line.text.replace(/^(["'])([\d:.]{3,12})\1\s*:/, '$2'),
    number: line.number + number - 1,
  }))
  return isScalar(node) && /^BLOCK/.test(node.type ?? '') ? found.slice(1) : found
}

function scalarText(node: unknown): string {
  if (!isScalar(node)) return ''
  return typeof node.value === 'string' || typeof node.value === 'number' ? String(node.value) : ''
}

function lineOf(node: unknown, lines: LineCounter): number {
  const [start] = rangeOf(node) ?? []
  return start === undefined ? 1 : lines.linePos(start).line
}

function rangeOf(node: unknown): readonly number[] | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? (range as readonly number[]) : undefined
}
