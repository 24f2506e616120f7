import type { Problem } from '../model/problem'
import { roundTime } from '../model/time'
import type { Cue } from '../model/transcript'
import { lineAt } from './lines'
import { addTo, textOf, wordsOf, type Piece } from './pieces'

/** A cue as a structured form (JSON, XML, HTML) writes it: the pieces of its text, and what is said of them. */
export interface CueRecord {
  /** In the order of the source. */
  readonly pieces: readonly Piece[]
  /** Seconds. */
  readonly startTime?: number | undefined
  /** Seconds. */
  readonly endTime?: number | undefined
  readonly speaker?: string | undefined
  /** Another speaker begins with it, whoever that is. */
  readonly turn?: boolean
}

/**
 * The cues of records that come in the order of the source. A record without words is no cue. Where most records have
 * times, one without takes that of the one before, and where the source writes no end, the next later start is it;
 * elsewhere there are only the times that the source states.
 *
 * @param how.duration seconds of the recording, the end of the last cue where it has none
 * @param how.clip the ends say how long a line is shown: what overlaps the next cue is cut
 */
export function cuesOf(
  source: string,
  records: readonly CueRecord[],
  how: { readonly duration?: number | undefined; readonly clip?: boolean } = {},
): { readonly cues: readonly Cue[]; readonly problems: readonly Problem[] } {
  const cues: Draft[] = []
  const timed = records.filter(({ startTime }) => startTime !== undefined)
  const whole = timed.length >= records.length * timedAtLeast
  const first = timed[0]?.startTime
  let known = first === undefined ? undefined : roundTime(first)
  let latest = Number.NEGATIVE_INFINITY
  let backwards: { at: number; count: number } | undefined
  // Cues that wait for a later start as their end.
  let open: Draft[] = []
  for (const record of records) {
    const startTime = record.startTime === undefined ? (whole ? known : undefined) : roundTime(record.startTime)
    known = startTime
    if (startTime !== undefined) {
      if (startTime < latest) {
        backwards ??= { at: record.pieces[0]?.start ?? 0, count: 0 }
        backwards.count += 1
      }
      latest = startTime
      open = closed(open, startTime)
    }
    const words = wordsOf(source, record.pieces)
    if (words === undefined) continue
    const cue: Draft = { start: words.start, end: words.end, text: words.text }
    if (words.marks !== undefined) cue.marks = words.marks
    if (startTime !== undefined) cue.startTime = startTime
    // Who has no name is as good as not named.
    if (record.speaker?.trim()) cue.speaker = record.speaker
    if (record.turn === true && cue.marks?.[0]?.kind !== 'turn') {
      cue.marks = [{ kind: 'turn', start: cue.start, end: cue.start }, ...(cue.marks ?? [])]
    }
    const { endTime } = record
    if (startTime !== undefined && endTime !== undefined && endTime >= startTime) cue.endTime = roundTime(endTime)
    if (whole && startTime !== undefined && (cue.endTime === undefined || how.clip === true)) open.push(cue)
    cues.push(cue)
  }
  if (how.duration !== undefined) closed(open, how.duration)
  const problems: Problem[] =
    backwards === undefined
      ? []
      : [{ code: 'time-backwards', line: lineAt(source, backwards.at), count: backwards.count }]
  return { cues, problems }
}

/**
 * Records of single words, as some programs write them, gathered into cues that can be read: up to the end of a
 * sentence, a change of speaker or a pause. Others are returned as they are.
 */
export function gathered(source: string, records: readonly CueRecord[]): readonly CueRecord[] {
  const texts = records.map(({ pieces }) => textOf(source, pieces))
  const spacing = spacingOf(texts)
  if (spacing === undefined) return records
  const cues: CueRecord[] = []
  let words: CueRecord[] = []
  const finish = (): void => {
    const first = words[0]
    if (first !== undefined) cues.push({ ...first, pieces: joined(words, spacing), endTime: words.at(-1)?.endTime })
    words = []
  }
  records.forEach((record, index) => {
    const before = words.at(-1)
    if (before !== undefined && breaksBefore(record, before, texts[index - 1] ?? '', words.length)) finish()
    // A cue begins with a word, and its time.
    if (words.length > 0 || /\S/.test(texts[index] ?? '')) words.push(record)
  })
  finish()
  return cues
}

type Draft = { -readonly [K in keyof Cue]: Cue[K] }

// Of the records, for a transcript that is timed.
const timedAtLeast = 0.6
// Counted in words.
const shortest = 3
const longest = 20
// Seconds of silence.
const pause = 2

function closed(open: Draft[], time: number): Draft[] {
  // All that wait began at the same time.
  if (open.length === 0 || open[0]?.startTime === time) return open
  for (const cue of open) {
    // Times that run backwards end nothing.
    if (time > (cue.startTime ?? 0) && time < (cue.endTime ?? Number.POSITIVE_INFINITY)) cue.endTime = roundTime(time)
  }
  return []
}

/** What stands between words: nothing where the source writes the spaces; undefined where these are no single words. */
function spacingOf(texts: readonly string[]): '' | ' ' | undefined {
  let spoken = 0
  let single = 0
  let length = 0
  for (const text of texts) {
    const words = text.trim()
    if (words === '') continue
    spoken += 1
    length += words.length
    if (!/\s/.test(words)) single += 1
  }
  if (spoken < 5 || single * 5 < spoken * 4 || length > 9 * spoken) return undefined
  const dense = texts.filter((text) => unspacedScript.test(text)).length * 2 > spoken
  if (dense && length > 3 * spoken) return undefined
  const blanks = texts.filter((text) => /^\s|\s$/.test(text) && text.trim() !== '').length
  return dense || blanks * 2 > spoken ? '' : ' '
}

const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function breaksBefore(record: CueRecord, before: CueRecord, text: string, count: number): boolean {
  if (record.speaker !== before.speaker || record.turn === true || count >= longest) return true
  if (count >= shortest && /[.?!…。！？]["'”’)]{0,3}\s*$/.test(text.slice(-10))) return true
  return (record.startTime ?? 0) - (before.endTime ?? before.startTime ?? 0) >= pause
}

function joined(words: readonly CueRecord[], spacing: '' | ' '): Piece[] {
  const pieces: Piece[] = []
  for (const word of words) {
    const last = pieces.at(-1)
    const first = word.pieces[0]
    if (spacing !== '' && last !== undefined && first !== undefined) {
      pieces.push({ start: last.end, end: first.start, text: spacing })
    }
    addTo(pieces, word.pieces)
  }
  return pieces
}
