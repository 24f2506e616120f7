import type { CueRecord } from './cueRecords'
import type { Format } from './format'
import {
  firstOf,
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  secondsOf,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import { headOf } from './lines'
import { addTo, type Piece } from './pieces'

/**
 * The JSON of AWS Transcribe (`items`) and Speechmatics (`results`): a record for each word and each sign, whose
 * `alternatives` hold the `content`. Speakers stand in the records, or in `segments` of their own.
 */
export const transcribeJson: Format = {
  name: 'transcribe-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const words = withSigns(lists.get('items') ?? lists.get('results') ?? [])
    return recordTranscript(transcribeJson.name, source, withSpeakers(words, lists.get('segments') ?? []), problems)
  },
}

/** A record that may be a sign behind the word before it. */
type Item = CueRecord & { readonly isSign: boolean }

const shape: RecordShape = {
  lists: ['items', 'results', 'segments', 'audio_segments'],
  record(source, element, list) {
    const { members } = element
    const startTime = secondsOf(source, members.get('start_time'))
    const endTime = secondsOf(source, members.get('end_time'))
    // Segments say who speaks when, and repeat the words.
    if (list === 'segments' || list === 'audio_segments') {
      return startTime === undefined
        ? undefined
        : { pieces: [], startTime, endTime, speaker: speakerOf(source, element) }
    }
    const content = firstOf(element, 'alternatives')
    const pieces = content === undefined ? undefined : piecesOf(source, content, 'content')
    if (content === undefined || pieces === undefined) return undefined
    const type = members.get('type')
    const isSign = typeof type === 'object' && source.slice(type.start, type.end) === 'punctuation'
    const item: Item = {
      pieces,
      startTime,
      endTime,
      speaker: speakerOf(source, element) ?? speakerOf(source, content),
      isSign,
    }
    return item
  },
}

/** Words with the signs that follow them. */
function withSigns(items: readonly CueRecord[]): CueRecord[] {
  const words: { record: CueRecord; pieces: Piece[] }[] = []
  for (const record of items) {
    const last = words.at(-1)
    if ('isSign' in record && record.isSign === true && last !== undefined) addTo(last.pieces, record.pieces)
    else words.push({ record, pieces: [...record.pieces] })
  }
  return words.map(({ record, pieces }) => ({ ...record, pieces }))
}

/** Words with the speaker of the segment in which they begin. */
function withSpeakers(words: readonly CueRecord[], segments: readonly CueRecord[]): readonly CueRecord[] {
  if (segments.length === 0) return words
  let next = 0
  return words.map((word) => {
    const { startTime } = word
    if (word.speaker !== undefined || startTime === undefined) return word
    while (next + 1 < segments.length && (segments[next + 1]?.startTime ?? 0) <= startTime) next += 1
    return { ...word, speaker: segments[next]?.speaker }
  })
}
