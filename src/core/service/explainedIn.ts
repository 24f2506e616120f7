import type { Episode } from '../library/episode'
import type { Explanation } from '../library/explanation'
import { cueAtPosition, spanToSource } from '../model/speech'
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

export function explainedIn(episode: Episode, { start, end, score }: Explanation): ExplainedPlace {
  const { speech, transcript } = episode
  const said = speech.text.slice(start, end)
  const text = said.length <= longestText ? said : `${said.slice(0, said.lastIndexOf(' ', longestText))} …`
  const speaker = transcript.cues[cueAtPosition(speech, start)]?.speaker
  return {
    ...placeAt(episode, start),
    end: spanToSource(speech, { start, end: start + Math.min(said.length, longestQuote) }).end,
    text,
    ...(speaker === undefined ? {} : { speaker }),
    score,
  }
}

/** A card is read at a glance (characters). */
const longestText = 320
/** Speech without an end to its sentences is not quoted for ever. */
const longestQuote = 2000
