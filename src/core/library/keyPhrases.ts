import type { GlossaryEntry } from '../glossary/entry'
import type { Span } from '../model/transcript'
import { isAdverb, isHead, isModifier, isNoun, usageOf } from './nouns'
import { isPlain } from './stopWords'
import type { TermStream } from './termStream'

/** A glossary entry, a name, a noun or a repeated expression of two or three words that something may be called by. */
export interface KeyPhrase {
  /** The entry's label or initials, else the way it is mostly written. */
  readonly label: string
  readonly entry?: GlossaryEntry
  /** The terms it consists of; for a phrase of one term that term. */
  readonly terms: readonly number[]
  /** Indices in the stream of the first term of each occurrence, ascending. */
  readonly places: readonly number[]
  /** True when it is mostly written with a capital, inside sentences as well. */
  readonly name: boolean
}

const longestPhrase = 3

// As with the terms: found for the chapters, read again for the topics.
let latest: { readonly stream: TermStream; readonly phrases: readonly KeyPhrase[] } | undefined

/** All that an episode's subjects could be called by; what no glossary knows must be said at least twice, or be a name. */
export function keyPhrasesOf(stream: TermStream): readonly KeyPhrase[] {
  if (latest?.stream !== stream) latest = { stream, phrases: findPhrases(stream) }
  return latest.phrases
}

function findPhrases(stream: TermStream): KeyPhrase[] {
  const places: number[][] = stream.terms.map(() => [])
  stream.term.forEach((number, i) => places[number]?.push(i))
  const phrases: KeyPhrase[] = []
  const noun: boolean[] = []
  const modifier: boolean[] = []

  places.forEach((where, number) => {
    const { entry, norm } = stream.terms[number] as TermStream['terms'][number]
    if (entry) {
      const { label, name } = entryName(stream, number)
      phrases.push({ label, entry, terms: [number], places: where, name })
      noun[number] = modifier[number] = true
      return
    }
    const { text, name } = spellingOf(stream, where, 0)
    const usage = usageOf(stream, where, 1)
    noun[number] = name ? isHead(usage) : isNoun(usage) && !isAdverb(norm)
    modifier[number] = name || isModifier(usage)
    if (isPlain(norm) || !noun[number]) return
    phrases.push({ label: text, terms: [number], places: where, name })
  })

  for (const { terms, places: where } of expressions(stream, places)) {
    if (!terms.every((term) => modifier[term])) continue
    if (terms.every((term) => isPlain(stream.terms[term]?.norm ?? ''))) continue
    const usage = usageOf(stream, where, terms.length)
    if (!isModifier(usage) || !(noun[terms.at(-1) as number] || isNoun(usage))) continue
    const written = terms.map((term, i) => {
      if (stream.terms[term]?.entry) return { text: entryName(stream, term).label, name: true }
      return spellingOf(stream, where, i)
    })
    const label = written.map(({ text }) => text).join(' ')
    phrases.push({ label, terms, places: where, name: written.every(({ name }) => name) })
  }
  return withoutFragments(phrases)
}

/** Leaves out what is hardly said but inside a longer expression: "Hamilton" for one who is always "Margaret Hamilton". */
function withoutFragments(phrases: readonly KeyPhrase[]): KeyPhrase[] {
  const inside = new Map<string, number>()
  const note = (part: readonly number[], count: number): void => {
    const key = part.join(' ')
    inside.set(key, Math.max(inside.get(key) ?? 0, count))
  }
  for (const { terms, places } of phrases) {
    if (terms.length === 1) continue
    for (const term of terms) note([term], places.length)
    if (terms.length === 3) [terms.slice(0, 2), terms.slice(1)].forEach((pair) => note(pair, places.length))
  }
  return phrases.filter(
    ({ entry, terms, places }) => entry !== undefined || (inside.get(terms.join(' ')) ?? 0) < places.length * 0.8,
  )
}

/** The stretch of the speech that an occurrence covers. */
export function placeSpan(stream: TermStream, phrase: KeyPhrase, place: number): Span {
  return { start: stream.at[place] as number, end: stream.end[place + phrase.terms.length - 1] as number }
}

interface Expression {
  readonly terms: readonly number[]
  readonly places: number[]
}

/** Two or three different terms side by side, wherever they are said twice. They grow from those one term shorter. */
function expressions(stream: TermStream, places: readonly number[][]): Expression[] {
  const found: Expression[] = []
  let shorter: Expression[] = places.map((where, number) => ({ terms: [number], places: where }))
  for (let length = 2; length <= longestPhrase; length++) {
    const longer: Expression[] = []
    for (const { terms, places: where } of shorter) {
      if (where.length < 2) continue
      const byNext = new Map<number, Expression>()
      for (const place of where) {
        if (!sideBySide(stream, place + length - 1)) continue
        const next = stream.term[place + length - 1] as number
        if (terms.includes(next)) continue
        const known = byNext.get(next)
        if (known) known.places.push(place)
        else byNext.set(next, { terms: [...terms, next], places: [place] })
      }
      for (const expression of byNext.values()) if (expression.places.length > 1) longer.push(expression)
    }
    for (const expression of longer) found.push(expression)
    shorter = longer
  }
  return found
}

/** True when nothing but a blank or a hyphen lies between the term at `place` and the one before it. */
function sideBySide(stream: TermStream, place: number): boolean {
  if (place >= stream.at.length) return false
  const end = stream.end[place - 1] as number
  if ((stream.at[place] as number) !== end + 1) return false
  const between = stream.speech.text[end]
  return between === ' ' || between === '-'
}

/** An entry's label, or its initials where the speakers say these: "RLHF". */
function entryName(stream: TermStream, number: number): { readonly label: string; readonly name: boolean } {
  const { entry, forms } = stream.terms[number] as TermStream['terms'][number]
  const label = entry?.label ?? ''
  let said = 0
  for (const count of forms?.values() ?? []) said += count
  for (const [form, count] of forms ?? []) {
    if (isInitials(form, label) && count * 3 >= said) return { label: form, name: true }
  }
  return { label, name: /\p{Lu}/u.test(label) }
}

/** True for "RLHF" and "reinforcement learning from human feedback": small words may be left out. */
function isInitials(form: string, label: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(form)) return false
  const heads = label.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase())
  let at = 0
  for (const head of heads) if (head === form[at]) at += 1
  return at === form.length && heads[0] === form[0]
}

const spellingsLookedAt = 60

/** How the term at `offset` of each place is mostly written; a capital counts only where it does not open a sentence. */
function spellingOf(
  stream: TermStream,
  places: readonly number[],
  offset: number,
): { readonly text: string; readonly name: boolean } {
  const { speech } = stream
  const counts = new Map<string, number>()
  let capitals = 0
  let small = 0
  for (const place of places.slice(0, spellingsLookedAt)) {
    const start = stream.at[place + offset] as number
    const text = speech.text.slice(start, stream.end[place + offset]).replace(/['’]s$/, '')
    counts.set(text, (counts.get(text) ?? 0) + 1)
    if (text === text.toLowerCase()) small += 1
    else if (!opensSentence(speech.text, start)) capitals += 1
  }
  // Captions without punctuation have capitals here and there.
  const forms = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const acronym = /^\p{Lu}{2,}$/u.test(forms[0]?.[0] ?? '')
  const name = acronym || (capitals >= (speech.punctuated ? 1 : 3) && capitals > small * 2)
  // Words of one stem are shown by a noun: "culture", not "culturally".
  const nouns = forms.filter(([form]) => !isAdverb(form.toLowerCase()))
  const best = nouns.find(([form]) => (form !== form.toLowerCase()) === name)?.[0] ?? forms[0]?.[0] ?? ''
  return { text: name ? best : best.toLowerCase(), name }
}

function opensSentence(text: string, start: number): boolean {
  let i = start - 1
  while (i >= 0 && (text[i] === ' ' || text[i] === '"' || text[i] === '“')) i -= 1
  return i < 0 || text[i] === '.' || text[i] === '!' || text[i] === '?' || text[i] === ':'
}
