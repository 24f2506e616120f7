import { formatTimestamp } from '../model/time'
import type { Metadata, Span } from '../model/transcript'
import { escapeMarkdown } from './markdownText'
import { intendedMark, type Quotation } from './quotations'
import { anchor, fileAnchor, placeText } from './quoteText'
import type { Verdict } from './verdict'

/** A change of a note; offsets are those before all changes. */
export interface NoteEdit extends Span {
  readonly text: string
}

/** What can be done about a quotation; an absent one would change nothing, or nothing is known that could be put there. */
export interface QuotationFixes {
  /** Makes the words, numbers and names the source's. */
  readonly words?: readonly NoteEdit[]
  /** Makes the citation lead to where the words stand. */
  readonly place?: readonly NoteEdit[]
  /** Says in the note that it is meant to be as it is. */
  readonly intended?: readonly NoteEdit[]
}

/** The episode in which the words stand: its facts, and the absolute path of its file, with forward slashes. */
export interface CitedEpisode {
  readonly metadata: Metadata
  readonly file: string
}

export function quotationFixes(
  note: string,
  quotation: Quotation,
  verdict: Verdict,
  episode: CitedEpisode | undefined,
  noteFolder: string | undefined,
): QuotationFixes {
  const words = wordsFix(note, verdict)
  const place = episode === undefined ? [] : placeFix(quotation, verdict, episode, noteFolder)
  const intended = quotation.intended ? [] : [inserted(quotation.end, ` ${intendedMark}`)]
  return {
    ...(words.length > 0 && { words }),
    ...(place.length > 0 && { place }),
    ...(intended.length > 0 && { intended }),
  }
}

function wordsFix(note: string, { differences }: Verdict): NoteEdit[] {
  return differences.flatMap((difference): NoteEdit[] => {
    const { note: span } = difference
    if (difference.kind === 'absent') return []
    const source = escapeMarkdown(difference.source)
    if (difference.said === '') {
      const before = /\s/.test(note[span.start - 1] ?? ' ')
      return [inserted(span.start, before ? `${source} ` : ` ${source}`)]
    }
    if (difference.source !== '') return [{ ...span, text: source }]
    return [{ start: note[span.start - 1] === ' ' ? span.start - 1 : span.start, end: span.end, text: '' }]
  })
}

function placeFix(
  { locator, written }: Quotation,
  { place, elsewhere, state }: Verdict,
  { metadata, file }: CitedEpisode,
  noteFolder: string | undefined,
): NoteEdit[] {
  if (place === undefined || (!elsewhere && state !== 'ambiguous')) return []
  const edits: NoteEdit[] = []
  if (written.keyPlace !== undefined) return [{ ...written.keyPlace, text: placeText(place) }]
  if (written.target === undefined) return []
  const target =
    locator.kind === 'file' ? fileAnchor(place, file, noteFolder) : anchor(place, metadata, file, noteFolder)
  edits.push({ ...written.target, text: target })
  if (written.time !== undefined && place.startTime !== undefined) {
    const { start, end } = written.time
    edits.push({ start, end, text: formatTimestamp(place.startTime) })
  }
  return edits
}

function inserted(at: number, text: string): NoteEdit {
  return { start: at, end: at, text }
}
