/**
 * A number as text that two texts hardly ever share: its length and two hashes of 32 bits, about a million characters in a
 * millisecond. Guards against mistakes, not against malice.
 */
export function textKey(text: string): string {
  let first = 0x811c9dc5
  let second = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    first = Math.imul(first ^ code, 0x01000193)
    second = Math.imul((second ^ code) + (second >>> 15), 0x85ebca6b)
  }
  return `${text.length.toString(36)}.${(first >>> 0).toString(36)}.${(second >>> 0).toString(36)}`
}
