import type { Sentence, Speech } from '../model/speech'
import { words } from '../model/words'
import { stemOf } from './stem'
import { isTelling, type TermStream } from './termStream'

/** A speech as units of a few words, between which its subject may change. */
export interface Units {
  /** Index of the sentence with which each unit begins. */
  readonly sentence: Int32Array
  /** Seconds at which each unit begins, never running backwards; one more than there are units. */
  readonly clock: Float64Array
  /** How much the wording at the beginning of each unit speaks for a new subject. */
  readonly sign: Float64Array
  /** The stems of all words that count, as numbers; a mis-heard name by those of its right spelling. */
  readonly stems: Int32Array
  /** Index in `stems` of the first of each unit; one more than there are units. */
  readonly firstStem: Int32Array
  /** For each distinct stem how often it is said. */
  readonly counts: Float64Array
}

// Sentences that hardly open a subject are joined to the one before: half the work, and as good a division.
const weak = -0.8
const strong = 1
const fewestWords = 6
const mostWords = 60
// A text of days is divided less finely, which keeps it quick.
const mostUnits = 25_000
const charactersPerWord = 5.5

export function unitsOf(
  speech: Speech,
  stream: TermStream,
  clock: (sentence: number) => number,
  signs: Float64Array,
): Units {
  const { sentences } = speech
  const sentence = unitStarts(sentences, signs)
  const numbers = new Map<string, number>()
  const numberOf = (norm: string): number => {
    const stem = stemOf(norm)
    let number = numbers.get(stem)
    if (number === undefined) {
      number = numbers.size
      numbers.set(stem, number)
    }
    return number
  }
  const stemsOfTerm = stream.terms.map(({ entry, norm }) => {
    if (entry === undefined) return [numberOf(norm)]
    return words(entry.label).flatMap((word) => (isTelling(word.norm) ? [numberOf(word.norm)] : []))
  })

  const stems: number[] = []
  const firstStem = new Int32Array(sentence.length + 1)
  let term = 0
  sentence.forEach((_, unit) => {
    firstStem[unit] = stems.length
    const next = sentences[sentence[unit + 1] ?? sentences.length]?.start ?? speech.text.length
    for (; term < stream.at.length && (stream.at[term] as number) < next; term++) {
      stems.push(...(stemsOfTerm[stream.term[term] as number] ?? []))
    }
  })
  firstStem[sentence.length] = stems.length

  const counts = new Float64Array(numbers.size)
  for (const stem of stems) counts[stem] = (counts[stem] as number) + 1
  return {
    sentence: Int32Array.from(sentence),
    clock: Float64Array.from([...sentence, sentences.length], clock),
    sign: Float64Array.from(sentence, (i) => signs[i] as number),
    stems: Int32Array.from(stems),
    firstStem,
    counts,
  }
}

function unitStarts(sentences: readonly Sentence[], signs: Float64Array): number[] {
  const starts: number[] = []
  const words = (sentences.at(-1)?.end ?? 0) / charactersPerWord
  const fewest = Math.max(fewestWords, Math.min(mostWords, words / mostUnits))
  let spoken = mostWords
  sentences.forEach(({ start, end }, i) => {
    const sign = signs[i] as number
    if (spoken >= mostWords || sign > strong || (spoken >= fewest && sign > weak)) {
      starts.push(i)
      spoken = 0
    }
    spoken += (end - start) / charactersPerWord
  })
  return starts
}
