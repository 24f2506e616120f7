/**
 * A text as it can stand in a line with others, such as a title in a list: white space folded, and left out the
 * control characters and those that turn the direction of what stands behind them.
 *
 * @example oneLine('A\n title') // A title
 */
export function oneLine(text: string): string {
  return text
    .replace(/[^\P{Cc}\s]+|[\u202a-\u202e\u2066-\u2069]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The beginning of a text: at most `length` UTF-16 units, never half a character. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, characterBorder(text, length))
}

/** A text as a message quotes it: its beginning, with `…` for the rest of a long one. */
export function shortened(text: string): string {
  return text.length > longestQuoted ? `${beginningOf(text, longestQuoted - 1).trimEnd()}…` : text
}

const longestQuoted = 80

/** The place itself, or the one before it where it is in the middle of a character. */
export function characterBorder(text: string, at: number): number {
  const inside = at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
  return inside ? at - 1 : at
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}
