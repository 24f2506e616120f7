import type { Span } from '../model/transcript'
import { longestName } from './claimedSpeaker'

/**
 * The stretches in quotation marks, marks included, that a citation stands behind or around; several with nothing but
 * blanks between them are paragraphs of one quotation. None where other words stand in between.
 *
 * @param from where the text begins that the citation may speak of
 */
export function quotedBefore(text: string, from: number, citation: Span): Span[] {
  const inside = wholeText(text, citation)
  if (inside !== undefined) return [inside]
  const end = closingMark(text, from, citation.start)
  const last = end === undefined ? undefined : opened(text, from, end)
  if (last === undefined) return []
  const group = [last]
  for (let first = last; group.length < mostParagraphs;) {
    const gap = /\s*$/.exec(text.slice(Math.max(from, first.start - longestBlank), first.start))?.[0].length ?? 0
    const before = first.start - gap
    if (before <= from || !/[”"»]/.test(text[before - 1] ?? '')) return group
    const earlier = opened(text, from, before)
    if (earlier === undefined) return group
    group.unshift(earlier)
    first = earlier
  }
  return group
}

const longestBlank = 20
/** Of more paragraphs none is made of words in quotation marks. */
const mostParagraphs = 100

/** A link whose whole text is in quotation marks. */
function wholeText(text: string, { start, end }: Span): Span | undefined {
  const inner = text.slice(start, end)
  return /^[“"«„].*[”"»“]$/su.test(inner) ? { start, end } : undefined
}

/** The place behind the mark that closes a quotation, where what follows leads over to a citation. */
function closingMark(text: string, from: number, citation: number): number | undefined {
  const first = Math.max(from, citation - 2 * longestName)
  const before = text.slice(first, citation)
  const bracket = before.lastIndexOf('(')
  const end = /[”“"»](?=[^”“"„«»]*$)/u.exec(before)
  if (end === null) return undefined
  const gap = before.slice(end.index + 1)
  // A name in brackets may have a full stop; other words that end a sentence end what the citation speaks of.
  const outside = bracket > end.index ? before.slice(end.index + 1, bracket) : gap
  if (gap.length > longestName || /[.!?]\s+\S/.test(outside.replace(/^[.,;:!?]+/, ''))) return undefined
  return first + end.index + 1
}

const openers: Readonly<Record<string, string>> = { '”': '“„', '“': '„', '»': '«' }

/**
 * The quotation that ends at a place. Within it others may be quoted, with the same marks: those are counted. A mark that
 * was opened and never closed belongs to the quotation around it.
 */
function opened(text: string, from: number, end: number): Span | undefined {
  const closer = text[end - 1] ?? ''
  if (closer === '"') return openedStraight(text, from, end)
  const opening = openers[closer] ?? ''
  let depth = 0
  let start: number | undefined
  let furthest: number | undefined
  for (let i = end - 1; i >= from; i--) {
    const sign = text[i] as string
    if (sign === closer) depth += 1
    else if (opening.includes(sign)) {
      depth -= 1
      furthest = i
      if (depth === 0 && start === undefined) start = i
      else if (depth < 0) return { start: i, end }
    }
  }
  start ??= furthest
  return start === undefined ? undefined : { start, end }
}

function openedStraight(text: string, from: number, end: number): Span | undefined {
  for (let i = text.lastIndexOf('"', end - 2); i >= from && i >= 0; i = i === 0 ? -1 : text.lastIndexOf('"', i - 1)) {
    if (/\S/.test(text[i + 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[i - 1] ?? '')) return { start: i, end }
  }
  return undefined
}
