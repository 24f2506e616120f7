import { sentenceAtPosition, type Sentence, type Speech } from '../model/speech'
import type { Span } from '../model/transcript'
import { words } from '../model/words'
import { definitionAt } from './definitions'
import { explanationAt, stretchFrom, type Explanation } from './explanation'
import { stemOf } from './stem'
import { isPlain } from './stopWords'
import { isTelling } from './termStream'

/**
 * The stretches of a speech in which somebody explains what a glossary defines, the best first: those that say what it
 * is, and those that share words with its definition.
 *
 * @param mentions where it is mentioned, ascending
 */
export function explanationsOf(speech: Speech, mentions: readonly Span[], definition: string): readonly Explanation[] {
  const defining = new Set(stemsOf(definition))
  for (const { start, end } of mentions.slice(0, mentionsLookedAt))
    for (const stem of stemsOf(speech.text.slice(start, end))) defining.delete(stem)
  const found: Explanation[] = []
  for (let i = 0; i < Math.min(mentions.length, mentionsLookedAt); i++) {
    const term = mentions[i] as Span
    const said = explanationOf(speech, term)
    let again = 0
    while ((mentions[i + again + 1]?.start ?? Infinity) < said.end) again += 1
    const score =
      said.score +
      sharedWith(speech.text.slice(said.start, said.end + tail), defining) +
      Math.min(1, again / 3) +
      (i === 0 ? first : 0)
    if (score >= enough) found.push({ ...said, score })
  }
  found.sort((a, b) => b.score - a.score || a.start - b.start)
  return found.filter((each, i) => found.slice(0, i).every((better) => Math.abs(better.start - each.start) > apart))
}

// What is mentioned all the time is explained early, or where it is asked for.
const mentionsLookedAt = 200
// Characters behind an explanation in which it goes on.
const tail = 200
// Two in nearly the same place say the same.
const apart = 600
const plainWord = 0.4
const tellingWord = 0.8
const first = 1.2
const enough = 2

function explanationOf(speech: Speech, term: Span): Explanation {
  const index = Math.max(0, sentenceAtPosition(speech, term.start))
  const sentence = speech.sentences[index] as Sentence
  const kind = definitionAt(speech.text, term, sentence)
  const defined = kind === undefined ? undefined : explanationAt(speech, kind, term)
  return defined ?? { ...stretchFrom(speech, index, term), term, score: 0 }
}

/** How much of a definition is said in a stretch: up to 3. */
function sharedWith(text: string, defining: ReadonlySet<string>): number {
  if (defining.size === 0) return 0
  let shared = 0
  for (const stem of new Set(stemsOf(text))) if (defining.has(stem)) shared += isPlain(stem) ? plainWord : tellingWord
  return Math.min(3, shared)
}

function stemsOf(text: string): string[] {
  return words(text).flatMap(({ norm }) => (isTelling(norm) ? [stemOf(norm)] : []))
}
