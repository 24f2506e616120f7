import { episodeTitle } from '../library/episode'
import { words } from '../model/words'
import { firstDay, type FieldPart, type NameField, type QueryField, type QueryPart, type QueryProblem } from './query'
import type { Searchable } from './searchable'
import { likeness } from './spelling'

/** A name of the library, with the words by which it is known as they are compared. */
export interface KnownName {
  readonly name: string
  readonly folded: string
}

/** What conditions may ask for in a library. */
export interface LibraryNames {
  all(field: NameField): readonly KnownName[]
  /** A topic may also be called by a name that is not its own. */
  isTopic(name: string): boolean
}

/** At most so many names are offered in place of an unknown one. */
const mostNear = 3
/** Below this share of common letters a name is not meant. */
const leastLikeness = 0.6
/** Further words of a value do not help to find the name that is meant. */
const mostWords = 8

/** Each name once, the most frequent first. */
export function knownNames(names: Iterable<KnownName>): readonly KnownName[] {
  const counted = new Map<string, { readonly known: KnownName; uses: number }>()
  for (const known of names) {
    const same = counted.get(known.folded)
    if (same === undefined) counted.set(known.folded, { known, uses: 1 })
    else same.uses += 1
  }
  return [...counted.values()].sort((a, b) => b.uses - a.uses).map(({ known }) => known)
}

export function knownName(name: string, also = ''): KnownName {
  return { name, folded: folded(`${name} ${also}`) }
}

/** What an episode adds to the names of its library; topics belong to no single one. */
export function namesIn({ episode, speakers }: Searchable, field: QueryField): readonly KnownName[] {
  const { show, date } = episode.metadata
  switch (field) {
    case 'show':
      return show === undefined ? [] : [knownName(show.value)]
    case 'in':
      return [knownName(episodeTitle(episode), episode.path)]
    case 'speaker':
      return speakers.names.map((name) => knownName(name))
    case 'topic':
      return []
    case 'before':
    case 'after':
      return date === undefined || firstDay(date.value) === undefined ? [] : [knownName(date.value.slice(0, 4))]
  }
}

/** True when the value's words stand in the text one after another; the last one may be only begun. */
export function holdsWords(text: string, value: string): boolean {
  return folded(text).includes(folded(value))
}

/**
 * Compares the names in a query with those of the library. What follows a name whose quotation marks are not closed
 * is taken for words; a name that is unknown becomes a problem, and its condition holds nowhere.
 */
export function checkNames(
  parts: readonly QueryPart[],
  names: LibraryNames,
): { readonly parts: readonly QueryPart[]; readonly problems: readonly QueryProblem[] } {
  const problems: QueryProblem[] = []
  const checked = parts.flatMap((part) => checkPart(part, names, problems))
  return { parts: checked, problems }
}

function checkPart(part: QueryPart, names: LibraryNames, problems: QueryProblem[]): readonly QueryPart[] {
  switch (part.kind) {
    case 'field':
      return checkName(part, names, problems)
    case 'not': {
      const [inner = part.part, ...words] = checkPart(part.part, names, problems)
      // Words that were left in place of a name were not meant to be excluded.
      return inner.kind === 'words' && part.part.kind === 'field' ? [inner] : [{ kind: 'not', part: inner }, ...words]
    }
    case 'any': {
      const each = part.parts.map((alternative) => checkPart(alternative, names, problems))
      return [{ kind: 'any', parts: each.flatMap(([first]) => first ?? []) }, ...each.flatMap(([, ...rest]) => rest)]
    }
    default:
      return [part]
  }
}

function checkName(part: FieldPart, names: LibraryNames, problems: QueryProblem[]): readonly QueryPart[] {
  const { field, value, at } = part
  const known = names.all(field)
  const name = part.open === true ? knownBeginning(value, known) : value
  const isKnown = known.some((each) => each.folded.includes(folded(name))) || (field === 'topic' && names.isTopic(name))
  if (name !== '' && isKnown) {
    const rest = value.slice(name.length).trim()
    return rest === ''
      ? [part]
      : [
          { ...part, value: name },
          { kind: 'words', text: rest },
        ]
  }
  // That the name is open was said already, and what is no name may be meant as words.
  if (part.open === true) return [{ kind: 'words', text: value }]
  problems.push({ code: 'name-unknown', field, value, near: nearNames(value, known), known: known.length, ...at })
  return [part]
}

/** Every blank may be the end of a name that was left open: the longest beginning that is known wins. */
function knownBeginning(value: string, known: readonly KnownName[]): string {
  let longest = ''
  let fitting = known
  for (const blank of [...value.matchAll(/\s+|$/g)]) {
    const begun = folded(value.slice(0, blank.index))
    fitting = fitting.filter((each) => each.folded.includes(begun))
    if (fitting.length === 0) break
    longest = value.slice(0, blank.index)
  }
  return longest
}

/** The names that are most like a value, the likest first: each of its words is spelled nearly as one of theirs. */
export function nearNames(value: string, known: readonly KnownName[]): string[] {
  const wanted = normsOf(value).slice(0, mostWords)
  const rated = known.map(({ name, folded: norms }) => {
    const has = norms.trim().split(' ')
    const shares = wanted.map((norm) => Math.max(...has.map((other) => likenessOf(norm, other))))
    return { name, alike: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length) }
  })
  return rated
    .filter(({ alike }) => alike >= leastLikeness)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, mostNear)
    .map(({ name }) => name)
}

/** Words of very different length need not be compared letter by letter. */
function likenessOf(a: string, b: string): number {
  const shortest = Math.min(a.length, b.length)
  return shortest < leastLikeness * Math.max(a.length, b.length) ? 0 : likeness(a, b)
}

/** The words of a text as they are compared, each after a blank. */
export function folded(text: string): string {
  return ` ${normsOf(text).join(' ')}`
}

function normsOf(text: string): string[] {
  return words(text).map((word) => word.norm)
}
