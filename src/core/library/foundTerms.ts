import { expansionAfter, expansionBefore, isAcronym } from '../glossary/acronyms'
import type { GlossaryEntry, GlossaryForm } from '../glossary/entry'
import { Glossary } from '../glossary/glossary'
import { sentenceAtPosition, type Speech } from '../model/speech'
import type { Span } from '../model/transcript'
import { words } from '../model/words'
import { definitionAt, isKind, type DefinitionKind } from './definitions'
import { explanationAt, type Explanation } from './explanation'
import { stemOf } from './stem'
import { isPlain, stopWords } from './stopWords'

/** A term that somebody explains in an episode, though no glossary has it. */
export interface FoundTerm {
  /** Equal for the spellings of the same term in every episode. */
  readonly key: string
  readonly label: string
  /** What the acronym stands for, as it is said. */
  readonly expansion?: string
  readonly mentions: number
  /** The best first; one at least. */
  readonly explanations: readonly Explanation[]
}

interface Candidate {
  readonly forms: Map<string, number>
  readonly explanations: Explanation[]
  expansion?: string
}

/**
 * The terms that are explained in a speech.
 *
 * @param isKnown true for what needs no finding: what a glossary explains, and the names of those who speak
 */
export function foundTerms(speech: Speech, isKnown: (term: string) => boolean): readonly FoundTerm[] {
  const candidates = new Map<string, Candidate>()
  const take = (term: Span, kind: DefinitionKind | 'expansion', expansion?: Span): void => {
    const written = speech.text.slice(term.start, term.end)
    if (expansion === undefined && (!isTermlike(written) || isKnown(written))) return
    if (/^\p{Ll}+$/u.test(written) && !(kind === 'is' && namesKind(speech.text, term))) return
    const explanation = explanationAt(speech, kind, term)
    if (explanation === undefined) return
    const key = keyOf(written)
    const known: Candidate = candidates.get(key) ?? { forms: new Map(), explanations: [] }
    candidates.set(key, known)
    known.forms.set(written, (known.forms.get(written) ?? 0) + 1)
    const same = known.explanations.findIndex(({ start }) => start === explanation.start)
    if (same < 0 && known.explanations.length < explanationsAtMost) known.explanations.push(explanation)
    else if (same >= 0 && explanation.score > (known.explanations[same]?.score ?? 0))
      known.explanations[same] = explanation
    if (expansion !== undefined) known.expansion ??= speech.text.slice(expansion.start, expansion.end)
  }
  acronymsIn(speech, (acronym, expansion) => {
    if (!isKnown(speech.text.slice(acronym.start, acronym.end))) take(acronym, 'expansion', expansion)
  })
  definitionsIn(speech, take)
  return candidates.size === 0 ? [] : withMentions(speech, candidates)
}

/** Who defines a term more often than that in one episode does not define it. */
const explanationsAtMost = 20

/** A word of everyday looks is a term only where it is said, without "the", of which kind it is. */
function namesKind(text: string, term: Span): boolean {
  if (/\b(?:the|this|that) $/i.test(text.slice(Math.max(0, term.start - 6), term.start))) return false
  return text
    .slice(term.end, term.end + 60)
    .split(/[^\p{L}-]+/u)
    .slice(2, 7)
    .some(isKind)
}

/** What labels of the same term have in common. */
function keyOf(label: string): string {
  return words(label)
    .map(({ norm }) => stemOf(norm.replace(/(?<=..)s$/, '')))
    .join('')
}

function acronymsIn({ text }: Speech, found: (acronym: Span, expansion: Span) => void): void {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}[\p{L}\p{N}-]{1,11}(?![\p{L}\p{N}-])/gu)) {
    const acronym = { start: match.index, end: match.index + match[0].length }
    if (!isAcronym(match[0])) continue
    const after =
      /^(?: \(|,? (?:which |it |that )?(?:of course |basically |just )?(?:stands?|is short|are short) for |, (?:or |so |the |a |an )?| -+ (?:or |the )?|\? )/.exec(
        text.slice(acronym.end, acronym.end + 40),
      )
    const behind = after && expansionAfter(text, acronym.end + after[0].length, match[0])
    if (behind) {
      found(acronym, behind)
      continue
    }
    const before = /(?: \(|, (?:or |the |which is |aka |a\.k\.a\. |called )?| or |, or just | -+ (?:or )?)$/.exec(
      text.slice(Math.max(0, acronym.start - 20), acronym.start),
    )
    const ahead = before && expansionBefore(text, acronym.start - before[0].length, match[0])
    // A mere comma stands between all sorts of things: only a long acronym vouches for it.
    if (ahead && (/[^\s,]/.test(before[0]) || match[0].length > 3)) found(acronym, ahead)
  }
}

// What may be said of a term behind its name; checked closely only where an article or the like follows soon.
const verbs =
  /,? (?:which|that) (?:is|are)(?= )|,? (?:means?|stands? for|refers? to)(?= )| (?:is|are)(?=,? (?:[a-z]+,? ){0,3}?(?:an?|the|any|all|when|where) )/g
const introductions =
  /\b(?:[Ww]hat (?:is|are|exactly is)|[Ww]hat['’]s|called|known as|(?:we|they|people|I|you) (?:would )?call|refer(?:red)? to (?:(?:it|this|that|them|these) )?as) (?:an? |the )?["“]?(?=[\p{L}\p{N}])/gu

function definitionsIn(speech: Speech, found: (term: Span, kind: DefinitionKind) => void): void {
  const { text } = speech
  const look = (term: Span | undefined): void => {
    if (term === undefined) return
    const kind = definitionAt(text, term, contextOf(speech, term))
    if (kind !== undefined) found(term, kind)
  }
  for (const verb of text.matchAll(verbs))
    look(phraseBefore(text, verb.index, contextOf(speech, { start: verb.index, end: verb.index }).start))
  for (const intro of text.matchAll(introductions)) look(phraseAfter(text, intro.index + intro[0].length))
}

/** What is read around a term: its sentence; where there is no punctuation, a few words. */
function contextOf(speech: Speech, { start, end }: Span): Span {
  if (!speech.punctuated) return { start: Math.max(0, start - 120), end: Math.min(speech.text.length, end + 120) }
  return speech.sentences[sentenceAtPosition(speech, start)] ?? { start: 0, end: speech.text.length }
}

const wordsAtMost = 4

/** The noun phrase that ends at a position, without its article. */
function phraseBefore(text: string, end: number, from: number): Span | undefined {
  const tokens = [...text.slice(Math.max(from, end - 90), end).matchAll(/\S+/g)]
  const base = Math.max(from, end - 90)
  let start: number | undefined
  for (let i = tokens.length - 1, count = 0; i >= 0 && count <= wordsAtMost; i--, count++) {
    const [word] = tokens[i] as RegExpExecArray
    const inner = /^(?:of|to|and|in)$/.test(word) && start !== undefined
    if (!inner && isBorder(word)) break
    if (!inner) start = base + (tokens[i] as RegExpExecArray).index
    // What ends with a sign stands before the phrase, not in it.
    const before = tokens[i - 1]?.[0]
    if (before !== undefined && /[,.;:?!—"”)]$/.test(before)) break
  }
  return start === undefined ? undefined : trimmed(text, { start, end })
}

function phraseAfter(text: string, start: number): Span | undefined {
  let end: number | undefined
  let count = 0
  for (const match of text.slice(start, start + 90).matchAll(/\S+/g)) {
    const [word] = match
    const bare = word.replace(/[,.;:?!—"”)]+$/, '')
    const inner = /^(?:of|to|and|in)$/.test(bare) && end !== undefined
    if ((!inner && isBorder(bare)) || ++count > wordsAtMost) break
    if (!inner) end = start + match.index + bare.length
    if (bare !== word) break
  }
  return end === undefined ? undefined : trimmed(text, { start, end })
}

function isBorder(word: string): boolean {
  return stopWords.has(word.toLowerCase().replace(/’/g, "'")) || /^[-–—]+$/.test(word) || /[,.;:?!—]$/.test(word)
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const inside = text.slice(start, end)
  const head = /^["“'(]*/.exec(inside)?.[0].length ?? 0
  const tail = /["”')]*$/.exec(inside)?.[0].length ?? 0
  return head + tail >= inside.length ? undefined : { start: start + head, end: end - tail }
}

/** True for what may be jargon: its words say something, and no one of them alone is everyday speech. */
function isTermlike(written: string): boolean {
  if (/['’]|[^\p{L}\p{N}\s.+#-]/u.test(written) || written.length > 60) return false
  const norms = words(written).map(({ norm }) => norm)
  const last = norms.at(-1)
  const first = norms[0]
  if (last === undefined || first === undefined || norms.join('').length < 3) return false
  if (/^\d/.test(first) || /ly$/.test(last) || stopWords.has(last) || stopWords.has(first)) return false
  if (norms.length === 1) return (!isPlain(last) && last.length > 3) || isAcronym(written)
  return !norms.every(isPlain) && !isPlain(first)
}

/** Fewer mentions in an episode, and a term is not one that a reader stumbles over. */
const fewest = { acronym: 2, name: 3, phrase: 2, word: 4 } as const

function withMentions(speech: Speech, candidates: ReadonlyMap<string, Candidate>): FoundTerm[] {
  const entries = new Map<GlossaryEntry, string>()
  for (const [key, { forms, expansion }] of candidates) {
    const label = commonest(forms)
    entries.set({ label, forms: formsOf(label, expansion), definition: '', glossary: '', line: 0 }, key)
  }
  const counts = new Map<string, Map<string, number>>()
  for (const { entry, start, end } of new Glossary([[...entries.keys()]]).match(speech.text)) {
    const key = entries.get(entry) ?? ''
    const forms = counts.get(key) ?? new Map<string, number>()
    counts.set(key, forms)
    const written = speech.text.slice(start, end)
    forms.set(written, (forms.get(written) ?? 0) + 1)
  }
  const found: FoundTerm[] = []
  for (const [key, { forms, explanations, expansion }] of candidates) {
    const said = counts.get(key) ?? new Map<string, number>()
    const mentions = [...said.values()].reduce((sum, count) => sum + count, 0)
    const label = labelOf(forms, expansion === undefined ? said : forms)
    if (mentions < fewest[kindOf(label)]) continue
    found.push({
      key,
      label,
      ...(expansion === undefined ? {} : { expansion }),
      mentions,
      explanations: explanations.sort((a, b) => b.score - a.score || a.start - b.start),
    })
  }
  return found
}

/** How a found term may be written. */
export function formsOf(label: string, expansion?: string): GlossaryForm[] {
  const exactCase = kindOf(label) === 'name' || kindOf(label) === 'acronym'
  const forms: GlossaryForm[] = [{ text: label, kind: 'label', exactCase }]
  if (expansion !== undefined) forms.push({ text: expansion, kind: 'also', exactCase: false })
  return forms
}

/** True for a single word that may mean something else in another show, as `Horizon` and `orphan` do. */
export function isCommonWord(label: string): boolean {
  return kindOf(label) === 'name' || kindOf(label) === 'word'
}

function kindOf(label: string): keyof typeof fewest {
  if (isAcronym(label)) return 'acronym'
  if (/[\s-]/.test(label)) return 'phrase'
  return /\p{Lu}/u.test(label) ? 'name' : 'word'
}

function commonest(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** As it is mostly written; the singular where there is one. */
function labelOf(defined: ReadonlyMap<string, number>, said: ReadonlyMap<string, number>): string {
  const label = commonest(said.size > 0 ? said : defined)
  const singular = label.replace(/s$/, '')
  return said.has(singular) ? singular : label
}
