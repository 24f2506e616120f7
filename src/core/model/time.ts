/**
 * Seconds of a written time, or undefined: `1:02:03.5`, `02:03`, `00:01:26,480` (SRT comma), `86.5`, `86s`.
 * Minutes and seconds from 60 up are refused behind a colon, hours are not limited.
 */
export function parseTimestamp(text: string): number | undefined {
  const usual = usualClock(text.length === 8 ? `${text}.000` : text)
  if (usual !== undefined) return usual
  const clock = /^\s*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?\s*$/.exec(text)
  if (clock) {
    const [, hours, minutes = '0', seconds = '0', fraction] = clock
    if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined
    const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
    return fraction === undefined ? whole : roundTime(whole + Number(`0.${fraction}`))
  }
  const plain = /^(\d{1,9}(?:\.\d{1,20})?)\s?s?$/.exec(text.trim())
  return plain ? roundTime(Number(plain[1])) : undefined
}

/** `hh:mm:ss.mmm` and `mm:ss,mmm` (above also `hh:mm:ss`), read by hand: files hold hundreds of thousands of them, nearly all written so. */
function usualClock(text: string): number | undefined {
  const at = text.length - 9
  if (at !== 0 && (at !== 3 || text[2] !== ':')) return undefined
  if (text[at + 2] !== ':' || (text[at + 5] !== '.' && text[at + 5] !== ',')) return undefined
  const hours = at === 0 ? 0 : digits(text, 0, 2)
  const minutes = digits(text, at, at + 2)
  const seconds = digits(text, at + 3, at + 5)
  const milliseconds = digits(text, at + 6, at + 9)
  // Also false where one of them is no number.
  if (!(hours + milliseconds >= 0 && minutes <= 59 && seconds <= 59)) return undefined
  return ((hours * 60 + minutes) * 60_000 + seconds * 1000 + milliseconds) / 1000
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Removes float noise (`7.5200000000000005`): times are exact to the millisecond, as WebVTT writes them. */
export function roundTime(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** `hh:mm:ss`, rounded down, as players show it: 86.58 → `00:01:26`. */
export function formatTimestamp(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(twoDigits).join(':')
}

/** `hh:mm:ss.mmm` (WebVTT "timestamp"). */
export function formatPreciseTimestamp(seconds: number): string {
  const rounded = roundTime(Math.max(0, seconds))
  const milliseconds = Math.round((rounded - Math.floor(rounded)) * 1000)
  return `${formatTimestamp(rounded)}.${String(milliseconds).padStart(3, '0')}`
}

/** Seconds without trailing zeros, as a media fragment writes them: 753.2 → `753.2`. */
export function formatSeconds(seconds: number): string {
  return String(roundTime(seconds))
}

/** A length as people write it: `5 h 6 min`, `25 min`, `40 s`. */
export function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A time in words for a screen reader: 86 → `1 minute 26 seconds`. */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`)
  return said.length > 0 ? said.join(' ') : 'the start'
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
