import type { Episode } from '../library/episode'
import type { Explanation } from '../library/explanation'
import { cueAtPosition, spanToSource } from '../model/speech'
import type { Span } from '../model/transcript'
import type { Place } from '../search/hit'
import { placeAt } from './placeAt'

/** Where a speaker explains a term, in whose words. */
export interface ExplainedPlace extends Place {
  /** End of the explanation, an offset in the source. */
  readonly end: number
  /** The explanation as it is said; a long one is cut after a word. */
  readonly text: string
  /** As the source names the speaker; absent where it does not. */
  readonly speaker?: string
  /** The better it explains, the more. */
  readonly score: number
}

export function explainedIn(episode: Episode, { start, end, term, score }: Explanation): ExplainedPlace {
  const { speech, transcript } = episode
  const speaker = transcript.cues[cueAtPosition(speech, start)]?.speaker
  return {
    ...placeAt(episode, start),
    end: spanToSource(speech, { start, end: Math.min(end, start + longestQuote) }).end,
    text: around(speech.text, { start, end }, term),
    ...(speaker === undefined ? {} : { speaker }),
    score,
  }
}

/** A stretch as far as a card shows it: what is said of the term, though it is named late. */
function around(text: string, { start, end }: Span, term: Span): string {
  const late = term.end > start + longestText
  const from = late ? text.lastIndexOf(' ', term.start - lead) + 1 : start
  const to = end - from <= longestText ? end : Math.max(term.end, text.lastIndexOf(' ', from + longestText))
  return `${late ? '… ' : ''}${text.slice(from, to)}${to < end ? ' …' : ''}`
}

/** A card is read at a glance (characters). */
const longestText = 320
/** So much stands before a term that is named late. */
const lead = 60
/** Speech without an end to its sentences is not quoted for ever. */
const longestQuote = 2000
