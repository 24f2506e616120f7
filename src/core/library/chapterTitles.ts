import { beginningOf } from '../model/oneLine'
import type { Speech } from '../model/speech'
import { words } from '../model/words'
import { keyPhrasesOf, type KeyPhrase } from './keyPhrases'
import { stemOf } from './stem'
import { isTelling, type TermStream } from './termStream'

/** What a stretch is called, and by which words it is found. */
export interface Naming {
  readonly title: string
  readonly keywords: readonly string[]
}

const titlePhrases = 3
const titleWords = 7
const keywordsAtMost = 8

/**
 * Names the stretches between `borders` (positions in the speech, ascending, the end of the last one included) by
 * what is said there more than elsewhere: "Mixture of experts, sparsity and routing".
 */
export function namesOf(stream: TermStream, borders: readonly number[]): Naming[] {
  const phrases = keyPhrasesOf(stream)
  const candidates: { readonly phrase: KeyPhrase; readonly score: number }[][] = borders.slice(1).map(() => [])
  const sizes = sizesOf(stream.at, borders)
  const all = Math.max(1, stream.at.length)
  for (const phrase of phrases) {
    const counts = new Map<number, number>()
    let stretch = 0
    for (const place of phrase.places) {
      const at = stream.at[place] as number
      while (stretch + 1 < candidates.length && (borders[stretch + 1] as number) <= at) stretch += 1
      counts.set(stretch, (counts.get(stretch) ?? 0) + 1)
    }
    // What is said in most stretches tells none from another.
    const value = worth(phrase)
    const spread = 1 - 0.8 * Math.min(1, (counts.size - 1) / candidates.length)
    for (const [index, count] of counts) {
      const once = count < 2 && phrase.entry === undefined && !phrase.name ? 0.2 : 1
      const expected = ((sizes[index] as number) * phrase.places.length) / all
      const score = count * Math.log((count + 0.5) / (expected + 0.1)) * spread * once * value
      if (score > 0) candidates[index]?.push({ phrase, score })
    }
  }
  return candidates.map((list, index) => {
    const ranked = list.sort((a, b) => b.score - a.score || (a.phrase.label < b.phrase.label ? -1 : 1))
    const chosen = distinct(ranked.map(({ phrase }) => phrase))
    const keywords = chosen.slice(0, keywordsAtMost).map(({ label }) => label)
    const title = titleOf(chosen) || firstWords(stream.speech, borders[index] as number, borders[index + 1] as number)
    return { title, keywords }
  })
}

/** What is worth being in a title: what somebody defined, what has a name, what takes two words. */
function worth(phrase: KeyPhrase): number {
  // A saying made of small words alone, such as "we're so back".
  if (!words(phrase.label).some(({ norm }) => isTelling(norm))) return 0.2
  const known = phrase.entry ? 1.5 : phrase.name ? 1.2 : phrase.terms.length > 1 ? 1 : 0.6
  return known * (phrase.label.includes(' ') || phrase.label.includes('-') ? 1.4 : 1)
}

/** Leaves out what mostly repeats the words of a phrase before it. */
function distinct(ranked: readonly KeyPhrase[]): KeyPhrase[] {
  const chosen: KeyPhrase[] = []
  const taken = new Set<string>()
  for (const phrase of ranked) {
    const stems = words(phrase.label).map(({ norm }) => stemOf(norm))
    const fresh = stems.filter((stem) => !taken.has(stem)).length
    if (fresh * 2 < Math.max(1, stems.length)) continue
    stems.forEach((stem) => taken.add(stem))
    chosen.push(phrase)
    if (chosen.length >= keywordsAtMost) break
  }
  return chosen
}

function titleOf(chosen: readonly KeyPhrase[]): string {
  const parts: string[] = []
  const used = new Set<string>()
  let length = 0
  for (const { label } of chosen) {
    const stems = words(label).map(({ norm }) => stemOf(norm))
    const more = label.split(/\s+/).length
    if (parts.length > 0 && (length + more > titleWords || stems.some((stem) => used.has(stem)))) continue
    parts.push(label)
    stems.forEach((stem) => used.add(stem))
    length += more
    if (parts.length === titlePhrases) break
  }
  const joined = parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) as string}`
  return sentenceCase(joined)
}

/** A capital in front; a name like "iPhone" or "o3-mini" keeps its own spelling. */
function sentenceCase(title: string): string {
  const first = /^\S+/.exec(title)?.[0] ?? ''
  return /[\p{Lu}\d]/u.test(first) ? title : title.charAt(0).toUpperCase() + title.slice(1)
}

const firstWordsAtMost = 6
const firstWordsLength = 80

/** For a stretch in which nothing stands out: how it begins, from the first word that says something. */
function firstWords(speech: Speech, start: number, end: number): string {
  const said = words(speech.text.slice(start, Math.min(end, start + 2000)))
  const telling = said.findIndex(({ norm }) => isTelling(norm))
  const from = said[Math.max(0, telling)]
  const to = said[Math.min(said.length, Math.max(0, telling) + firstWordsAtMost) - 1]
  if (from === undefined || to === undefined) return '…'
  return `${beginningOf(speech.text.slice(start + from.start, start + to.end), firstWordsLength)}…`
}

function sizesOf(at: Int32Array, borders: readonly number[]): number[] {
  const sizes = borders.slice(1).map(() => 0)
  let stretch = 0
  for (const position of at) {
    while (stretch + 1 < sizes.length && (borders[stretch + 1] as number) <= position) stretch += 1
    sizes[stretch] = (sizes[stretch] as number) + 1
  }
  return sizes
}
