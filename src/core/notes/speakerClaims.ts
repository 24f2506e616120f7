import { foldedName } from '../model/foldedName'
import type { Cue, Metadata } from '../model/transcript'
import { words } from '../model/words'
import type { Quotation } from './quotations'
import type { ClaimedSpeaker } from './claimedSpeaker'
import type { Difference, Unchecked } from './verdict'

/** A quoted word: where it begins in the quoted text, and who says it in the source, if that is known. */
export interface SaidWord {
  readonly at: number
  readonly speaker: string | undefined
  /** False for a word that the source does not have. */
  readonly known: boolean
}

/**
 * Compares the names that a note gives quoted words with those of the source. A name that is the show's, or the title,
 * claims nothing of who speaks; where the source names nobody, nothing can be compared.
 */
export function speakerClaims(
  { quoted, attributedTo }: Quotation,
  said: readonly SaidWord[],
  source: { readonly cues: readonly Cue[]; readonly metadata: Metadata },
): { readonly differences: readonly Difference[]; readonly unchecked: readonly Unchecked[] } {
  const claims: { readonly claim: ClaimedSpeaker; readonly words: readonly SaidWord[] }[] = quoted.turns.map(
    (turn, i) => ({
      claim: turn,
      words: said.filter(({ at }) => at >= turn.from && at < (quoted.turns[i + 1]?.from ?? Infinity)),
    }),
  )
  const untold = said.filter(({ at }) => at < (quoted.turns[0]?.from ?? Infinity))
  if (attributedTo !== undefined && untold.length > 0) claims.push({ claim: attributedTo, words: untold })
  const differences: Difference[] = []
  const unchecked: Unchecked[] = []
  for (const { claim, words: each } of claims) {
    const names = new Set(each.filter(({ known }) => known).map(({ speaker }) => speaker))
    const wrong = [...names].find((name) => name !== undefined && !isSameName(claim.name, name))
    if (wrong !== undefined) {
      if (isNameOfWork(claim.name, source)) continue
      differences.push({
        kind: 'speaker',
        said: claim.name,
        source: wrong,
        note: { start: claim.start, end: claim.end },
      })
    } else if (names.has(undefined) && !isNameOfWork(claim.name, source)) unchecked.push('speaker')
  }
  return { differences, unchecked: [...new Set(unchecked)] }
}

/** `Lex`, `Lex Fridman` and `Lex Fridman, host` name the same; so does a list that has the name among others. */
function isSameName(claim: string, name: string): boolean {
  const claimed = wordsOf(claim)
  const meant = wordsOf(name)
  return isWithin(claimed, meant) || isWithin(meant, claimed)
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return inner.size > 0 && [...inner].every((word) => outer.has(word))
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(words(name).map(({ norm }) => norm))
}

/** The show or the title, and nobody who speaks. */
function isNameOfWork(claim: string, { cues, metadata }: { cues: readonly Cue[]; metadata: Metadata }): boolean {
  const works = [metadata.show?.value, metadata.title?.value].filter((name) => name !== undefined)
  if (!works.some((work) => foldedName(work) === foldedName(claim))) return false
  const speakers = new Set(cues.map(({ speaker }) => speaker))
  return ![...speakers].some((speaker) => speaker !== undefined && isSameName(claim, speaker))
}
