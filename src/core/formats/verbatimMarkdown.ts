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
    const found: LineCue[] = []
    let speaker: string | undefined
    for (let at = length; at < lines.length; at++) {
      const line = lines.line(at)
      if (/^#{1,6}\s/.test(line.text)) {
        headings.push({ line, cue: found.length })
        continue
      }
      const front = frontOf(line.text)
      if (front.speaker !== undefined) speaker = front.speaker === '' ? undefined : front.speaker
      if (front.length < line.text.length) found.push({ line, front, speaker })
    }
    const ends = endsOf(found.map(({ front }) => front))
    const cues = found.map((cue, at) => cueOf(cue, ends[at]))
    const chapters = inOrder(headings.flatMap(({ line, cue }) => chapterOf(line, cues[cue])))
    return { form: verbatimMarkdown.name, metadata, chapters, cues, problems: backwardsIn(found) }
  },
}

/** What stands in a line before the words. */
interface Front {
  /** Empty for a speaker without a name; absent where the line says nothing of its speaker. */
  readonly speaker?: string
  readonly startTime?: number
  /** Absent where the next cue says it, `unknown` where nothing does. */
  readonly endTime?: number | 'unknown'
  readonly length: number
}

interface LineCue {
  readonly line: Line
  readonly front: Front
  readonly speaker: string | undefined
}

const clock = String.raw`\d{1,4}:\d{2}:\d{2}(?:\.\d{1,3})?`
const namePattern = /^\*\*(?:((?:[^*\\]|\\.){1,2000}?):|–)\*\*\s*/
const timePattern = new RegExp(String.raw`^\[(${clock})(?:( –)(?: (${clock}))?)?\]\s*`)
const chapterTime = new RegExp(String.raw`^ \[(${clock})\]$`)
const escapePattern = /\\([!-/:-@[-`{-~])/g

function frontOf(text: string): Front {
  const head = namePattern.exec(text.slice(0, 2100))
  const length = head?.[0].length ?? 0
  const speaker = head === null ? {} : { speaker: (head[1] ?? '').replace(escapePattern, '$1') }
  const times = timePattern.exec(text.slice(length, length + 60))
  const startTime = parseTimestamp(times?.[1] ?? '')
  if (times === null || startTime === undefined) return { ...speaker, length }
  const written = parseTimestamp(times[3] ?? '')
  const endTime = times[2] === undefined ? {} : { endTime: written ?? ('unknown' as const) }
  return { ...speaker, startTime: roundTime(startTime), ...endTime, length: length + times[0].length }
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

function endsOf(fronts: readonly Front[]): (number | undefined)[] {
  return fronts.map(({ startTime, endTime }, at) => {
    const end = endTime ?? fronts[at + 1]?.startTime
    return startTime === undefined || end === undefined || end === 'unknown' || end < startTime ? undefined : end
  })
}

function cueOf({ line, front, speaker }: LineCue, endTime: number | undefined): Cue {
  const start = line.start + front.length
  const text = line.text.slice(front.length)
  const turn: Mark[] = front.speaker === '' ? [{ kind: 'turn', start, end: start }] : []
  const marks = [...turn, ...marksIn(text, start)]
  return {
    start,
    end: line.end,
    text,
    ...(front.startTime === undefined ? {} : { startTime: front.startTime }),
    ...(endTime === undefined ? {} : { endTime }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(marks.length > 0 ? { marks } : {}),
  }
}

// An escape, a change of speaker, what was heard besides words; any other emphasis was added by hand.
const signPattern = /\\[!-/:-@[-`{-~]|\*\*–\*\*\s*|\*(?:\(|\\\[|[♪♫])[^*\n]{0,200}\*|\*{1,3}/g

function marksIn(text: string, base: number): Mark[] {
  return [...text.matchAll(signPattern)].map(({ 0: sign, index }): Mark => {
    const span = { start: base + index, end: base + index + sign.length }
    if (sign.startsWith('\\')) return { kind: 'escape', ...span, text: sign.slice(1) }
    if (sign.startsWith('**–')) return { kind: 'turn', ...span }
    return { kind: sign.length > 3 || /[♪♫]/.test(sign) ? 'annotation' : 'markup', ...span }
  })
}

function backwardsIn(cues: readonly LineCue[]): Problem[] {
  let latest = Number.NEGATIVE_INFINITY
  const later = cues.filter(({ front: { startTime } }) => {
    const backwards = startTime !== undefined && startTime < latest
    latest = startTime ?? latest
    return backwards
  })
  return later[0] === undefined ? [] : [{ code: 'time-backwards', line: later[0].line.number, count: later.length }]
}
