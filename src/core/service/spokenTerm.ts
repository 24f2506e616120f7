import type { GlossaryMatch } from '../glossary/glossary'
import type { Episode } from '../library/episode'
import { cueAtPosition, spanToSource } from '../model/speech'
import type { Span } from '../model/transcript'
import type { TermMatch } from './messages'

/** An occurrence of an entry in a transcript: its stretch of the source, what is said there and in which cue. */
export interface SpokenTerm extends TermMatch {
  readonly text: string
  readonly cue: number
}

/** @param match positions in the text of the speech */
export function spokenTerm({ speech }: Episode, match: GlossaryMatch): SpokenTerm {
  return {
    ...spanToSource(speech, match),
    entry: match.entry.label,
    text: speech.text.slice(match.start, match.end),
    cue: cueAtPosition(speech, match.start),
  }
}

/** The first ones, and of the others those that do not overlap them; in order. */
export function withOthers<Each extends Span>(first: readonly Each[], others: readonly Each[]): readonly Each[] {
  if (others.length === 0) return first
  let at = 0
  const apart = others.filter(({ start, end }) => {
    while (at < first.length && (first[at] as Each).end <= start) at += 1
    return at === first.length || (first[at] as Each).start >= end
  })
  return [...first, ...apart].sort((a, b) => a.start - b.start)
}
