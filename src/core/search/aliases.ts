import type { Glossary } from '../glossary/glossary'
import { spellingOf } from '../glossary/spelling'
import { stemOf } from '../library/stem'
import type { Word } from '../model/words'
import type { Sequence } from './expansion'
import type { Vocabulary, WordId } from './vocabulary'

/** What another spelling of the same thing is worth: when the query names it rightly, and by a mis-hearing of it. */
const worth = { named: 0.9, misheard: 0.55 }

/**
 * What else the query's words are called or heard as, from the glossary, in both directions: `DeepSeek` finds
 * `DeepSeq`, and `DeepSeq` finds `DeepSeek`. A mis-hearing that is a word of its own finds the right name second.
 */
export function aliasSequences(
  query: string,
  typed: readonly Word[],
  glossary: Glossary,
  vocabulary: Vocabulary,
): Sequence[] {
  const found: Sequence[] = []
  for (const { start, end, form, others } of glossary.aliasesOf(query)) {
    const first = typed.findIndex((word) => word.end > start)
    const last = typed.findLastIndex((word) => word.start < end)
    if (first < 0 || last < first) continue
    const run = ` ${typed
      .slice(first, last + 1)
      .map(({ norm }) => norm)
      .join(' ')} `
    for (const other of others) {
      const quality = form.kind === 'heard' ? worth.misheard : worth.named
      for (const variant of spellingOf(other.text).variants) {
        const places = variant.map((norm) => formsOf(norm, vocabulary))
        if (places.some((place) => place.size === 0)) continue
        // Where the typed words are part of the other spelling they are found by themselves.
        if (` ${variant.join(' ')} `.includes(run)) continue
        found.push({
          places,
          first,
          last,
          quality,
          ...(other.exactCase ? { written: other.text } : {}),
          ...(other.scope === undefined ? {} : { scope: other.scope }),
        })
      }
    }
  }
  return found
}

function formsOf(norm: string, vocabulary: Vocabulary): ReadonlySet<WordId> {
  const exact = vocabulary.idOf(norm)
  const alike = vocabulary.withStem(stemOf(norm)).filter((id) => vocabulary.uses(id) > 0)
  return new Set(exact === undefined ? alike : [exact, ...alike])
}
