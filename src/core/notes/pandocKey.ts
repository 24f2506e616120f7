import type { Span } from '../model/transcript'

/** A key in a text: the span begins with its `@` and ends behind the key, or the brace that closes it. */
export interface WrittenKey extends Span {
  readonly key: string
}

// Pandoc's manual, "Citation syntax": letters, digits and _, with single signs of punctuation inside; // for addresses.
const bareKey = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=/))*`
const wholeKey = new RegExp(`^${bareKey}$`, 'u')
const keySign = new RegExp(String.raw`(?<![\p{L}\p{N}_])@(?:(${bareKey})|\{)`, 'gu')

/** Longer ones are no keys, and what is in braces need not be looked through to its end. */
export const longestKey = 300

/**
 * The keys that a text cites as Pandoc reads them: `@key`, `-@key`, `@{any signs but blanks}`. An address such as
 * `somebody@example.org` cites nothing.
 */
export function writtenKeys(text: string): WrittenKey[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(keySign)].flatMap((found): WrittenKey[] => {
    const [whole, bare] = found
    const start = found.index
    if (bare !== undefined) return bare.length > longestKey ? [] : [{ start, end: start + whole.length, key: bare }]
    const end = closingBrace(text, start + whole.length)
    return end === undefined ? [] : [{ start, end: end + 1, key: text.slice(start + whole.length, end) }]
  })
}

/** A key as it is cited: in braces where it would not be read to its end without. */
export function citedKey(key: string): string {
  return `@${wholeKey.test(key) ? key : `{${key}}`}`
}

function closingBrace(text: string, from: number): number | undefined {
  let open = 1
  for (let at = from; at < text.length && at <= from + longestKey; at++) {
    const sign = text[at] as string
    if (/\s/.test(sign)) return undefined
    if (sign === '{') open += 1
    else if (sign === '}' && --open === 0) return at > from ? at : undefined
  }
  return undefined
}
