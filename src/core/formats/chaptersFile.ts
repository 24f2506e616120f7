import type { Metadata } from '../model/transcript'
import { arrowTimes } from './captionTimes'
import { captionBlocks } from './captionBlocks'
import { withCharacters } from './characterReferences'
import { endProblems, isObject, secondsOf } from './jsonRecords'
import { jsonText, walkJson, type JsonValue } from './jsonText'
import { lineCounter, linesOf, type Line } from './lines'
import { facts } from './namedFacts'
import { readChapterLines, UnreadEntries, type ChapterList, type OutlineEntry } from './outline'
import { oneLine } from '../model/oneLine'
import { parseTimestamp } from '../model/time'

/** What a chapters file says: its chapters, and what it says of the episode besides. */
export interface ChaptersFile extends ChapterList {
  readonly metadata: Metadata
}

/**
 * The endings that make of `NAME` the chapters file of the transcript `NAME.txt`, the first one there is being used.
 * A `NAME.json` may as well be a transcript or anything else; its content tells.
 */
export const chaptersFileEndings = [
  '.chapters.json',
  '.chapters.vtt',
  '.chapters.txt',
  '.chapters.md',
  '.json',
] as const

/** True for a file that by its name is a chapters file, and so no transcript. */
export function isChaptersFile(path: string): boolean {
  return /\.chapters\.(?:json|vtt|txt|md)$/i.test(path)
}

/** True for the JSON of Podcasting 2.0 chapters, whatever its file is called; looks at its head only. */
export function isChaptersJson(source: string): boolean {
  const head = source.slice(0, 65536)
  if (!/^[\s\uFEFF]*\{/.test(head) || /"segments"\s*:/.test(head)) return false
  return /"chapters"\s*:\s*\[\s*(?:\]|\{[^[\]]{0,2000}"startTime")/.test(head)
}

/**
 * Reads a chapters file: Podcasting 2.0 JSON, WebVTT, or lines as people write them and programs export them. Never
 * throws; what it cannot use becomes a problem with its line.
 *
 * @param name of the file, by whose ending its form is told
 */
export function readChaptersFile(name: string, source: string): ChaptersFile {
  const read = /\.json$/i.test(name) ? fromJson(source) : { ...linesIn(name, source), metadata: {} }
  if (read.entries.length > 0 || read.problems.length > 0) return read
  return { ...read, problems: [{ code: 'chapters-none', line: 1 }] }
}

function linesIn(name: string, source: string): ChapterList {
  if (/\.vtt$/i.test(name)) return fromWebVtt(source)
  const lines = [...linesOf(source)]
  return fromNumberedTimes(lines) ?? readChapterLines(lines)
}

/** Chapters without a title are pictures that a player shows, and those with `toc: false` are not to be listed. */
function fromJson(source: string): ChaptersFile {
  const entries: OutlineEntry[] = []
  const unread = new UnreadEntries()
  const said = new Map<string, string>()
  const lineOf = lineCounter(source)
  const end = walkJson(source, {
    lists: new Set(['chapters']),
    item(_, value, from, to) {
      const title = isObject(value) ? oneLine(jsonText(source, value.members.get('title')) ?? '') : ''
      const startTime = isObject(value) ? timeOf(source, value.members) : undefined
      if (isObject(value) && startTime !== undefined) {
        if (title !== '' && value.members.get('toc') !== false) entries.push({ title, startTime, line: lineOf(from) })
      } else unread.add(oneLine(source.slice(from, Math.min(to, from + 200))), lineOf(from))
    },
    member(key, value, depth) {
      const text = typeof value === 'object' ? jsonText(source, value) : undefined
      if (depth === 1 && text !== undefined && text.trim() !== '' && text.length <= longestFact) said.set(key, text)
    },
  })
  const metadata = facts('chapters', {
    title: said.get('title'),
    show: said.get('podcastName'),
    description: said.get('description'),
  })
  return { entries, metadata, problems: [...unread.problems(), ...endProblems(source, end)] }
}

const longestFact = 10_000

function timeOf(source: string, members: ReadonlyMap<string, JsonValue>): number | undefined {
  return secondsOf(source, members.get('startTime') ?? members.get('start'))
}

function fromWebVtt(source: string): ChapterList {
  const { blocks, unread } = captionBlocks(source, arrowTimes, true)
  const left = new UnreadEntries()
  for (const { text, number } of unread) left.add(text, number)
  const entries = blocks.flatMap(({ startTime, line, lines }) => {
    const text = lines.map(({ text }) => text).join(' ')
    const title = oneLine(withCharacters(text.replace(/<[^<>]{0,200}>/g, '')))
    return title === '' ? [] : [{ title, startTime, line }]
  })
  return { entries, problems: left.problems() }
}

/** `CHAPTER01=00:01:36.000` and `CHAPTER01NAME=Title` below it, as programs for MP4 and Matroska export chapters. */
function fromNumberedTimes(lines: readonly Line[]): ChapterList | undefined {
  if (!/^\uFEFF?CHAPTER\d+=/i.test(lines[0]?.text ?? '')) return undefined
  const times = new Map<string, number>()
  const entries: OutlineEntry[] = []
  const unread = new UnreadEntries()
  for (const { text, number } of lines) {
    const [, key = '', named, value = ''] = /^\uFEFF?CHAPTER(\d{1,6})(NAME)?=(.{1,300})$/i.exec(text) ?? []
    const time = named === undefined ? parseTimestamp(value) : times.get(key)
    const title = oneLine(value)
    if (time === undefined) unread.add(text, number)
    else if (named === undefined) times.set(key, time)
    else if (title !== '') entries.push({ title, startTime: time, line: number })
  }
  return { entries, problems: unread.problems() }
}
