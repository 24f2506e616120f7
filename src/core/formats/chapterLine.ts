import { oneLine } from '../model/oneLine'
import { parseTimestamp } from '../model/time'
import { repairMojibake } from './mojibake'

/** A chapter as one line writes it. */
export interface ChapterLine {
  readonly title: string
  /** Seconds. */
  readonly startTime: number
  /** Where the line has its time: in front of the title, behind it, or only in the address of a link. */
  readonly time: 'first' | 'last' | 'linked'
}

/**
 * The chapter of a line as people write it, or undefined: `0:00 Title`, `(1:36) Title`, `[00:00:00] Title`,
 * `- 0:00 – 1:30 Title`, `2. Title (0:00)`, `[0:00](address) Title`, `[Title](address&t=96)`, `| 0:00 | Title |`,
 * bulleted, numbered and emphasised. Whether it is one, or a sentence with a time in it, the lines around it must tell.
 *
 * @example chapterLine('**1:36** – A second one') // { title: 'A second one', startTime: 96, time: 'first' }
 */
export function chapterLine(line: string): ChapterLine | undefined {
  if (line.length > longestWritten || !/\d/.test(line)) return undefined
  const { text, linked } = readable(line)
  if (text.length > longestLine) return undefined
  return text.startsWith('|')
    ? tableRow(text, linked)
    : (timeFirst(text) ?? timeLast(text) ?? titled(withoutBullet(text), linked, 'linked'))
}

// A chapter fits into a line; a longer one is prose. Addresses of links come on top.
const longestLine = 300
const longestWritten = 2000

const clock = String.raw`\d{1,3}(?::\d{2}){1,2}(?:\.\d{1,3})?(?!:?\d)`
const closing = String.raw`[\])}]?`
const until = String.raw`(?:\s{0,3}(?:[-–—~→]{1,2}>?|to)\s{0,3}[[({]?${clock}${closing})?`
const firstPattern = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,12}(?:\d{1,4}[.):]?\s{1,3}[^\p{L}\p{N}]{0,4})?(${clock})${closing}${until}`,
  'u',
)
const lastPattern = new RegExp(String.raw`[\s:–—|,.·•~-][[({]?(${clock})${until}${closing}$`)
const cellPattern = new RegExp(String.raw`^[[({]?(${clock})${closing}${until}$`)
const timeOfDay = /^\s?(?:[ap]\.?\s?m\b|h\s|Uhr\b|o['’]clock\b|(?:[ECMP][SD]?T|UTC|GMT|CES?T|BST|JST)\b)/
// What a time in a sentence stands behind.
const preposition = /(?:^|\s)(?:at|by|from|to|until|till|around|about|is|was|of|before|after|between|and|or|since)$/i

function timeFirst(text: string): ChapterLine | undefined {
  const match = firstPattern.exec(text)
  if (match === null) return undefined
  const rest = text.slice(match[0].length)
  if (timeOfDay.test(rest)) return undefined
  const title = rest.replace(/^(?:[\s\])}:;,–—|~→·•=>*-]|\.(?=\s))+/, '')
  return titled(title, parseTimestamp(match[1] ?? ''), 'first')
}

function timeLast(text: string): ChapterLine | undefined {
  const from = Math.max(0, text.length - 60)
  const match = lastPattern.exec(text.slice(from))
  if (match === null) return undefined
  const title = withoutBullet(withoutLeader(text.slice(0, from + match.index)))
  return preposition.test(title) ? undefined : titled(title, parseTimestamp(match[1] ?? ''), 'last')
}

/** A row of a table: the first cell that is a time, and the first that is words. */
function tableRow(text: string, linked: number | undefined): ChapterLine | undefined {
  const cells = text.split('|').map((cell) => cell.trim())
  const times = cells.flatMap((cell) => parseTimestamp(cellPattern.exec(cell)?.[1] ?? '') ?? [])
  const title = cells.find((cell) => /\p{L}/u.test(cell) && !cellPattern.test(cell))
  return titled(title ?? '', times[0] ?? linked, 'first')
}

function titled(written: string, startTime: number | undefined, time: ChapterLine['time']): ChapterLine | undefined {
  const title = oneLine(repairMojibake(written))
  return startTime === undefined || !/[\p{L}\p{N}]/u.test(title) ? undefined : { title, startTime, time }
}

/** The line as it is shown: texts for links, nothing for emphasis; and the time that its first link leads to. */
function readable(line: string): { readonly text: string; readonly linked: number | undefined } {
  let linked: number | undefined
  const text = line
    .replace(/\\([[\]().*_~|#-])/g, '$1')
    .replace(/\[([^[\]]{1,300})\]\(<?([^\s()<>]{1,1000})>?\)/g, (_, shown: string, address: string) => {
      linked ??= timeOf(address)
      return shown
    })
    .replace(/(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,3})(?=\S)([^*_]+)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .trim()
  return { text, linked }
}

/** Seconds to which an address leads: `…&t=96`, `…?t=1m36s`, `…#t=00:01:36`. */
function timeOf(address: string): number | undefined {
  const written = /[?&#](?:t|start)=([\d:.hms]{1,20})(?:[&#,]|$)/.exec(address)?.[1] ?? ''
  const units = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s)?$/.exec(written)
  if (units === null || written === '') return parseTimestamp(written)
  return Number(units[1] ?? 0) * 3600 + Number(units[2] ?? 0) * 60 + Number(units[3] ?? 0)
}

function withoutBullet(text: string): string {
  return text.replace(/^(?:[-*•–·+►▶]\s{1,9}|\d{1,3}[.)]\s{1,9}|#{1,6}\s{1,9}){1,3}/, '')
}

/** A text without the signs that lead from it to a time: `Intro – `, `Intro .....`. */
function withoutLeader(text: string): string {
  const bare = text.endsWith('..') || text.endsWith('.. ') ? ' .' : ' '
  let end = text.length
  while (end > 0 && `\t:;,–—|~→·•=>-${bare}`.includes(text[end - 1] as string)) end -= 1
  return text.slice(0, end)
}
