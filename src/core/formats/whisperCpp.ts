import { parseTimestamp } from '../model/time'
import { cueList } from './cueList'
import { withContinuedWords } from './continuedWords'
import type { Format } from './format'
import { headOf, linesOf, type Line } from './lines'

/**
 * What whisper.cpp (and whisper with `--verbose`) prints: `[00:00:00.000 --> 00:00:02.580]   text`, a leading `- `
 * where the speaker changes. It has no metadata.
 */
export const whisperCpp: Format = {
  name: 'whisper-cpp',

  confidence(source, path) {
    let cues = 0
    let lines = 0
    for (const line of linesOf(headOf(source))) {
      lines += 1
      if (timesOf(line) !== undefined) cues += 1
      if (lines === 400) break
    }
    if (cues === 0) return 0
    // In Markdown the lines may well be quoted; a log of the program may stand above the transcript otherwise.
    const share = cues / lines
    return share >= (/\.(md|markdown)$/i.test(path) ? 0.9 : 0.5) ? share : 0
  },

  read(source) {
    const list = cueList()
    for (const line of linesOf(source)) {
      const times = timesOf(line)
      if (times === undefined) list.unread(line)
      else {
        const { length, startTime, endTime } = times
        list.add({ text: line.text.slice(length), start: line.start + length, startTime, endTime, line: line.number })
      }
    }
    const { cues, problems } = list.finish()
    // The program writes two blanks, and every word begins with its own.
    return { form: whisperCpp.name, metadata: {}, chapters: [], cues: withContinuedWords(source, cues, 2), problems }
  },
}

const timesPattern = /^\[((?:\d{1,4}:)?\d{1,3}:\d{2}[.,]\d{1,3}) --> ((?:\d{1,4}:)?\d{1,3}:\d{2}[.,]\d{1,3})\]/

/** Both times of a line in seconds, and the length of what writes them. */
function timesOf(line: Line): { length: number; startTime: number; endTime: number } | undefined {
  if (!line.text.startsWith('[')) return undefined
  const match = timesPattern.exec(line.text.slice(0, 80))
  const startTime = parseTimestamp(match?.[1] ?? '')
  const endTime = parseTimestamp(match?.[2] ?? '')
  if (match === null || startTime === undefined || endTime === undefined) return undefined
  return { length: match[0].length, startTime, endTime }
}
