import type { Format } from './format'
import {
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  secondsOf,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import { headOf } from './lines'

/**
 * The JSON of Deepgram: `utterances` with a `transcript` where they were asked for, else the `words` of the channels,
 * which it writes twice, the second time with capitals and signs. Speakers are numbers.
 */
export const deepgramJson: Format = {
  name: 'deepgram-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    return recordTranscript(deepgramJson.name, source, lists.get('utterances') ?? lists.get('words') ?? [], problems)
  },
}

const shape: RecordShape = {
  lists: ['utterances', 'words'],
  record(source, element, list) {
    const pieces =
      piecesOf(source, element, list === 'words' ? 'punctuated_word' : 'transcript') ??
      piecesOf(source, element, 'word')
    const startTime = secondsOf(source, element.members.get('start'))
    // Only Deepgram writes words of both kinds.
    if (pieces === undefined || startTime === undefined) return undefined
    if (list === 'words' && !element.members.has('punctuated_word')) return undefined
    const endTime = secondsOf(source, element.members.get('end'))
    return { pieces, startTime, endTime, speaker: speakerOf(source, element) }
  },
}
