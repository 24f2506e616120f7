import { normalize, words } from '../model/words'

/** What a written form is looked up by. */
export interface Spelling {
  /** All its words joined in their compared form: `kvcache` for `KV cache`. */
  readonly key: string
  /** The sequences of words it may be written in, the form's own first. */
  readonly variants: readonly (readonly string[])[]
  /** True when marks other than white space and hyphens stand between its words, as in `AT&T`. */
  readonly punctuated: boolean
}

// Where a compound is not taken apart: "linked in this paper" is not LinkedIn.
const functionWords = new Set(
  'a an as at be by do go he i if in is it me my no of off on or out so to up us we'.split(' '),
)

const allVariantsUpTo = 4
const joinsUpTo = 12

/**
 * The ways in which people and machines write one form: with or without spaces and hyphens, compounds in
 * CamelCase and letters before numbers apart (`DeepSeek-V3`, `deep seek v3`, `GPT4`, `GPT 4`).
 */
export function spellingOf(form: string): Spelling {
  const parts: string[] = []
  const own: string[] = []
  // Positions in `parts` at which a word of the form itself begins.
  const ownStarts = new Set<number>()
  let end = 0
  let punctuated = false
  for (const word of words(form)) {
    if (own.length > 0 && !/^[\s\p{Pd}]*$/u.test(form.slice(end, word.start))) punctuated = true
    end = word.end
    own.push(word.norm)
    ownStarts.add(parts.length)
    parts.push(...compoundParts(form.slice(word.start, word.end), word.norm))
  }
  const key = own.join('')
  const variants = new Map<string, readonly string[]>()
  const add = (variant: readonly string[]): void => void variants.set(variant.join(' '), variant)
  add(own)
  if (parts.length <= allVariantsUpTo) {
    for (let joints = 0; joints < 1 << (parts.length - 1); joints++)
      add(composed(parts, (i) => (joints & (1 << (i - 1))) === 0))
  } else if (parts.length <= joinsUpTo) {
    add(parts)
    for (let joint = 1; joint < parts.length; joint++) {
      add(composed(parts, (i) => i !== joint))
      add(composed(parts, (i) => i !== joint && ownStarts.has(i)))
    }
  }
  return { key, variants: [...variants.values()], punctuated }
}

/**
 * True for letters that could be read as a word (`MIA`, `RAG`), false for those that could not (`LLM`, `GPU`):
 * the latter are recognised in small letters too, as transcripts without capitals write them.
 */
export function readsAsWord(letters: string): boolean {
  const norm = letters.toLowerCase()
  if (norm.length < 3) return true
  if (!/[aeiouy]/.test(norm)) return false
  // Two consonants with which no English word begins.
  if (
    /^(?![aeiouy])(?!bl|br|by|ch|chr|cl|cr|cz|dr|dw|fj|fl|fr|gh|gl|gn|gr|gw|kh|kl|kn|kr|ll|mn|ph|pl|pn|pr|ps|pt|qu|rh|sc|sch|sh|sk|sl|sm|sn|sp|sq|st|sv|sw|th|tr|ts|tw|vl|wh|wr|zh).[^aeiouy]/.test(
      norm,
    )
  )
    return false
  // A vowel, a consonant and an i: api, agi, asi.
  return !/^[aeiou][^aeiouy]i$/.test(norm)
}

function compoundParts(written: string, norm: string): string[] {
  if (norm.length !== written.length || !/^[A-Za-z0-9]+$/.test(written)) return [norm]
  const pieces = written.split(
    /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z]{2})(?=[0-9])|(?<=[0-9])(?=[A-Za-z]{2})/,
  )
  const parts = pieces.map(normalize)
  return parts.length > allVariantsUpTo || parts.some((part) => /^[a-z]$/.test(part) || functionWords.has(part))
    ? [norm]
    : parts
}

function composed(parts: readonly string[], breaksBefore: (index: number) => boolean): string[] {
  const variant: string[] = []
  parts.forEach((part, i) => {
    if (i === 0 || breaksBefore(i)) variant.push(part)
    else variant[variant.length - 1] += part
  })
  return variant
}
