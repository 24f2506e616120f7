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

/** The JSON of Podcasting 2.0: `segments` with `speaker`, `startTime`, `endTime` and `body`, a line or a word each. */
export const podcastJson: Format = {
  name: 'podcast-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    return recordTranscript(podcastJson.name, source, lists.get('segments') ?? [], problems)
  },
}

const shape: RecordShape = {
  lists: ['segments'],
  record(source, element) {
    const pieces = piecesOf(source, element, 'body')
    if (pieces === undefined) return undefined
    const { members } = element
    const startTime = secondsOf(source, members.get('startTime'))
    const endTime = secondsOf(source, members.get('endTime'))
    return { pieces, startTime, endTime, speaker: speakerOf(source, element) }
  },
}
