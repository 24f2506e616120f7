import { withContinuedWords } from './continuedWords'
import type { CueRecord } from './cueRecords'
import type { Format } from './format'
import {
  isObject,
  millisecondsOf,
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  secondsOf,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import type { JsonValue } from './jsonText'
import { headOf } from './lines'
import type { Piece } from './pieces'

/**
 * The JSON of whisper.cpp (`-oj`, `-ojf`): `transcription` with `timestamps`, `offsets` in milliseconds and `text`; with
 * `-di` a number for each speaker, with `-tdrz` a sign where the speaker changes.
 */
export const whisperCppJson: Format = {
  name: 'whisper-cpp-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const read = recordTranscript(whisperCppJson.name, source, withTurns(lists.get('transcription') ?? []), problems)
    return { ...read, cues: withContinuedWords(source, read.cues, 1) }
  },
}

/** A record with the sign that the next one is somebody else's. */
type Said = CueRecord & { readonly turnNext: boolean }

const turnSign = '[SPEAKER_TURN]'

const shape: RecordShape = {
  lists: ['transcription'],
  record(source, element) {
    const { members } = element
    const written = piecesOf(source, element, 'text')
    const offsets = members.get('offsets')
    const timestamps = members.get('timestamps')
    if (written === undefined || (!isObject(offsets) && !isObject(timestamps))) return undefined
    const pieces = withoutSign(source, written)
    const time = (key: string): number | undefined =>
      millisecondsOf(source, part(offsets, key)) ?? secondsOf(source, part(timestamps, key))
    const said: Said = {
      pieces,
      startTime: time('from'),
      endTime: time('to'),
      speaker: speakerOf(source, element),
      turnNext: pieces !== written || members.get('speaker_turn_next') === true,
    }
    return said
  },
}

function withTurns(records: readonly CueRecord[]): CueRecord[] {
  let turn = false
  return records.map((record) => {
    const marked = turn ? { ...record, turn } : record
    turn = 'turnNext' in record && record.turnNext === true
    return marked
  })
}

/** The sign of turn stands at the end of a text, where it has one. */
function withoutSign(source: string, pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1)
  if (last === undefined || last.text !== undefined) return pieces
  const text = source.slice(last.start, last.end).trimEnd()
  return text.endsWith(turnSign)
    ? [...pieces.slice(0, -1), { start: last.start, end: last.start + text.length - turnSign.length }]
    : pieces
}

function part(value: JsonValue, key: string): JsonValue {
  return isObject(value) ? value.members.get(key) : undefined
}
