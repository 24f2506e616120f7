import { addTo, textOf, type Piece } from './pieces'
import type { CueRecord } from './cueRecords'
import type { Format } from './format'
import {
  objectsOf,
  piecesOf,
  recordConfidence,
  recordsIn,
  recordTranscript,
  secondsOf,
  speakerOf,
  type RecordShape,
} from './jsonRecords'
import { jsonText } from './jsonText'
import { headOf } from './lines'

/**
 * The JSON of Rev: `monologues` of a speaker each, whose `elements` are words with times and the signs and blanks
 * between them; `speakers` may give the numbers names.
 */
export const revAiJson: Format = {
  name: 'rev-json',

  confidence(source) {
    return recordConfidence(headOf(source), shape)
  },

  read(source) {
    const { lists, problems } = recordsIn(source, shape)
    const names = new Map((lists.get('speakers') ?? []).map(({ pieces, speaker }) => [speaker, textOf(source, pieces)]))
    const words = (lists.get('monologues') ?? []).filter(isMonologue).flatMap((monologue) => monologue.words)
    const named = words.map((word) => ({ ...word, speaker: names.get(word.speaker) ?? word.speaker }))
    return recordTranscript(revAiJson.name, source, named, problems)
  },
}

type Monologue = CueRecord & { readonly words: readonly CueRecord[] }

const shape: RecordShape = {
  lists: ['monologues', 'speakers'],
  record(source, element, list) {
    if (list === 'speakers') {
      const id = element.members.get('id')
      const speaker = typeof id === 'number' ? String(id) : jsonText(source, id)
      const pieces = piecesOf(source, element, 'name')
      return pieces === undefined || speaker === undefined ? undefined : { pieces, speaker }
    }
    const speaker = speakerOf(source, element)
    const words: (CueRecord & { readonly pieces: Piece[] })[] = []
    for (const part of objectsOf(element, 'elements')) {
      const pieces = piecesOf(source, part, 'value')
      if (pieces === undefined) continue
      const startTime = secondsOf(source, part.members.get('ts'))
      const last = words.at(-1)
      if (startTime === undefined && last !== undefined) addTo(last.pieces, pieces)
      else words.push({ pieces, startTime, endTime: secondsOf(source, part.members.get('end_ts')), speaker })
    }
    const monologue: Monologue = { pieces: [], words }
    return words.length === 0 ? undefined : monologue
  },
}

function isMonologue(record: CueRecord): record is Monologue {
  return 'words' in record
}
