import type { Span } from '../model/transcript'
import type { InlineText } from './inlineText'

/** A name that a note gives quoted words, with its place in the note. */
export interface ClaimedSpeaker extends Span {
  readonly name: string
}

/** Longer stretches are a sentence rather than a name. */
export const longestName = 120

// What leads over to a link without being a part of a name.
const leading = /^(?:(?:from|in|on|at|see|via|by|source|quoted|says?|said|cf\.?)(?:\s+|$))+/i
const trailing = /(?:\s+(?:in|on|from|at|says?|said)|[\s—–―:,;(-])+$/i

/** The name in a stretch in front of a link, such as `— Lex Fridman, `. */
export function nameIn({ text, at }: InlineText, from: number, to: number): ClaimedSpeaker | undefined {
  const written = text.slice(from, Math.min(to, from + 2 * longestName))
  const before = /^[\s—–―:,;(-]*/.exec(written)?.[0].length ?? 0
  const lead = leading.exec(written.slice(before))?.[0].length ?? 0
  const name = written.slice(before + lead).replace(trailing, '')
  if (!/\p{L}/u.test(name) || name.length > longestName) return undefined
  const start = from + before + lead
  return { name, start: at[start] ?? 0, end: (at[start + name.length - 1] ?? 0) + 1 }
}
