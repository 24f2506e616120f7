import { cuesOf, type CueRecord } from './cueRecords'
import type { Format } from './format'
import { isObject, millisecondsOf, piecesOf, recordConfidence, recordsIn, type RecordShape } from './jsonRecords'
import { headOf } from './lines'
import type { Piece } from './pieces'

/**
 * The captions of YouTube as `json3`: `events` with `tStartMs`, `dDurationMs` and `segs`, a segment for each word where
 * they were made automatically. Those scroll, each line once: events that only break the line have no words.
 */
export const youtubeJson: Format = {
  name: 'youtube-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const records = (lists.get('events') ?? []).filter(({ pieces }) => pieces.length > 0)
    const found = cuesOf(source, records, { clip: true })
    return {
      form: youtubeJson.name,
      metadata: {},
      chapters: [],
      cues: found.cues,
      problems: [...found.problems, ...problems].sort((a, b) => a.line - b.line),
    }
  },
}

const shape: RecordShape = {
  lists: ['events'],
  record(source, { members }) {
    const startTime = millisecondsOf(source, members.get('tStartMs'))
    if (startTime === undefined) return undefined
    const duration = millisecondsOf(source, members.get('dDurationMs'))
    const segments = members.get('segs')
    const items = typeof segments === 'object' && segments.kind === 'array' ? segments.items : []
    const pieces = items.flatMap((item): Piece[] => (isObject(item) ? (piecesOf(source, item, 'utf8') ?? []) : []))
    const record: CueRecord = {
      // A line break alone is how the captions scroll.
      pieces: isBlank(source, pieces) ? [] : pieces,
      startTime,
      endTime: duration === undefined ? undefined : startTime + duration,
    }
    return record
  },
}

function isBlank(source: string, pieces: readonly Piece[]): boolean {
  return pieces.every(({ text, start, end }) => (text ?? source.slice(start, end)).trim() === '')
}
