import { normalize, words } from '../model/words'

/* How a form may stand in a text. */

/** The compared forms of the words of a text, joined. */
export function compact(text: string): string {
  if (/^[A-Za-z0-9]+$/.test(text)) return normalize(text)
  return words(text)
    .map((word) => word.norm)
    .join('')
}

/** Letters and digits of a text, in its case. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** True when a stretch has the letters of a form, whatever stands between them, with an ending of the plural or possessive. */
export function spells(text: string, start: number, stop: number, key: string): boolean {
  let at = 0
  let i = start
  for (; i < stop && at < key.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 128) return isFormOf(compact(text.slice(start, stop)), key)
    const lower = code >= 65 && code <= 90 ? code + 32 : code
    if (lower === key.charCodeAt(at)) at += 1
    else if ((lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57)) break
  }
  if (at === key.length && i === stop) return true
  return isFormOf(compact(text.slice(start, stop)), key)
}

/** Longer stretches between words part them. */
export const longestGap = 80

/** What stands between two words of one form: nothing that parts them, a mark as in `AT&T`, or an end of sentence or paragraph. */
export function gapBetween(text: string, from: number, to: number): 'plain' | 'punctuated' | 'apart' {
  if (to - from <= 1) {
    const code = from === to ? 32 : text.charCodeAt(from)
    if (code === 32 || code === 45 || code === 10) return 'plain'
  }
  if (to - from > longestGap) return 'apart'
  const gap = text.slice(from, to)
  if (/^[\s\p{Pd}\u200b]*$/u.test(gap)) return /\n[^\S\n]*\n/.test(gap) || gap.includes('—') ? 'apart' : 'plain'
  return /^\s?[^\s\p{L}\p{N}\0]{1,2}\s?$/u.test(gap) ? 'punctuated' : 'apart'
}

function isFormOf(written: string, key: string): boolean {
  if (written === key) return true
  if (written.startsWith(key)) return /^(?:s|'s|es)$/.test(written.slice(key.length))
  return key.endsWith('y') && /^ies(?:'s)?$/.test(written.slice(key.length - 1)) && written.startsWith(key.slice(0, -1))
}
