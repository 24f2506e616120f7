import { fromSource, spanToSource, toSource, type Speech } from '../../src/core/model/speech'
import type { Problem } from '../../src/core/model/problem'
import { problemText } from '../../src/core/model/problemText'
import type { Cue, PublishedChapter, Transcript } from '../../src/core/model/transcript'

/** A promise that did not hold; `promise` is the same for all texts that break it in the same way. */
export class Broken extends Error {
  readonly promise: string

  constructor(promise: string, detail: unknown = '') {
    super(`${promise}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`)
    this.promise = promise
  }
}

/** What holds for every transcript, whatever it was read from. */
export function checkTranscript(source: string, transcript: Transcript): void {
  checkCues(source, transcript.cues)
  checkChapters(source, transcript.chapters)
  checkProblems(source, transcript.problems)
  for (const [key, fact] of Object.entries(transcript.metadata)) {
    const { value } = fact as { readonly value: unknown }
    const empty = typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
    if (empty || value === undefined) throw new Broken('a fact says something', key)
    if (key === 'duration' && !isTime(value)) throw new Broken('a duration is a time', value)
  }
}

function checkCues(source: string, cues: readonly Cue[]): void {
  let latest = 0
  for (const cue of cues) {
    const { start, end, text, startTime, endTime, speaker } = cue
    if (source.slice(start, end) !== text) throw new Broken('offsets are exact', cue)
    if (end <= start) throw new Broken('a cue has words', cue)
    if (start < latest) throw new Broken('cues are in order', cue)
    latest = end
    checkMarks(cue)
    if (startTime !== undefined && !isTime(startTime)) throw new Broken('a start is a time', cue)
    if (endTime !== undefined && !isTime(endTime)) throw new Broken('an end is a time', cue)
    if (endTime !== undefined && (startTime === undefined || endTime < startTime))
      throw new Broken('an end follows its start', cue)
    if (speaker?.trim() === '') throw new Broken('a speaker has a name', cue)
  }
}

function checkMarks(cue: Cue): void {
  let at = cue.start
  for (const mark of cue.marks ?? []) {
    if (mark.start < at || mark.end < mark.start || mark.end > cue.end) throw new Broken('marks are in order', cue)
    if ((mark.kind === 'escape') !== (mark.text !== undefined)) throw new Broken('escapes alone stand for text', cue)
    at = mark.end
  }
}

function checkChapters(source: string, chapters: readonly PublishedChapter[]): void {
  let latest = 0
  // Times and places are no order of each other.
  const alike = new Set(chapters.map(({ offset }) => offset === undefined)).size === 1
  for (const chapter of chapters) {
    const place = chapter.offset ?? chapter.startTime
    if (chapter.offset === undefined ? !isTime(chapter.startTime) : chapter.offset > source.length)
      throw new Broken('a chapter has a time or a place', chapter)
    if (alike && place < latest) throw new Broken('chapters are in order', chapters)
    if (chapter.title.trim() === '') throw new Broken('a chapter has a title', chapter)
    latest = place
  }
}

/** Problems can be shown: in a line that the text has, in words that fit on a screen. */
export function checkProblems(source: string, problems: readonly Problem[]): void {
  const lines = source.split(/\r\n?|\n/).length
  for (const problem of problems) {
    if (!Number.isInteger(problem.line) || problem.line < 1 || problem.line > lines)
      throw new Broken('a problem is in a line of the file', problem)
    if (problemText(problem).length > 1000) throw new Broken('a problem is said in few words', problem)
  }
}

/** What holds for the speech of every transcript: each character of it leads to the source and back. */
export function checkSpeech(source: string, cues: readonly Cue[], speech: Speech): void {
  const { text, cueStarts, sentences, runs } = speech
  if (/^\s|\s\s|[^\S ]|\s$/.test(text)) throw new Broken('speech has single blanks', text)
  let latest = 0
  for (const start of cueStarts) {
    if (start < latest || start > text.length) throw new Broken('cues lie in the speech', [start, latest, text.length])
    latest = start
  }
  latest = 0
  for (const { start, end, cue } of sentences) {
    if (start < latest || end <= start || end > text.length) throw new Broken('sentences are in order', { start, end })
    if (cue < 0 || cue >= cues.length) throw new Broken('a sentence begins in a cue', cue)
    if (/\S/.test(text.slice(latest, start))) throw new Broken('sentences hold all words', text.slice(latest, start))
    latest = end
  }
  if (/\S/.test(text.slice(latest))) throw new Broken('sentences hold all words', text.slice(latest))
  let place = 0
  runs.at.forEach((at, run) => {
    const from = runs.source[run] as number
    const length = runs.length[run] as number
    const width = runs.sourceLength[run] as number
    if (from < place) throw new Broken('runs are in order', { from, place })
    place = from + width
    const said = text.slice(at, at + length)
    const written = source.slice(from, from + width)
    if (length === width && said !== written) throw new Broken('a run is what the source says', [said, written])
    if (toSource(speech, at) !== from || fromSource(speech, from) !== at) throw new Broken('a run leads back', said)
    if (length !== width) return
    for (const within of [0, length >> 1, length - 1]) {
      const span = spanToSource(speech, { start: at + within, end: at + within + 1 })
      if (span.start !== from + within || span.end !== span.start + 1)
        throw new Broken('a character leads back', [said, within, span])
      if (fromSource(speech, span.start) !== at + within) throw new Broken('a place leads to its word', [said, within])
    }
  })
  if (text !== '') {
    const whole = spanToSource(speech, { start: 0, end: text.length })
    if (whole.start < (cues[0] as Cue).start || whole.end > (cues.at(-1) as Cue).end)
      throw new Broken('a speech lies in its cues', whole)
  }
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && Math.round(value * 1000) / 1000 === value
}
