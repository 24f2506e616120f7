import type { Span } from '../model/transcript'
import type { WritersMark } from './quotedWords'

/**
 * What a check of a quotation says.
 *
 * - `exact`: the source has exactly these words at this place, apart from the writer's marks.
 * - `folded`: the same words, but not sign by sign: {@link Verdict.folds} says what differs.
 * - `differs`: words, a number, or a speaker are not the source's.
 * - `moved`: the source's words, but elsewhere than the citation says.
 * - `ambiguous`: the citation names no place, and the words stand at several.
 * - `missing`: the source is not in the library, so that nothing was compared.
 */
export type QuotationState = 'exact' | 'folded' | 'differs' | 'moved' | 'ambiguous' | 'missing'

/** States that a person has to look at. */
export function isProblem(state: QuotationState): boolean {
  return state !== 'exact' && state !== 'folded'
}

/** True for a quotation that a person has to look at: it is a problem, and its writer does not say that it is meant so. */
export function needsLook({
  state,
  intended,
}: {
  readonly state: QuotationState
  readonly intended: boolean
}): boolean {
  return isProblem(state) && !intended
}

/** In what the signs of a quotation differ from those of its source where the words are the same. */
export type Fold = 'case' | 'punctuation' | 'quotation marks' | 'spelling' | 'fillers' | 'markup' | 'omission'

/** One thing in which a quotation is not as its source. `note` is a stretch of the note. */
export type Difference = { readonly note: Span } & (
  | {
      /** Words that the source has otherwise; either side may be empty. */
      readonly kind: 'words'
      readonly said: string
      readonly source: string
    }
  | {
      /** A sign that belongs to a number: a minus, a currency, a per cent. */
      readonly kind: 'number'
      readonly said: string
      readonly source: string
    }
  | {
      /** The name that the note gives the words, and that of the source. */
      readonly kind: 'speaker'
      readonly said: string
      readonly source: string
    }
  | {
      /** Nothing like it is said in the source. */
      readonly kind: 'absent'
      readonly said: string
    }
)

/** Where in a source the words stand. The span holds offsets in the source file. */
export interface FoundPlace extends Span {
  /** Seconds. */
  readonly startTime?: number
  readonly endTime?: number
}

/** What could not be compared, as the source does not say it. */
export type Unchecked = 'speaker' | 'time'

export interface Verdict {
  readonly state: QuotationState
  readonly place?: FoundPlace
  /** How many other places have the same words. */
  readonly others: number
  readonly folds: readonly Fold[]
  readonly marks: readonly WritersMark[]
  readonly differences: readonly Difference[]
  readonly unchecked: readonly Unchecked[]
  /** True where the words also stand elsewhere than the citation says. */
  readonly elsewhere: boolean
  /** Of what is moved within its episode: seconds between the time that is cited and that of the words. */
  readonly secondsOff?: number
}

/** True for right words a few seconds away: people like to link a little before the words, and whoever follows the link hears them. */
export function isNearlyThere({ state, secondsOff }: Pick<Verdict, 'state' | 'secondsOff'>): boolean {
  return state === 'moved' && secondsOff !== undefined && secondsOff <= aFewSeconds
}

const aFewSeconds = 10
