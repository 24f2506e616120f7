// The signs by which words are cut, for all who cut them: an ASCII character can be part of a word, or a sign that may
// continue it (don't, 3.5, C++), or neither.
export const letter = 1
export const apostrophe = 39
export const joiner = 2
export const kinds = new Uint8Array(128)
for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') kinds[c.charCodeAt(0)] = letter
for (const c of "'.,+#") kinds[c.charCodeAt(0)] = joiner

/** For each character of a plain word a number from 1 to 63, the same for small letters and capitals; 0 for all others. */
export const letterValues = new Uint8Array(128)
export const apostropheValue = 1
for (const [i, c] of [..."'0123456789abcdefghijklmnopqrstuvwxyz"].entries()) {
  letterValues[c.charCodeAt(0)] = letterValues[c.toUpperCase().charCodeAt(0)] = i + 1
}

/** True when a joining sign at this place continues the word before it. */
export function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  return code === 43 || code === 35 || next >= 128 || kinds[next] === letter
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}
