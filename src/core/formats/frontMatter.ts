import type { Problem } from '../model/problem'
import type { Line } from './lines'

/** What stands above the first cue of a Markdown transcript, taken apart. */
export interface FrontMatter {
  /** Seconds of the recording. */
  readonly length?: number
  /** The lines of the description, without its key. */
  readonly description: readonly Line[]
  /** The lines after the front matter, or all where there is none. */
  readonly rest: readonly Line[]
  /** Lines inside the front matter that belong to no key. */
  readonly unread: readonly Line[]
  readonly problems: readonly Problem[]
}

/**
 * Reads front matter that looks like YAML and is none: keys with spaces, `None`, and a description that runs on
 * over many lines, some of which look like keys (`Twitter: https://…`). Only the known keys are keys, each once.
 *
 * @param header the lines above the first cue
 */
export function frontMatterOf(header: readonly Line[]): FrontMatter {
  const first = header[0]
  if (first === undefined || first.text !== '---') return { description: [], rest: header, unread: [], problems: [] }
  // The last one closes it: a description may well hold a line of dashes.
  const closing = header.findLastIndex((line) => line.text === '---')
  const closed = closing > 0
  const end = closed ? closing : firstOf(header, isTitleOrChannel)
  const rest = header.slice(closed ? end + 1 : end)
  const problems: Problem[] = closed ? [] : [{ code: 'front-matter-unclosed', line: first.number }]
  return { ...keysOf(header.slice(1, end)), rest, problems }
}

/** True when the lines begin with front matter of this kind. */
export function knowsFrontMatter(header: readonly Line[]): boolean {
  return header[0]?.text === '---' && header.slice(1, 30).filter((line) => keyPattern.test(line.text)).length >= 2
}

/** True for the line below the title: `**channel:** [date](url)`. */
export function isChannelLine(line: Line): boolean {
  return channelPattern.test(line.text)
}

/** Name, date and address as the line below the title writes them. */
export const channelPattern = /^\*\*([^*]{1,200}?):?\*\*:?\s*\[([^\]]{1,80})\]\((\S{1,2000})\)$/

const keyPattern =
  /^(Date Generated|Transcription Model|Length|Video Keywords|Video Views|Video Rating|Video Description):(?:\s+|$)/

function keysOf(lines: readonly Line[]): Pick<FrontMatter, 'length' | 'description' | 'unread'> {
  const seen = new Set<string>()
  const description: Line[] = []
  const unread: Line[] = []
  let length: number | undefined
  let inDescription = false
  for (const line of lines) {
    const match = keyPattern.exec(line.text)
    const key = match?.[1]
    if (match === null || key === undefined || seen.has(key)) {
      if (inDescription) description.push(line)
      else unread.push(line)
      continue
    }
    const value = line.text.slice(match[0].length)
    seen.add(key)
    inDescription = key === 'Video Description'
    if (key === 'Length') length = lengthOf(value)
    if (inDescription && value !== '' && value !== 'None') {
      description.push({ ...line, start: line.start + match[0].length, text: value })
    }
  }
  return { ...(length === undefined ? {} : { length }), description, unread }
}

function lengthOf(value: string): number | undefined {
  const seconds = /^(\d{1,9}(?:\.\d{1,9})?) ?s?$/.exec(value)
  // No recording takes no time: nothing was known.
  return seconds && Number(seconds[1]) > 0 ? Number(seconds[1]) : undefined
}

function isTitleOrChannel(line: Line): boolean {
  return /^# \S/.test(line.text) || isChannelLine(line)
}

function firstOf(lines: readonly Line[], wanted: (line: Line) => boolean): number {
  const index = lines.findIndex(wanted)
  return index < 0 ? lines.length : index
}
