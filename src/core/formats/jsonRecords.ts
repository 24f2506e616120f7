import { oneLine, shortened } from '../model/oneLine'
import type { Problem } from '../model/problem'
import { parseTimestamp } from '../model/time'
import type { Transcript } from '../model/transcript'
import { cuesOf, gathered, type CueRecord } from './cueRecords'
import {
  jsonPieces,
  jsonText,
  walkJson,
  type JsonEnd,
  type JsonObject,
  type JsonString,
  type JsonValue,
} from './jsonText'
import { lineAt } from './lines'
import type { Piece } from './pieces'

/** How a form of JSON writes its cues: in which arrays they stand, and what one of them is. */
export interface RecordShape {
  readonly lists: readonly string[]
  /** The cue of an element, undefined where it is none. */
  record(source: string, element: JsonObject, list: string): CueRecord | undefined
}

/** What was found in a document. */
export interface Records {
  /** By the key of the array, in the order of the source. */
  readonly lists: ReadonlyMap<string, readonly CueRecord[]>
  /** Strings and numbers of the outermost object. */
  readonly members: ReadonlyMap<string, JsonString | number | boolean>
  /** Elements that are no cue. */
  readonly unread: number
  readonly problems: readonly Problem[]
}

/** The cues of a document and what was not understood in it. */
export function recordsIn(source: string, shape: RecordShape): Records {
  const lists = new Map<string, CueRecord[]>()
  const members = new Map<string, JsonString | number | boolean>()
  let unread: { at: number; text: string; count: number } | undefined
  const leftOut = (from: number, to: number): void => {
    unread ??= { at: from, text: shortened(oneLine(source.slice(from, Math.min(to, from + 200)))), count: 0 }
    unread.count += 1
  }
  const end = walkJson(source, {
    lists: new Set(shape.lists),
    item(list, value, from, to) {
      const record = isObject(value) ? shape.record(source, value, list) : undefined
      if (record !== undefined) {
        const found = lists.get(list)
        if (found === undefined) lists.set(list, [record])
        else found.push(record)
        return
      }
      leftOut(from, to)
    },
    member(key, value, depth) {
      if (depth === 1 && members.size < mostMembers && !members.has(key)) members.set(key, value)
    },
  })
  if (end.behind !== undefined) leftOut(end.behind, source.length)
  const problems = endProblems(source, end)
  if (unread !== undefined) {
    const { at, text, count } = unread
    problems.unshift({ code: 'line-unread', line: lineAt(source, at), text, count })
  }
  return { lists, members, unread: unread?.count ?? 0, problems }
}

/** The transcript that records make, single words gathered into cues. */
export function recordTranscript(
  form: string,
  source: string,
  records: readonly CueRecord[],
  problems: readonly Problem[],
): Transcript {
  const found = cuesOf(source, gathered(source, records))
  const all = [...found.problems, ...problems].sort((a, b) => a.line - b.line)
  return { form, metadata: {}, chapters: [], cues: found.cues, problems: all }
}

/** How sure it is that a text holds such cues; looks for them in its head only. */
export function recordConfidence(head: string, shape: RecordShape): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head) || !shape.lists.some((key) => head.includes(key))) return 0
  const { lists, unread } = recordsIn(head, shape)
  let read = 0
  for (const records of lists.values()) read += records.length
  return read > unread ? 0.95 : 0
}

/** Problems of a document that ends too early or nests too deeply. */
export function endProblems(source: string, end: JsonEnd): Problem[] {
  const problems: Problem[] = []
  if (end.tooDeep !== undefined) problems.push({ code: 'nested-too-deeply', line: lineAt(source, end.tooDeep) })
  if (end.cutOff) problems.push({ code: 'cut-off', line: lineAt(source, source.trimEnd().length) })
  return problems
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value.kind === 'object'
}

/** The pieces of a member that is a string. */
export function piecesOf(source: string, object: JsonObject, key: string): Piece[] | undefined {
  const value = object.members.get(key)
  return typeof value === 'object' && value.kind === 'string' ? jsonPieces(source, value) : undefined
}

/** Seconds of a number or a written time, from the start on; undefined for what is none. */
export function secondsOf(source: string, value: JsonValue): number | undefined {
  const seconds = typeof value === 'number' ? value : parseTimestamp(shortText(source, value))
  if (seconds === undefined || seconds > longestTime || seconds < -1) return undefined
  // A little before the start is what aligning words leaves behind.
  return Math.max(0, seconds)
}

/** Seconds of a number or digits that count milliseconds. */
export function millisecondsOf(source: string, value: JsonValue): number | undefined {
  const count =
    typeof value === 'number'
      ? value
      : /^\d{1,12}$/.test(shortText(source, value))
        ? Number(shortText(source, value))
        : undefined
  return count === undefined ? undefined : secondsOf(source, count / 1000)
}

/** The first of the objects that stand under a key. */
export function firstOf({ members }: JsonObject, key: string): JsonObject | undefined {
  const list = members.get(key)
  const first = typeof list === 'object' && list.kind === 'array' ? list.items[0] : undefined
  return isObject(first) ? first : undefined
}

/** The objects that stand under a key. */
export function objectsOf({ members }: JsonObject, key: string): readonly JsonObject[] {
  const list = members.get(key)
  return typeof list === 'object' && list.kind === 'array' ? list.items.filter(isObject) : []
}

/** The name of a speaker as the source writes it; undefined where it writes none. */
export function speakerOf(source: string, { members }: JsonObject): string | undefined {
  const value = speakerKeys.map((key) => members.get(key)).find((each) => each !== undefined)
  if (typeof value === 'number') return String(value)
  const name = isObject(value) ? value.members.get('name') : value
  const text = jsonText(source, name)?.trim()
  return text === undefined || text === '' || text === '?' || text.length > longestName ? undefined : text
}

const speakerKeys = ['speaker', 'speaker_id', 'speaker_label', 'speakerLabel', 'speakerTag']
// Four months, in seconds.
const longestTime = 1e7
const longestName = 200
const mostMembers = 100

function shortText(source: string, value: JsonValue): string {
  return typeof value === 'object' && value.kind === 'string'
    ? source.slice(value.start, Math.min(value.end, value.start + 40))
    : ''
}
