import { parseTimestamp } from '../model/time'
import type { Line } from './lines'

/** A line that times the lines below it. */
export interface CaptionTimes {
  /** Seconds. */
  readonly startTime: number
  /** Seconds; absent where the line breaks off. */
  readonly endTime?: number | undefined
  /** Length of what writes the times; the rest of the line is settings or words. */
  readonly length: number
}

/** How a form writes its times: `undefined` for a line that is none. */
export type TimesOf = (line: Line) => CaptionTimes | undefined

const clock = String.raw`\d{1,4}\s?:\s?\d{1,2}(?:\s?:\s?\d{1,2})?(?:\s?[.,]\s?\d{1,9})?`
// Typed arrows vary: `-->`, `->`, `– >`.
const arrowPattern = new RegExp(String.raw`^(${clock})\s{0,9}[-–—]{1,3}\s?>\s{0,9}(${clock})?`)
const commaPattern = new RegExp(String.raw`^(\d{1,3}:\d{2}:\d{2}\.\d{1,3}),(\d{1,3}:\d{2}:\d{2}\.\d{1,3})$`)

const framePattern = /^(\d{2}:\d{2}:\d{2})[:;]\d{2} - (\d{2}:\d{2}:\d{2})[:;]\d{2}$/

/** `00:00:01,000 --> 00:00:02,000`, as SRT and WebVTT write it, hours and fractions optional. */
export function arrowTimes(line: Line): CaptionTimes | undefined {
  return timesBy(arrowPattern, line)
}

/** `0:00:01.000,0:00:02.000`, as SBV writes it. */
export function commaTimes(line: Line): CaptionTimes | undefined {
  return timesBy(commaPattern, line)
}

/** `00:00:01:12 - 00:00:02:05`, as editors of films write it; the frames are left out. */
export function frameTimes(line: Line): CaptionTimes | undefined {
  return timesBy(framePattern, line)
}

/** True for a line of nothing but digits and the signs of times, such as a time that is cut off or impossible. */
export function isBrokenTime({ text }: Line): boolean {
  return text.length < 80 && /^-?\d[\d\s:.,>–—-]*$/.test(text) && /\d:\d|:$|--/.test(text)
}

function timesBy(pattern: RegExp, { text }: Line): CaptionTimes | undefined {
  const code = text.charCodeAt(0)
  if (code < 48 || code > 57) return undefined
  const match = pattern.exec(text.slice(0, 120))
  const startTime = match === null ? undefined : secondsOf(match[1] ?? '')
  if (match === null || startTime === undefined) return undefined
  const endTime = match[2] === undefined ? undefined : secondsOf(match[2])
  // What follows the arrow and is no time makes a line of words; nothing at all is a line that breaks off.
  return endTime === undefined && match[2] !== undefined ? undefined : { startTime, endTime, length: match[0].length }
}

/** Blanks within a time are slips of the keyboard. */
function secondsOf(written: string): number | undefined {
  return parseTimestamp(/\s/.test(written) ? written.replace(/\s/g, '') : written)
}
