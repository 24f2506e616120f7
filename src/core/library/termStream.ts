import type { Glossary } from '../glossary/glossary'
import type { GlossaryEntry, GlossaryScope } from '../glossary/entry'
import type { Speech } from '../model/speech'
import { words } from '../model/words'
import { stemOf } from './stem'
import { stopWords } from './stopWords'

/**
 * The words of a speech that say what it is about, in order, as numbers: what is counted to find where the subject
 * changes and what it is called. A glossary term of several words, however transcribed, is one term; other words
 * are told apart by their stems.
 */
export interface TermStream {
  readonly speech: Speech
  /** Position of each term in the text of the speech, ascending. */
  readonly at: Int32Array
  /** Position where it ends. */
  readonly end: Int32Array
  /** Number of the term said there, an index of `terms`. */
  readonly term: Int32Array
  readonly terms: readonly Term[]
}

/** A distinct term. */
export interface Term {
  /** The entry it is, when a glossary knows it. */
  readonly entry?: GlossaryEntry
  /** How often each right form of the entry is used; mis-hearings are not counted. */
  readonly forms?: ReadonlyMap<string, number>
  /** Norm of the first spelling met. */
  readonly norm: string
}

// Chapters and topics of an episode are found one right after the other, and both read its terms.
let latest: { readonly glossary: Glossary; readonly scope: GlossaryScope; readonly stream: TermStream } | undefined

/** The content words of a speech; words inside a glossary match give way to the entry. */
export function termStreamOf(speech: Speech, glossary: Glossary, scope: GlossaryScope): TermStream {
  if (latest?.stream.speech !== speech || latest.glossary !== glossary || !isSameScope(latest.scope, scope)) {
    latest = { glossary, scope, stream: readTerms(speech, glossary, scope) }
  }
  return latest.stream
}

function isSameScope(a: GlossaryScope, b: GlossaryScope): boolean {
  return a.show === b.show && a.title === b.title && a.path === b.path
}

function readTerms(speech: Speech, glossary: Glossary, scope: GlossaryScope): TermStream {
  const at: number[] = []
  const end: number[] = []
  const term: number[] = []
  const terms: (Term & { readonly forms?: Map<string, number> })[] = []
  const byStem = new Map<string, number>()
  const byNorm = new Map<string, number>()
  const byEntry = new Map<GlossaryEntry, number>()
  const matches = glossary.match(speech.text, scope)
  let next = 0

  for (const word of words(speech.text)) {
    let match = matches[next]
    while (match !== undefined && match.end <= word.start) match = matches[++next]
    if (match !== undefined && match.start < word.end) {
      if (word.start > match.start) continue
      let number = byEntry.get(match.entry)
      if (number === undefined) {
        number = terms.length
        byEntry.set(match.entry, number)
        terms.push({ entry: match.entry, norm: word.norm, forms: new Map() })
      }
      const forms = terms[number]?.forms
      const { form } = match
      if (form.kind !== 'heard') forms?.set(form.text, (forms.get(form.text) ?? 0) + 1)
      at.push(match.start)
      end.push(match.end)
      term.push(number)
      continue
    }
    let number = byNorm.get(word.norm)
    if (number === undefined) {
      number = numberOf(word.norm)
      byNorm.set(word.norm, number)
    }
    if (number < 0) continue
    at.push(word.start)
    end.push(word.end)
    term.push(number)
  }
  return { speech, at: Int32Array.from(at), end: Int32Array.from(end), term: Int32Array.from(term), terms }

  function numberOf(norm: string): number {
    if (!isTelling(norm)) return -1
    const stem = stemOf(norm)
    const known = byStem.get(stem)
    if (known !== undefined) return known
    byStem.set(stem, terms.length)
    terms.push({ norm })
    return terms.length - 1
  }
}

/** False for stop words, single letters and bare numbers. */
export function isTelling(norm: string): boolean {
  return norm.length > 1 && !stopWords.has(norm) && !/^[\d.,:%$]+$/.test(norm)
}
