import { parseTimestamp } from '../model/time'

/** What opens a turn: `**Ada Lovelace:** `, `Ada Lovelace: 00:01:02`, `[00:03] Ada: `. */
export interface TurnHead {
  /** As the source writes it, without colon and emphasis. */
  readonly name: string
  /** The initials that a head introduces for later ones: `Ada Lovelace (AL):`. */
  readonly initials?: string | undefined
  /** Seconds; absent where the head has no time, or none that can be read. */
  readonly startTime?: number | undefined
  /** Length of the head in its line, blanks after it included; the words begin there. */
  readonly length: number
  /** How it is told from prose: `timed` heads hold a time, `label` heads only a colon. */
  readonly kind: 'timed' | 'label'
}

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const stamp = String.raw`(?:\\?[\[(]\s?${clock}\s?\\?[\])]|${clock})`
const word = String.raw`[\p{L}\p{M}\p{N}'’.&-]{1,30}`
const opener = String.raw`(?=[\p{Lu}\p{Lt}\p{Lo}])${word}`
const particle = 'van|von|de|der|den|da|di|la|le|bin|al|el|and|of'
// Digits belong to a name (Speaker 1) unless a time begins with them.
const later = String.raw`(?:(?=[\p{Lu}\p{Lt}\p{Lo}\p{N}])(?!\d{1,3}[:.]\d)${word}|(?:${particle})(?=\s)|&)`
const nameOf = String.raw`(${opener}(?:\s${later}){0,5})(?:\s\((\p{Lu}{1,4})\))?`

/** `Ada:`, `Ada: 0:03`, `Ada  0:03`, `Ada (0:03):`, `Ada - 00:00:03:`, `Ada – :`, with or without words after it. */
const plainPattern = new RegExp(String.raw`^${nameOf}\s*(?:(?:[-–—]\s*)?[:：](?=[\s\d]|$))?\s*`, 'u')
const leadingPattern = new RegExp(String.raw`^(${stamp})\s*[-–—|]?\s*${nameOf}\s*[:：](?=\s|$)\s*`, 'u')
const trailingPattern = new RegExp(
  String.raw`^(?:[-–—|,]\s?)?(?:(${clock})\s*(?:[:：](?=\s|$)\s*|$)|(\\?[\[(]\s?${clock}\s?\\?[\])])\s*(?:[:：](?=\s|$)\s*|$))`,
  'u',
)
/** `[Ada Lovelace] 14:02:11`: a meeting's captions, with the time of day, which is no time of the recording. */
const bracketedPattern = new RegExp(String.raw`^\[${nameOf}\]\s+\d{2}:\d{2}:\d{2}$`, 'u')
/** Digits that were meant for a time fill the rest of the line: `00.14:52`, `0: 00:01:02`. */
const garbledPattern = /^\d[\d:.\s]{2,16}$/

const boldPattern =
  /^(?:\d{1,2}\s?)?(\\?[[(]?\d{1,3}:[\d:.]{2,12}\\?[\])]?\s+)?\*\*([^*:：[(]{1,80})(?:\((\p{Lu}{1,4})\)\s?)?(\\?[[(][\d:.]{3,12}\\?[\])])?\s*([:：])?\s*(\*\*)?/u
const boldTail = new RegExp(String.raw`^\s*(?:[*_]{0,2}(${stamp})[*_]{0,2})?\s*([:：](?=\s|$))?\s*`, 'u')

/** The head of a line of plain text, or undefined. Whether it is one, the whole text must tell. */
export function plainHead(line: string): TurnHead | undefined {
  const text = line.slice(0, headLength)
  // Both begin with what no name begins with, and most lines do not.
  const leading = /^[\\[(\d]/.test(text) ? leadingPattern.exec(text) : null
  if (leading !== null) return head(leading[2], leading[3], leading[1], leading[0].length, 'timed')
  const bracketed = text.startsWith('[') ? bracketedPattern.exec(text) : null
  if (bracketed !== null) return head(bracketed[1], bracketed[2], undefined, line.length, 'timed')
  const match = plainPattern.exec(text)
  if (match === null) return undefined
  const rest = text.slice(match[0].length)
  const trailing = trailingPattern.exec(rest)
  if (trailing !== null) {
    return head(match[1], match[2], trailing[1] ?? trailing[2], match[0].length + trailing[0].length, 'timed')
  }
  if (!/[:：](?:\s+|$)$/.test(match[0]) || (/[:：]$/.test(match[0]) && rest !== '')) return undefined
  if (line.length <= headLength && garbledPattern.test(rest)) {
    const last = /(?:\d{1,3}:)?\d{1,2}:\d{2}$/.exec(rest.trimEnd())?.[0]
    return head(match[1], match[2], last ?? '', line.length, 'timed')
  }
  return head(match[1], match[2], undefined, match[0].length, 'label')
}

/** The head of a line of Markdown that begins with a name in bold, or undefined. */
export function boldHead(line: string): TurnHead | undefined {
  if (!/^(?:\d{1,3}|\\?[[(]|\*\*)/.test(line)) return undefined
  const text = line.slice(0, headLength)
  const match = boldPattern.exec(text)
  const name = match?.[2]?.trim() ?? ''
  if (match === null || !/^[\p{L}\p{N}@]/u.test(name) || name.split(/\s+/).length > 6) return undefined
  const [whole, before, , initials, inside, colon, closed] = match
  // `**Ada: I**ndeed` opens bold too early and closes it too late.
  if (closed === undefined && colon === undefined) return undefined
  if (closed === undefined) return head(name, initials, inside ?? before, whole.length, 'label')
  const tail = boldTail.exec(text.slice(whole.length))
  const time = inside ?? before ?? tail?.[1]
  if (colon === undefined && tail?.[2] === undefined && time === undefined) return undefined
  return head(name, initials, time, whole.length + (tail?.[0].length ?? 0), time === undefined ? 'label' : 'timed')
}

/** The time that opens a paragraph: `\[04:05\] `, `(1:02:03)`. Without brackets a time may be a word. */
export function leadingStamp(text: string): { readonly length: number; readonly startTime: number } | undefined {
  if (!/^[\\[(]/.test(text)) return undefined
  const match = /^\\?[[(]([\d:.,*\s]{4,24})\\?[\])]\s*/.exec(text.slice(0, 40))
  const startTime = secondsOf(match?.[1])
  return match === null || startTime === undefined ? undefined : { length: match[0].length, startTime }
}

/** The seconds of a line that holds nothing but a time with hours; a shorter one may be said. */
export function timeAlone(line: string): number | undefined {
  return /^\d{1,2}:\d{2}:\d{2}$/.test(line) ? parseTimestamp(line) : undefined
}

// The longest name with its time is shorter.
const headLength = 240

function head(
  name = '',
  initials: string | undefined,
  time: string | undefined,
  length: number,
  kind: TurnHead['kind'],
): TurnHead | undefined {
  const bare = /^\s|\s\s|[^\S ]|\s$/.test(name) ? name.replace(/\s+/g, ' ').trim() : name
  if (bare === '' || bare.length > 60) return undefined
  return { name: bare, initials, startTime: secondsOf(time), length, kind }
}

function secondsOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const bare = written.replace(/[\\[\]()*\s]/g, '')
  return bare.includes(':') ? parseTimestamp(bare) : undefined
}
