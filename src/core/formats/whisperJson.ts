import { roundTime } from '../model/time'
import type { Span } from '../model/transcript'
import { withContinuedWords } from './continuedWords'
import { cuesOf, gathered, type CueRecord } from './cueRecords'
import type { Format } from './format'
import { piecesOf, recordConfidence, recordsIn, secondsOf, speakerOf, type RecordShape } from './jsonRecords'
import { jsonPieces, type JsonObject } from './jsonText'
import { headOf } from './lines'
import { textOf, wordsWithin } from './pieces'
import { stretchesOf } from './stretches'

/**
 * The JSON that whisper and the programs around it write: `segments` with `start`, `end`, `text` (whisper, whisperX and
 * others with `speaker`), `chunks` with a `timestamp` pair (Transformers), `words` alone, or nothing but a `text`.
 */
export const whisperJson: Format = {
  name: 'whisper-json',

  confidence(source) {
    const head = headOf(source)
    const sure = recordConfidence(head, shape)
    if (sure > 0 || !/^[\s\uFEFF]*\{/.test(head)) return sure
    // The whole text stands in front of the segments, and may fill the head.
    if (/^[\s\uFEFF]*\{\s*"(?:task|language|duration|text)"\s*:/.test(head) && segmentsPattern.test(source)) return 0.8
    const { members, unread } = recordsIn(head, shape)
    const text = members.get('text')
    const long = typeof text === 'object' && /(?:\s\S+){15}/.test(head.slice(text.start, text.end))
    return long && unread === 0 && members.size <= 6 ? 0.6 : 0
  },

  read(source) {
    const { lists, members, problems } = recordsIn(source, shape)
    const duration = secondsOf(source, numberOf(members.get('duration')))
    const metadata = duration === undefined ? {} : { duration: { value: roundTime(duration), origin: 'file' as const } }
    const records = lists.get('segments') ?? lists.get('chunks') ?? lists.get('words') ?? []
    const text = members.get('text')
    const found =
      records.length === 0 && typeof text === 'object'
        ? { cues: untimed(source, text), problems: [] }
        : cuesOf(source, gathered(source, records), { duration })
    return {
      form: whisperJson.name,
      metadata,
      chapters: [],
      cues: withContinuedWords(source, found.cues, 1),
      problems: [...found.problems, ...problems].sort((a, b) => a.line - b.line),
    }
  },
}

const segmentsPattern = /"(?:segments|chunks)"\s*:\s*\[/

const shape: RecordShape = {
  lists: ['segments', 'chunks', 'words'],
  record(source, element) {
    const pieces = piecesOf(source, element, 'text') ?? piecesOf(source, element, 'word')
    if (pieces === undefined) return undefined
    const times = timesOf(source, element)
    // Programs leave out the times of words that they could not place; a list of mere texts is something else.
    if (times === undefined && !element.members.has('words') && !element.members.has('word')) return undefined
    const record: CueRecord = { pieces, ...times, speaker: speakerOf(source, element) }
    return record
  },
}

function timesOf(source: string, { members }: JsonObject): Pick<CueRecord, 'startTime' | 'endTime'> | undefined {
  const pair = members.get('timestamp')
  if (typeof pair === 'object' && pair.kind === 'array') {
    return { startTime: secondsOf(source, pair.items[0]), endTime: secondsOf(source, pair.items[1]) }
  }
  const startTime = secondsOf(source, members.get('start'))
  return startTime === undefined ? undefined : { startTime, endTime: secondsOf(source, members.get('end')) }
}

/** Stretches of a text without times that read well alone. */
function untimed(source: string, text: Span): ReturnType<typeof cuesOf>['cues'] {
  const pieces = jsonPieces(source, { kind: 'string', start: text.start, end: text.end })
  const decoded = textOf(source, pieces)
  let next = 0
  let at = 0
  return stretchesOf(decoded).map(({ start, end }) => {
    // The pieces before a stretch are passed once for all.
    for (let piece = pieces[next]; piece !== undefined; piece = pieces[next]) {
      const length = piece.text?.length ?? piece.end - piece.start
      if (at + length > start) break
      at += length
      next += 1
    }
    return wordsWithin(source, pieces.slice(next, next + end - start + 2), start - at, end - at)
  })
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
