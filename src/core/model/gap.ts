/** What parts two pieces of speech: nothing but markup, white space, the end of a line or of a cue. */
export type Gap = 'none' | 'blank' | 'line' | 'cue'

/** A gap with white space added to it; in a line that goes on, white space stays what it is. */
export function wider(gap: Gap, space: string): Gap {
  if (space === '' || gap === 'cue') return gap
  return /[\n\r\u0085\u2028\u2029]/.test(space) ? 'line' : gap === 'line' ? gap : 'blank'
}

/** True between two lines of Chinese or Japanese, which are joined without a blank. */
export function isUnspaced(before: string, after: string): boolean {
  // Most texts are written in letters with small numbers.
  if (before.charCodeAt(before.length - 1) < 0x2000) return false
  return endsUnspaced.test(before.slice(-4)) && beginsUnspaced.test(after.slice(0, 4))
}

// Quotation marks, dashes and ellipses are those of Western texts.
const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\u30fb\\u30fc\\uff01-\\uff65]'
const endsUnspaced = new RegExp(`${unspaced}[”’…—]{0,3}$`, 'u')
const beginsUnspaced = new RegExp(`^[“‘…—]{0,2}${unspaced}`, 'u')
