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

/** @param matches positions in the text of the speech, in order */
export function spokenTerms({ speech }: Episode, matches: readonly GlossaryMatch[]): readonly SpokenTerm[] {
  return termMatches(matches).map((term, i) => {
    const match = matches[i] as GlossaryMatch
    return {
      ...term,
      ...spanToSource(speech, match),
      text: speech.text.slice(match.start, match.end),
      cue: cueAtPosition(speech, match.start),
    }
  })
}

/** Matches by the labels of their entries. */
export function termMatches(matches: readonly GlossaryMatch[]): readonly TermMatch[] {
  const known = new Set<string>()
  return matches.map(({ start, end, entry: { label } }) => {
    const first = !known.has(label)
    known.add(label)
    return { start, end, entry: label, first }
  })
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
