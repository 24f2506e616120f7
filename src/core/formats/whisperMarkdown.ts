import type { Problem } from '../model/problem'
import { parseTimestamp } from '../model/time'
import type { Metadata } from '../model/transcript'
import { cueList, type CueList, type FoundCue } from './cueList'
import type { Format } from './format'
import { frontMatterOf, isChannelLine, knowsFrontMatter } from './frontMatter'
import { headerFacts } from './headerFacts'
import { headOf, linesOf, type Line } from './lines'
import { chaptersWithin, readOutline, type OutlineEntry } from './outline'

/**
 * Whisper's output as Markdown: front matter between `---` lines that is no YAML, `# title`,
 * `**channel:** [date](url)`, then bullets `*  text [[hh:mm:ss](url&t=SECONDSs)]` with the start of each cue.
 */
export const whisperMarkdown: Format = {
  name: 'whisper-markdown',

  confidence(source) {
    const header: Line[] = []
    let cues = 0
    let lines = 0
    for (const line of linesOf(headOf(source))) {
      if (cueIn(line) !== undefined) cues += 1
      if (cues === 0) header.push(line)
      else lines += 1
      if (lines === 400) break
    }
    if (cues === 0) return 0
    const share = cues / lines
    if (knowsFrontMatter(header)) return share >= 0.3 ? Math.max(share, 0.6) : 0
    // Without front matter of its kind it may be a note into which somebody copied some lines.
    const plain = header.every((line) => line.text.startsWith('# ') || isChannelLine(line)) && header.length <= 2
    return (plain || cues >= 50) && share >= 0.9 ? share : 0
  },

  read(source) {
    const list = cueList()
    const lines: Line[] = []
    let header: Header | undefined
    for (const line of linesOf(source)) {
      const cue = cueIn(line)
      if (cue !== undefined) {
        header ??= headerOf(source, lines, list)
        list.add(cue)
        continue
      }
      if (lines.length === mostHeaderLines) header ??= headerOf(source, lines, list)
      if (header === undefined) lines.push(line)
      else list.unread(line)
    }
    header ??= headerOf(source, lines, list)
    const { cues, problems } = list.finish(header.duration)
    const chapters = chaptersWithin(header.outline, cues, header.duration)
    return {
      form: whisperMarkdown.name,
      metadata: header.metadata,
      chapters: chapters.chapters,
      cues,
      problems: [...header.problems, ...problems, ...chapters.problems].sort((a, b) => a.line - b.line),
    }
  },
}

// Far more than the longest description has.
const mostHeaderLines = 20_000

interface Header {
  readonly metadata: Metadata
  readonly duration: number | undefined
  readonly outline: readonly OutlineEntry[]
  readonly problems: readonly Problem[]
}

function headerOf(source: string, lines: readonly Line[], list: CueList): Header {
  const frontMatter = frontMatterOf(lines)
  const { metadata, unread } = headerFacts(source, frontMatter)
  for (const line of unread) list.unread(line)
  const outline = readOutline(frontMatter.description)
  return { metadata, duration: frontMatter.length, outline, problems: frontMatter.problems }
}

/** The cue of a line, or undefined. The link is sought from the end, as the words may hold brackets. */
function cueIn(line: Line): FoundCue | undefined {
  const { text } = line
  if (!/^[*-]\s/.test(text) || !text.endsWith(')]')) return undefined
  const at = text.lastIndexOf('[[')
  const link = /^\[\[([\d:]{4,12})\]\((\S{1,2000})\)\]$/.exec(text.slice(at < 0 ? text.length : at, at + 2100))
  const label = parseTimestamp(link?.[1] ?? '')
  if (link === null || label === undefined) return undefined
  const startTime = preciseTime(link[2] ?? '', label)
  return { text: text.slice(1, at), start: line.start + 1, startTime, line: line.number }
}

/** The seconds of a link such as `…&t=7.52s`; the label is rounded down, and is all there is where the link has none. */
function preciseTime(url: string, label: number): number {
  const seconds = Number(/[?&#]t=(\d{1,9}(?:\.\d{1,20})?)s?(?:[&#]|$)/.exec(url)?.[1] ?? Number.NaN)
  return Math.abs(seconds - label) < 1.5 ? seconds : label
}
