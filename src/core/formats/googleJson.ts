import type { CueRecord } from './cueRecords'
import type { Format } from './format'
import {
  firstOf,
  objectsOf,
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  secondsOf,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import type { JsonObject } from './jsonText'
import { headOf } from './lines'

/**
 * The JSON of Google's Speech-to-Text: `results` whose first alternative holds a `transcript` and its `words`. With
 * speakers the last result repeats all words, each with a number; then only that one is read.
 */
export const googleJson: Format = {
  name: 'google-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const results = (lists.get('results') ?? []).filter(isResult)
    const repeated = results.findLast(({ repeats }) => repeats)
    const records = (repeated === undefined ? results : [repeated]).flatMap((result) =>
      result.words.length > 0 ? result.words : [result],
    )
    return recordTranscript(googleJson.name, source, records, problems)
  },
}

/** A stretch of speech: its text, and its words where the source has them. */
type Result = CueRecord & { readonly words: readonly CueRecord[]; readonly repeats: boolean }

const shape: RecordShape = {
  lists: ['results'],
  record(source, element) {
    const best = firstOf(element, 'alternatives')
    if (best === undefined) return undefined
    const pieces = piecesOf(source, best, 'transcript')
    const words = objectsOf(best, 'words').flatMap((word) => wordOf(source, word) ?? [])
    if (pieces === undefined && words.length === 0) return undefined
    const repeats = pieces === undefined && words.every(({ speaker }) => speaker !== undefined)
    const result: Result = { pieces: pieces ?? [], words, repeats }
    return result
  },
}

function isResult(record: CueRecord): record is Result {
  return 'words' in record
}

/** The first version says `startTime`, the second `startOffset`; what begins with the recording has none. */
function wordOf(source: string, word: JsonObject): CueRecord | undefined {
  const pieces = piecesOf(source, word, 'word')
  if (pieces === undefined) return undefined
  const { members } = word
  const endTime = secondsOf(source, members.get('endTime') ?? members.get('endOffset'))
  const startTime = secondsOf(source, members.get('startTime') ?? members.get('startOffset'))
  return {
    pieces,
    startTime: startTime ?? (endTime === undefined ? undefined : 0),
    endTime,
    speaker: speakerOf(source, word),
  }
}
