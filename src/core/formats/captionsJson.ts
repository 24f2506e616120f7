import { cuesOf, gathered } from './cueRecords'
import type { Format } from './format'
import { piecesOf, recordConfidence, recordsIn, secondsOf, speakerOf, type RecordShape } from './jsonRecords'
import { headOf } from './lines'

/**
 * A bare array of captions as programs that fetch them write it: `text`, `start` and `duration` in seconds (or `end`),
 * printed as JSON or as a list of Python.
 */
export const captionsJson: Format = {
  name: 'captions-json',

  confidence(source) {
    const head = headOf(source)
    return /^[\s\uFEFF]*\[/.test(head) ? recordConfidence(head, shape) : 0
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const found = cuesOf(source, gathered(source, lists.get('') ?? []), { clip: true })
    return {
      form: captionsJson.name,
      metadata: {},
      chapters: [],
      cues: found.cues,
      problems: [...found.problems, ...problems].sort((a, b) => a.line - b.line),
    }
  },
}

const shape: RecordShape = {
  lists: [''],
  record(source, element) {
    const { members } = element
    const pieces = piecesOf(source, element, 'text')
    const startTime = secondsOf(source, members.get('start'))
    if (pieces === undefined || startTime === undefined) return undefined
    const duration = secondsOf(source, members.get('duration') ?? members.get('dur'))
    const endTime = duration === undefined ? secondsOf(source, members.get('end')) : startTime + duration
    return { pieces, startTime, endTime, speaker: speakerOf(source, element) }
  },
}
