import type { Format } from './format'
import {
  millisecondsOf,
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import { headOf } from './lines'

/**
 * The JSON of AssemblyAI: `utterances` with a speaker each where they were asked for, else `words`; times are
 * milliseconds.
 */
export const assemblyAiJson: Format = {
  name: 'assemblyai-json',

  confidence(source) {
    return recordConfidence(headOf(source), { ...shape, record: inMilliseconds })
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    return recordTranscript(assemblyAiJson.name, source, lists.get('utterances') ?? lists.get('words') ?? [], problems)
  },
}

const shape: RecordShape = {
  lists: ['utterances', 'words'],
  record(source, element) {
    const pieces = piecesOf(source, element, 'text')
    const startTime = millisecondsOf(source, element.members.get('start'))
    if (pieces === undefined || startTime === undefined) return undefined
    const endTime = millisecondsOf(source, element.members.get('end'))
    return { pieces, startTime, endTime, speaker: speakerOf(source, element) }
  },
}

/** Only records whose whole numbers are too far apart for seconds: others write words the same way. */
const inMilliseconds: RecordShape['record'] = (source, element, list) => {
  const start = element.members.get('start')
  const end = element.members.get('end')
  const whole = typeof start === 'number' && typeof end === 'number' && Number.isInteger(start) && Number.isInteger(end)
  return whole && end - start >= shortest ? shape.record(source, element, list) : undefined
}

// A word that takes so many seconds is none.
const shortest = 20
