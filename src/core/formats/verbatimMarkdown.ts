import type { Problem } from '../model/problem'
import { parseTimestamp, roundTime } from '../model/time'
import type { Cue, Mark, PublishedChapter } from '../model/transcript'
import type { Format } from './format'
import { headOf, linesOf, LineTable, type Line } from './lines'
import { yamlFacts } from './yamlFacts'

/**
 * Markdown as Verbatim writes it: front matter with `transcript: verbatim`, `## Chapter [00:01:26.000]`, and a cue a line:
 * `**Ann Lee:** [00:00:00.500] Yes *(laughs)*`. A name holds for the lines below it; `**–**` is a change of speaker
 * without a name. `[00:00:01.000 – 00:00:02.000]` says an end that is not the start of the next cue, and
 * `[00:00:01.000 –]` that the end is not known.
 */
export const verbatimMarkdown: Format = {
  name: 'verbatim-markdown',

  confidence(source) {
    let told = false
    let lines = 0
    for (const { text } of linesOf(headOf(source))) {
      lines += 1
      if (lines === 1 && text !== '---') return 0
      if (/^transcript:\s*["']?verbatim["']?$/.test(text)) told = true
      if (lines > 1 && text === '---') return told ? 1 : 0
    }
    return 0
  },

  read(source) {
    const lines = new LineTable(source)
    const { metadata, length } = yamlFacts(source, lines)
    const headings: { readonly line: Line; readonly cue: number }[] = []
    const cues: Draft[] = []
    // The cue whose end is the start of the next one.
    let open: Draft | undefined
    let speaker: string | undefined
    let latest = Number.NEGATIVE_INFINITY
    let backwards: { line: number; count: number } | undefined
    for (let at = length; at < lines.length; at++) {
      const line = lines.line(at)
      if (/^#{1,6}\s/.test(line.text)) {
        headings.push({ line, cue: cues.length })
        continue
      }
      const front = frontOf(line.text)
      if (front.speaker !== undefined) speaker = front.speaker === '' ? undefined : front.speaker
      if (front.length === line.text.length) continue
      const { startTime, endTime } = front
      if (open !== undefined && isLater(startTime, open)) open.endTime = startTime
      if (startTime !== undefined && startTime < latest) {
        backwards ??= { line: line.number, count: 0 }
        backwards.count += 1
      }
      latest = startTime ?? latest
      const cue = cueOf(line, front, speaker)
      if (typeof endTime === 'number' && isLater(endTime, cue)) cue.endTime = endTime
      open = endTime === undefined ? cue : undefined
      cues.push(cue)
    }
    const chapters = inOrder(headings.flatMap(({ line, cue }) => chapterOf(line, cues[cue])))
    const problems: Problem[] = backwards === undefined ? [] : [{ code: 'time-backwards', ...backwards }]
    return { form: verbatimMarkdown.name, metadata, chapters, cues, problems }
  },
}

type Draft = { -readonly [K in keyof Cue]: Cue[K] }

/** What stands in a line before the words. */
interface Front {
  /** Empty for a speaker without a name; absent where the line says nothing of its speaker. */
  readonly speaker?: string
  readonly startTime?: number
  /** Absent where the next cue says it, `unknown` where nothing does. */
  readonly endTime?: number | 'unknown'
  readonly length: number
}

const clock = String.raw`\d{1,4}:\d{2}:\d{2}(?:\.\d{1,3})?`
const namePattern = /^\*\*(?:((?:[^*\\]|\\.){1,2000}?):|–)\*\*\s*/
const timePattern = new RegExp(String.raw`^\[(${clock})(?:( –)(?: (${clock}))?)?\]\s*`)
const chapterTime = new RegExp(String.raw`^ \[(${clock})\]$`)
const escapePattern = /\\([!-/:-@[-`{-~])/g

const noFront: Front = { length: 0 }

function frontOf(text: string): Front {
  if (!/^[*[]/.test(text)) return noFront
  const head = namePattern.exec(text.slice(0, 2100))
  const length = head?.[0].length ?? 0
  const speaker = head === null ? {} : { speaker: (head[1] ?? '').replace(escapePattern, '$1') }
  const times = timePattern.exec(text.slice(length, length + 60))
  const startTime = times === null ? undefined : parseTimestamp(times[1] ?? '')
  if (times === null || startTime === undefined) return { ...speaker, length }
  const written = times[3] === undefined ? undefined : parseTimestamp(times[3])
  const endTime = times[2] === undefined ? {} : { endTime: written ?? ('unknown' as const) }
  return { ...speaker, startTime: roundTime(startTime), ...endTime, length: length + times[0].length }
}

/** True for a time that can end a cue. */
function isLater(time: number | undefined, { startTime }: Cue): time is number {
  return time !== undefined && startTime !== undefined && time >= startTime
}

/**
 * The chapter that a heading names, by its time or by the first words below. The title of the episode is none, and one
 * marked as found by reading will be found again.
 */
function chapterOf({ text }: Line, below: Cue | undefined): PublishedChapter[] {
  if (/^#\s/.test(text) || text.endsWith('<!-- derived -->')) return []
  const end = text.lastIndexOf(' [')
  const startTime = end < 0 ? undefined : parseTimestamp(chapterTime.exec(text.slice(end))?.[1] ?? '')
  const written = text.slice(0, startTime === undefined ? text.length : end).replace(/^#+/, '')
  const title = written.trim().replace(escapePattern, '$1')
  if (title === '') return []
  if (startTime !== undefined) return [{ title, startTime }]
  return below === undefined ? [] : [{ title, offset: below.start }]
}

/** Headings that somebody moved or timed anew are sorted by their times, where all have one. */
function inOrder(chapters: PublishedChapter[]): PublishedChapter[] {
  const timed = chapters.every(({ startTime }) => startTime !== undefined)
  return timed ? chapters.sort((a, b) => (a.startTime ?? 0) - (b.startTime ?? 0)) : chapters
}

function cueOf(line: Line, front: Front, speaker: string | undefined): Draft {
  const start = line.start + front.length
  const text = front.length === 0 ? line.text : line.text.slice(front.length)
  const cue: Draft = { start, end: line.end, text }
  if (front.startTime !== undefined) cue.startTime = front.startTime
  if (speaker !== undefined) cue.speaker = speaker
  const marks = marksIn(text, start)
  if (front.speaker === '') marks.unshift({ kind: 'turn', start, end: start })
  if (marks.length > 0) cue.marks = marks
  return cue
}

// An escape, a change of speaker, what was heard besides words; any other emphasis was added by hand.
const signPattern = /\\[!-/:-@[-`{-~]|\*\*–\*\*\s*|\*(?:\(|\\\[|[♪♫])[^*\n]{0,200}\*|\*{1,3}/g

function marksIn(text: string, base: number): Mark[] {
  if (!/[\\*]/.test(text)) return []
  return [...text.matchAll(signPattern)].map(({ 0: sign, index }): Mark => {
    const span = { start: base + index, end: base + index + sign.length }
    if (sign.startsWith('\\')) return { kind: 'escape', ...span, text: sign.slice(1) }
    if (sign.startsWith('**–')) return { kind: 'turn', ...span }
    return { kind: sign.length > 3 || /[♪♫]/.test(sign) ? 'annotation' : 'markup', ...span }
  })
}
