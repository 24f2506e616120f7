import { episodeTitle, type Chapter, type Episode } from '../library/episode'
import { cueAtPosition, type Sentence } from '../model/speech'
import { partitionPoint } from '../model/partitionPoint'
import { oneLine } from '../model/oneLine'
import { formatDuration, formatTimestamp } from '../model/time'
import type { Metadata } from '../model/transcript'
import type { ReaderText } from './messages'

/** A paragraph goes on to the end of the sentence in which it reaches this many characters (about 90 words). */
const paragraphLength = 500

/**
 * An episode as a document to read: title and facts, a heading a chapter, and paragraphs of whole sentences with
 * their time in front. The words are those of {@link Episode.speech}, so that every run leads back to the source.
 */
export function readerText(episode: Episode): ReaderText {
  const page = new Page()
  for (const line of headerOf(episode)) page.line(line)
  const starts = chapterStarts(episode)
  const paragraphs = paragraphsOf(episode, new Set(starts.map(({ position }) => position)))
  let next = 0
  for (const paragraph of paragraphs) {
    for (; next < starts.length && (starts[next]?.position ?? 0) <= paragraph.start; next++) {
      const { chapter, level } = starts[next] as ChapterStart
      page.line('')
      page.heading(chapter, level)
    }
    page.line('')
    page.paragraph(episode, paragraph)
  }
  return page.finish()
}

/** Builds the text line by line and keeps where everything lies. */
class Page {
  private readonly parts: string[] = []
  private length = 0
  private lines = 0
  private readonly runs: number[] = []
  private readonly paragraphs: number[] = []
  private readonly headings: { line: number; level: number; title: string; derived: boolean }[] = []

  line(text: string): void {
    this.parts.push(text, '\n')
    this.length += text.length + 1
    this.lines += 1
  }

  heading(chapter: Chapter, level: number): void {
    const title = oneLine(chapter.title)
    this.headings.push({ line: this.lines, level, title, derived: chapter.derived })
    const time = chapter.startTime === undefined ? '' : `  ${formatTimestamp(chapter.startTime)}`
    this.line(`${'#'.repeat(level)} ${title}${time}`)
  }

  paragraph(episode: Episode, { start, end, turn }: Paragraph): void {
    const { cues } = episode.transcript
    const cue = cues[cueAtPosition(episode.speech, start)]
    const time = cue?.startTime
    this.paragraphs.push(this.length, time === undefined ? -1 : Math.round(time * 1000))
    const speaker = turn ? (cue?.speaker === undefined ? '– ' : `${oneLine(cue.speaker)}: `) : ''
    const front = `${time === undefined ? '' : `[${formatTimestamp(time)}] `}${speaker}`
    this.addRuns(episode, start, end, this.length + front.length)
    this.line(front + episode.speech.text.slice(start, end))
  }

  finish(): ReaderText {
    return {
      text: this.parts.join(''),
      runs: Int32Array.from(this.runs),
      paragraphs: Int32Array.from(this.paragraphs),
      headings: this.headings,
    }
  }

  /** The runs of the speech that lie in [start, end), moved to where the paragraph stands in the page. */
  private addRuns({ speech }: Episode, start: number, end: number, place: number): void {
    const { at, source, length, sourceLength } = speech.runs
    const first = Math.max(0, partitionPoint(at.length, (run) => (at[run] as number) <= start) - 1)
    for (let i = first; i < at.length && (at[i] as number) < end; i++) {
      const runStart = Math.max(at[i] as number, start)
      const runEnd = Math.min((at[i] as number) + (length[i] as number), end)
      // An escape is written otherwise in the source.
      if (runEnd > runStart && length[i] === sourceLength[i])
        this.runs.push(
          place + runStart - start,
          (source[i] as number) + runStart - (at[i] as number),
          runEnd - runStart,
        )
    }
  }
}

function headerOf(episode: Episode): string[] {
  const { show, date, people, url, media, duration } = episode.metadata
  const facts = [
    show?.value,
    numberOf(episode.metadata),
    date?.value,
    duration === undefined ? undefined : formatDuration(duration.value),
  ]
  // The parts of a date behind Arabic words would be shown in reverse. Paragraphs and headings need no such care: their
  // times hold together, and what stands in front of a paragraph begins the line.
  if (/\p{Script=Arabic}/u.test(show?.value ?? '')) facts.reverse()
  const names = people?.value.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`)).join(', ')
  return [
    `# ${oneLine(episodeTitle(episode))}`,
    oneLine(facts.filter((fact) => fact !== undefined).join(' · ')),
    oneLine(names ?? ''),
    oneLine(url?.value ?? media?.value ?? ''),
    provenanceOf(episode),
  ].filter((line, index) => index === 0 || line !== '')
}

/** `Episode 459`, `Season 2, episode 5`; undefined where the number of the episode is not known. */
function numberOf({ season, episode }: Metadata): string | undefined {
  if (episode === undefined) return undefined
  return season === undefined ? `Episode ${episode.value}` : `Season ${season.value}, episode ${episode.value}`
}

/** Where the chapters come from, in a sentence. */
function provenanceOf({ chapters, chaptersFrom }: Episode): string {
  if (chapters.length === 0) return ''
  if (chaptersFrom === undefined || chapters.every(({ derived }) => derived))
    return 'Chapters were found by Verbatim; the source publishes none.'
  const { origin, source } = chaptersFrom
  const place = origin === 'sidecar' ? 'sidecar file' : origin === 'chapters' ? 'chapters file' : 'transcript'
  const published = `Chapters as published, from the ${place}${source === undefined ? '' : ` (${oneLine(source)})`}`
  const around = [
    ...(chapters[0]?.derived === true ? ['before'] : []),
    ...(chapters.some(({ children }) => children.length > 0) ? ['within'] : []),
  ]
  return around.length === 0
    ? `${published}.`
    : `${published}; the topics ${around.join(' and ')} them were found by Verbatim.`
}

interface ChapterStart {
  readonly chapter: Chapter
  readonly level: number
  readonly position: number
}

function chapterStarts(episode: Episode): ChapterStart[] {
  const starts: ChapterStart[] = []
  const add = (chapters: readonly Chapter[], level: number): void => {
    for (const chapter of chapters) {
      starts.push({ chapter, level, position: episode.speech.cueStarts[chapter.cue] ?? 0 })
      add(chapter.children, level + 1)
    }
  }
  add(episode.chapters, 2)
  return starts
}

interface Paragraph {
  readonly start: number
  readonly end: number
  /** True when another speaker than in the paragraph before begins with it. */
  readonly turn: boolean
}

/** Whole sentences up to a turn, a border or the wanted length; a border inside a sentence divides it. */
function paragraphsOf({ speech }: Episode, borders: ReadonlySet<number>): Paragraph[] {
  const inside = [...borders].sort((a, b) => a - b)
  const paragraphs: Paragraph[] = []
  let open: { start: number; end: number; turn: boolean } | undefined
  let next = 0
  const close = (): void => {
    if (open) paragraphs.push(open)
    open = undefined
  }
  const add = (piece: Pick<Sentence, 'start' | 'end' | 'turn'>): void => {
    if (piece.turn || borders.has(piece.start) || (open && open.end - open.start >= paragraphLength)) close()
    if (open) open.end = piece.end
    else open = { start: piece.start, end: piece.end, turn: piece.turn }
  }
  for (const { start, end, turn } of speech.sentences) {
    let from = start
    while (next < inside.length && (inside[next] as number) <= start) next += 1
    for (; next < inside.length && (inside[next] as number) < end; next++) {
      const border = inside[next] as number
      add({ start: from, end: border - (speech.text[border - 1] === ' ' ? 1 : 0), turn: turn && from === start })
      from = border
    }
    add({ start: from, end, turn: turn && from === start })
  }
  close()
  return paragraphs
}
