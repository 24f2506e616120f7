import type { Span } from '../model/transcript'

/*
 * Acronyms and what they stand for, after Schwartz & Hearst (2003), but strict: in speech no brackets vouch for a pair, so
 * every letter has to open a word or a part of a compound.
 */

/** Words that an acronym may pass over. */
const passedOver = new Set('a an and as at by for from in of on or the to with'.split(' '))

/** True for what is written as an acronym, with capitals for half of its signs at least: `RAG`, `GPUs`, `PoDLE`. */
export function isAcronym(written: string): boolean {
  const signs = written.replace(/s$/, '')
  // World War II stands for nothing.
  if (/^[IVX]+$/.test(signs)) return false
  const capitals = signs.replace(/[^\p{Lu}]/gu, '').length
  return /^\p{Lu}[\p{L}\p{N}-]{1,9}$/u.test(signs) && capitals > 1 && capitals * 2 >= signs.length
}

/**
 * The words from `start` on that an acronym stands for.
 *
 * @example expansionAfter('so RAG is retrieval augmented generation, and', 10, 'RAG') // 'retrieval augmented generation'
 */
export function expansionAfter(text: string, start: number, acronym: string): Span | undefined {
  const words = wordsOf(text.slice(start, start + reach), start).slice(0, longest(acronym))
  for (let count = 1; count <= words.length; count++) {
    const taken = words.slice(0, count)
    if (spellOut(lettersOf(acronym), taken)) return { start: taken[0]?.start ?? start, end: taken.at(-1)?.end ?? start }
  }
  return undefined
}

/** The words up to `end` that an acronym stands for. */
export function expansionBefore(text: string, end: number, acronym: string): Span | undefined {
  const from = Math.max(0, end - reach)
  const words = wordsOf(text.slice(from, end), from)
  for (let count = 1; count <= Math.min(words.length, longest(acronym)); count++) {
    const taken = words.slice(-count)
    if (spellOut(lettersOf(acronym), taken)) return { start: taken[0]?.start ?? end, end: taken.at(-1)?.end ?? end }
  }
  return undefined
}

interface WordAt extends Span {
  readonly text: string
}

/** Characters in which an expansion is looked for. */
const reach = 120

function longest(acronym: string): number {
  return Math.min(acronym.length + 5, acronym.length * 2)
}

function lettersOf(acronym: string): string {
  return acronym.replace(/s$/, '').replace(/-/g, '').toLowerCase()
}

function wordsOf(text: string, base: number): WordAt[] {
  const words: WordAt[] = []
  let end = 0
  for (const match of text.matchAll(/[\p{L}\p{N}'’]+/gu)) {
    // An expansion is said in one breath.
    if (words.length > 0 && /[.!?;:,()[\]"“”]/.test(text.slice(end, match.index)))
      words.push({ text: '', start: 0, end: 0 })
    end = match.index + match[0].length
    words.push({ text: match[0], start: base + match.index, end: base + end })
  }
  return words
}

/** True when the letters open all the words, one each; small words may be passed over, and a compound may give two. */
function spellOut(letters: string, words: readonly WordAt[]): boolean {
  const last = words.at(-1)
  if (words.length < 2 && !/\p{Ll}\p{Lu}/u.test(last?.text ?? '')) return false
  if (words.some(({ text }) => text === '')) return false
  if (passedOver.has(last?.text.toLowerCase() ?? '') || passedOver.has(words[0]?.text.toLowerCase() ?? '')) return false
  // The numbers of letters that may be spelled out by the words so far.
  let spelled = new Set([0])
  for (const { text } of words) {
    const next = new Set(passedOver.has(text.toLowerCase()) ? spelled : [])
    for (const head of headsOf(text))
      for (const count of spelled) if (letters.startsWith(head, count)) next.add(count + head.length)
    spelled = next
  }
  return spelled.has(letters.length)
}

/** What a word can give to an acronym: its first letter, of a compound its capitals: `CheckTemplateVerify`, `multisig`. */
function headsOf(word: string): string[] {
  const capitals = word.replace(/[^\p{Lu}\p{N}]/gu, '').toLowerCase()
  const first = word.charAt(0).toLowerCase()
  return capitals.length > 1 && capitals.startsWith(first) ? [capitals, first] : [first]
}
