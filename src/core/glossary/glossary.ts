import type { Span } from '../model/transcript'
import type { GlossaryEntry, GlossaryForm, GlossaryScope } from './entry'
import { labelKey } from './readGlossary'
import { scopeTest } from './scopeTest'
import { spellingOf } from './spelling'
import { wordHash, wordTable, type WordTable } from './wordTable'
import { bare, compact, gapBetween, longestGap, spells } from './writtenForm'

/** An occurrence of an entry in a text, with the form it is written in. */
export interface GlossaryMatch extends Span {
  readonly entry: GlossaryEntry
  readonly form: GlossaryForm
}

/**
 * The entries of one or more glossaries and all places where they occur in a text. Never changes; a changed file
 * makes a new one.
 *
 * The glossaries come in order of precedence, the person's own first. An entry whose label an earlier glossary
 * already uses, as a label or as another name, is left out; a form that an earlier glossary uses stays with that.
 *
 * @example new Glossary([own.entries, bundled.entries]).match('mixture-of-experts models', { show: 'Lex Fridman' })
 */
export class Glossary {
  readonly entries: readonly GlossaryEntry[]
  private readonly byLabel = new Map<string, GlossaryEntry>()
  private readonly steps = new Map<number, Step>()
  // A hover asks again and again for the same episode.
  private readonly scopeTests = new WeakMap<GlossaryScope, (scope: string) => boolean>()
  // One bit set for each hash with which a form can begin: most words of a text are dismissed by it.
  private readonly beginnings = new Uint8Array(1 << 16)

  constructor(glossaries: readonly (readonly GlossaryEntry[])[]) {
    const entries: GlossaryEntry[] = []
    const taken = new Set<string>()
    glossaries.forEach((glossary, rank) => {
      const names: string[] = []
      for (const entry of glossary) {
        const key = labelKey(entry.label)
        if (this.byLabel.has(key) || taken.has(compact(entry.label))) continue
        this.byLabel.set(key, entry)
        entries.push(entry)
        for (const form of entry.forms) {
          this.add(form, entry, rank)
          if (form.kind !== 'heard' && form.scope === undefined) names.push(compact(form.text))
        }
      }
      for (const name of names) taken.add(name)
    })
    for (const step of this.steps.values()) if (step.ends.length > 1) step.ends.sort(byPrecedence)
    this.entries = entries
  }

  /** The entry with this label; case, hyphens and accents do not matter. */
  entry(label: string): GlossaryEntry | undefined {
    return this.byLabel.get(labelKey(label))
  }

  /** All occurrences in a text, in order and not overlapping: the leftmost first, and of those the longest. */
  match(text: string, scope: GlossaryScope = {}): GlossaryMatch[] {
    let within = this.scopeTests.get(scope)
    if (within === undefined) this.scopeTests.set(scope, (within = scopeTest(scope)))
    const inScope = within
    const found: GlossaryMatch[] = []
    this.scan(
      text,
      (end, source, start, stop) => holds(end, inScope, source, start, stop),
      (ends, start, end) => {
        const [best] = ends
        if (best !== undefined) found.push({ start, end, entry: best.entry, form: best.form })
      },
    )
    return found
  }

  /** The occurrence that holds `offset`, found from its surroundings alone: for a hover in a text of any length. */
  matchAt(text: string, offset: number, scope: GlossaryScope = {}): GlossaryMatch | undefined {
    const from = wordBorder(text, offset - surroundings)
    const part = text.slice(from, wordBorder(text, offset + surroundings))
    for (const match of this.match(part, scope)) {
      if (match.start + from <= offset && offset <= match.end + from) {
        return { start: match.start + from, end: match.end + from, entry: match.entry, form: match.form }
      }
    }
    return undefined
  }

  /**
   * The entries that the words of a query name in whatever spelling, right or wrong, each with all its spellings:
   * what else to search for. Case and scope are left aside, since a query has neither; one stretch can name several.
   */
  aliasesOf(query: string): GlossaryAlias[] {
    const found: GlossaryAlias[] = []
    this.scan(
      query,
      () => true,
      (ends, start, end) => {
        for (const { entry, form } of ends) {
          if (found.some((alias) => alias.entry === entry && alias.start === start)) continue
          const others = entry.forms.filter((other) => compact(other.text) !== compact(form.text))
          found.push({ start, end, entry, form, others })
        }
      },
    )
    return found
  }

  private add(form: GlossaryForm, entry: GlossaryEntry, rank: number): void {
    const { key, variants, punctuated } = spellingOf(form.text)
    const end: End = { form, entry, rank, key, punctuated, bare: bare(form.text) }
    for (const variant of variants) {
      let sequence = 0
      variant.forEach((norm, i) => {
        const first = i === 0
        const last = i === variant.length - 1
        if (last) for (const spelled of withPlural(norm)) this.step(sequence, spelled, first).ends.push(end)
        else sequence = this.step(sequence, norm, first).sequence
      })
    }
  }

  private step(sequence: number, norm: string, first: boolean): Step {
    const hash = wordHash(norm)
    if (first) this.beginnings[filterBits(hash)] = 1
    const next = follow(sequence, hash)
    let step = this.steps.get(next)
    if (step === undefined) this.steps.set(next, (step = { sequence: next, ends: [] }))
    return step
  }

  private scan(text: string, accept: Accept, found: (ends: readonly End[], start: number, end: number) => void): void {
    const table = wordTable(text)
    const { count, hashes, withoutS, starts, ends } = table
    const { beginnings, steps } = this
    let first = 0
    while (first < count) {
      const singular = withoutS[first] as number
      if (
        beginnings[filterBits(hashes[first] as number)] === 0 &&
        (singular === 0 || beginnings[filterBits(singular)] === 0)
      ) {
        first += 1
        continue
      }
      let best: readonly End[] = none
      let bestLast = first
      let sequence = 0
      let punctuated = false
      for (let last = first; last < count; last++) {
        if (last > first) {
          const gap = gapBetween(text, ends[last - 1] as number, starts[last] as number)
          if (gap === 'apart') break
          punctuated ||= gap === 'punctuated'
        }
        const here = steps.get(follow(sequence, hashes[last] as number))
        const ending = withoutS[last] as number
        let accepted = here === undefined ? none : endsHere(here, text, table, first, last, punctuated, accept)
        if (accepted.length === 0 && ending !== 0) {
          const shorter = steps.get(follow(sequence, ending))
          if (shorter !== undefined) accepted = endsHere(shorter, text, table, first, last, punctuated, accept)
        }
        if (accepted.length > 0) {
          best = accepted
          bestLast = last
        }
        if (here === undefined) break
        sequence = here.sequence
      }
      if (best.length > 0) found(best, starts[first] as number, ends[bestLast] as number)
      first = bestLast + 1
    }
  }
}

/** A stretch of a query that names an entry, with the entry's other spellings. */
export interface GlossaryAlias extends GlossaryMatch {
  readonly others: readonly GlossaryForm[]
}

/** A form that ends at a step, with what decides whether it holds there. */
interface End {
  readonly form: GlossaryForm
  readonly entry: GlossaryEntry
  /** Position of its glossary among the glossaries. */
  readonly rank: number
  readonly key: string
  readonly punctuated: boolean
  /** Letters and digits of the form, in its case. */
  readonly bare: string
}

/** A node of the trie over words: the forms that begin with a sequence of words. */
interface Step {
  readonly sequence: number
  /** Those that are this sequence. */
  readonly ends: End[]
}

type Accept = (end: End, text: string, start: number, stop: number) => boolean

const none: readonly End[] = []

/** The forms that end with the word `last`. Hashes may collide: the letters decide. */
function endsHere(
  step: Step,
  text: string,
  table: WordTable,
  first: number,
  last: number,
  punctuated: boolean,
  accept: Accept,
): readonly End[] {
  if (step.ends.length === 0) return none
  const start = table.starts[first] as number
  const stop = table.ends[last] as number
  return step.ends.filter(
    (end) => (!punctuated || end.punctuated) && spells(text, start, stop, end.key) && accept(end, text, start, stop),
  )
}

function withPlural(norm: string): string[] {
  if (/(?:[sxz]|[cs]h)$/.test(norm)) return [norm, `${norm}es`]
  return /[^aeiou]y$/.test(norm) ? [norm, `${norm.slice(0, -1)}ies`] : [norm]
}

function filterBits(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0xffff
}

const surroundings = 120

function follow(sequence: number, hash: number): number {
  const mixed = Math.imul((sequence << 7) ^ (sequence >>> 11) ^ hash, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) & 0x3fffffff
}

/** Own glossary before bundled, special before general: a scope before none, an exact case before any, a label before other names. */
function byPrecedence(a: End, b: End): number {
  return a.rank - b.rank || weight(a.form) - weight(b.form)
}

function weight(form: GlossaryForm): number {
  const kinds = { label: 0, also: 1, heard: 2 }
  return (form.scope === undefined ? 8 : 0) + (form.exactCase ? 0 : 4) + kinds[form.kind]
}

function holds(end: End, within: (scope: string) => boolean, text: string, start: number, stop: number): boolean {
  if (end.form.scope !== undefined && !within(end.form.scope)) return false
  if (!end.form.exactCase) return true
  const letters = bare(text.slice(start, stop))
  if (letters.startsWith(end.bare)) return /^(?:s|es)?$/i.test(letters.slice(end.bare.length))
  return letters === `${end.bare.slice(0, -1)}ies`
}

function wordBorder(text: string, offset: number): number {
  const at = Math.max(0, Math.min(text.length, offset))
  if (at === text.length) return at
  for (let border = at; border > at - longestGap && border > 0; border--)
    if (text.charCodeAt(border) <= 32) return border
  return at
}
