import type { Glossary } from '../glossary/glossary'
import { words, type Word } from '../model/words'
import { aliasSequences } from './aliases'
import { sequencesOf, type Sequence } from './expansion'
import { functionWords } from './functionWords'
import { variantsOf, type Variant } from './guesses'
import type { Levers } from './levers'
import type { QueryPart } from './query'
import type { Meaning, RankedQuery } from './matches'
import type { EngineTerm } from './searchEngine'
import type { Sighting } from './sequences'
import type { Vocabulary, WordId } from './vocabulary'

/** What the words of a query may stand for in a library. */
export interface Interpretation {
  readonly typed: readonly Word[]
  /** For each typed word the words of the library it may stand for. */
  readonly variants: readonly (readonly Variant[])[]
  readonly sequences: readonly Sequence[]
  readonly levers: Levers
}

/** More words than these say no more of what is looked for. */
const mostWords = 40
/** More variants of one word than these are chance. */
const mostTerms = 24
/** From so many words on, function words aside, a query says what is meant rather than what was said. */
const wordsOfGist = 3
/** What function words count beside others that are as frequent. */
const functionShare = 0.5
/** From here on a variant is the word itself in another form. */
const sure = 0.89
/** How much worse than the best guess another one counts. */
const sharpness = 2
/** What a guess is worth where the very word is said as well. */
const besideExact = 0.6
/** Guesses from here on are likely: a spelling one letter off, or better. */
const likely = 0.7
/** After so many uses of likely guesses a word is taken for one of them. */
const manyUses = 30
/** A word is common that is said so often, and once in so many words. */
const commonUses = 200
const commonOneIn = 5000
/** Words that only sound alike are chance where their numbers alone put them side by side so often. */
const mostByChance = 3
/** From here on a word is spelled as several of the query together. */
const surelyJoined = 0.9
/** Poorer guesses at several words together are not looked for. */
const leastGuess = 0.1
/** After so many uses of the very word guesses at it are worth half of that. */
const settledAfter = 2

/** @param typing true when the last word may be unfinished */
export function interpret(
  parts: readonly QueryPart[],
  typing: boolean,
  vocabulary: Vocabulary,
  glossary: Glossary | undefined,
  levers: Levers,
): Interpretation {
  const text = parts.flatMap(spokenText).join(' ')
  const typed = words(text).slice(0, mostWords)
  const norms = typed.map((word) => word.norm)
  // Who types a gist means it in any words; who types a word or a name means that.
  const synonyms = levers.synonyms && norms.filter((norm) => !functionWords.has(norm)).length >= wordsOfGist
  const variants = norms.map((norm, index) =>
    variantsOf(norm, vocabulary, typing && index === norms.length - 1, { ...levers, synonyms }),
  )
  const aliases = glossary === undefined ? [] : aliasSequences(text, typed, glossary, vocabulary)
  const guessed = sequencesOf(norms, vocabulary, levers).flatMap((sequence) => {
    if (isChance(sequence, vocabulary)) return []
    // What is spelled alike is trusted as it is; what only sounds alike is chance where all its words are known.
    if (sequence.likeness === undefined) return [sequence]
    const run = norms.slice(sequence.first, sequence.last + 1)
    const trust = Math.max(...run.map((norm) => trustBeside(norm, vocabulary)))
    const quality = sequence.quality * Math.sqrt(trust)
    return quality < leastGuess ||
      run.every((_, index) => isSettled(variants[sequence.first + index] ?? [], vocabulary))
      ? []
      : [{ ...sequence, quality }]
  })
  return { typed, variants, sequences: [...guessed, ...aliases], levers }
}

/** True when a word is often said in a form that it may well stand for: then a run that merely sounds alike is chance. */
function isSettled(variants: readonly Variant[], vocabulary: Vocabulary): boolean {
  return vocabulary.usesOfAny(variants.filter(({ quality }) => quality >= likely).map(({ id }) => id)) >= manyUses
}

/** True for a guess that is chance wherever it is said: its words are said too often, by themselves or side by side. */
function isChance({ places, first, last, quality, likeness }: Sequence, vocabulary: Vocabulary): boolean {
  const uses = places.map((place) => vocabulary.usesOfAny(place))
  const most = Math.max(commonUses, vocabulary.spoken / commonOneIn)
  const allCommon = uses.every((each) => each > most)
  // A word that is spelled as several together is no guess.
  if (places.length === 1) return first < last && quality < surelyJoined && allCommon
  if (places.every((place) => isGrammar(place, vocabulary))) return true
  if (likeness === undefined) return false
  const sideBySide = uses.reduce((times, each) => times * (each / vocabulary.spoken), vocabulary.spoken)
  return allCommon || sideBySide > mostByChance
}

function isGrammar(place: ReadonlySet<WordId>, vocabulary: Vocabulary): boolean {
  return [...place].every((id) => functionWords.has(vocabulary.norm(id)))
}

/** What a guess at a word is worth: less the more often the very word is said. */
function trustBeside(norm: string, vocabulary: Vocabulary): number {
  const exact = vocabulary.idOf(norm)
  return exact === undefined ? 1 : besideExact / (1 + vocabulary.uses(exact) / settledAfter)
}

/** The words that are looked for, as opposed to those that must not be said and those that name an episode. */
function spokenText(part: QueryPart): string[] {
  switch (part.kind) {
    case 'words':
    case 'phrase':
      return [part.text]
    case 'any':
      return part.parts.flatMap(spokenText)
    case 'not':
    case 'field':
    case 'date':
      return []
  }
}

/**
 * Weighs what was found: a word of the query says more the rarer it is, together with all it may stand for.
 * A guess counts less where the very word is said, or where there is a better one.
 *
 * @param passages how many there are in the library
 */
export function weigh(
  { typed, variants, levers }: Interpretation,
  sightings: Iterable<readonly Sighting[]>,
  vocabulary: Vocabulary,
  passages: number,
): RankedQuery {
  const seen = new Float64Array(typed.length)
  const best = new Float64Array(typed.length)
  for (const list of sightings) {
    for (const { first, last, quality } of list) {
      for (let unit = first; unit <= last; unit++) {
        seen[unit] = (seen[unit] as number) + quality * quality
        best[unit] = Math.max(best[unit] as number, quality)
      }
    }
  }
  const weights: number[] = []
  const meanings = new Map<WordId, Meaning[]>()
  const meant = new Uint8Array(vocabulary.size)
  variants.forEach((list, unit) => {
    let uses = seen[unit] as number
    const exact = list[0]?.quality === 1
    const top = Math.max(list[0]?.quality ?? 0, best[unit] as number)
    const doubt = trustBeside(typed[unit]?.norm ?? '', vocabulary)
    for (const { id, quality, synonym } of list) {
      // A poor guess is worth still less where there is a good one.
      const beside = synonym || quality > sure ? 1 : exact ? doubt : (quality / top) ** sharpness
      const worth = quality * beside
      uses += (worth / top) ** 2 * vocabulary.uses(id)
      meant[id] = 1
      const meaning = { unit, quality: worth }
      const known = meanings.get(id)
      if (known === undefined) meanings.set(id, [meaning])
      else known.push(meaning)
    }
    const rarity = Math.log(1 + (passages + 1) / (uses + 0.5))
    const isLess = levers.functionWords && functionWords.has(typed[unit]?.norm ?? '')
    weights.push(isLess ? rarity * functionShare : rarity)
  })
  return { weights, meanings, meant, levers }
}

/** The words to ask the engine for; function words only where the query has no others. */
export function engineTerms({ typed, variants }: Interpretation): EngineTerm[] {
  const telling = typed.some((word, unit) => !functionWords.has(word.norm) && (variants[unit]?.length ?? 0) > 0)
  const weights = new Map<WordId, number>()
  variants.forEach((list, unit) => {
    if (telling && functionWords.has(typed[unit]?.norm ?? '')) return
    for (const { id, quality } of list.slice(0, mostTerms)) weights.set(id, Math.max(quality, weights.get(id) ?? 0))
  })
  return Array.from(weights, ([word, weight]) => ({ word, weight }))
}
