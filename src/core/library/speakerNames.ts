import { foldedName } from '../model/foldedName'
import type { Person } from '../model/transcript'

/**
 * Whom the labels of a transcript stand for, where the source says so: labels that differ in case or blanks only are
 * one; initials, a first or last name alone, and `Host` or `Guest` are the one person they fit. What fits several
 * people, or nobody, stays as it is written.
 *
 * @param labels by how often they stand in the transcript
 * @param people of the episode
 * @returns the labels that stand for another name
 * @example speakerNames(new Map([['AL', 9]]), [{ name: 'Ada Lovelace' }]) // AL → Ada Lovelace
 */
export function speakerNames(
  labels: ReadonlyMap<string, number>,
  people: readonly Person[],
): ReadonlyMap<string, string> {
  const forms = betterForms([...people.map(({ name }) => [name, 0] as const), ...labels])
  const known = new Set(people.map(({ name }) => formOf(forms, name)))
  const written = new Set([...labels.keys()].map((label) => formOf(forms, label)))
  const byInitials = onlyOnes([...known, ...written], initialsOf)
  const introductions = introducedIn(written)
  const byPart = onlyOnes(known, (name) => endsOf(name).map(foldedName))
  const meant = new Map<string, string>()
  for (const label of written) {
    const introduced = introductions.get(label)
    if (introduced !== undefined) {
      meant.set(label, introduced)
      continue
    }
    const name = known.has(label)
      ? undefined
      : (byInitials.get(label.replaceAll('.', '')) ?? byPart.get(foldedName(label)))
    if (name !== undefined) meant.set(label, name)
  }
  const named = new Set([...written].map((label) => meant.get(label) ?? label))
  for (const [label, role] of rolesIn(written)) {
    const [person, other] = people.filter((each) => each.role?.toLowerCase() === role)
    if (person === undefined || other !== undefined) continue
    // Who has a name of their own in the text is hardly called by the role as well.
    const name = formOf(forms, person.name)
    if (!named.has(name)) meant.set(label, name)
  }
  const names = [...labels.keys()].map((label) => {
    const form = formOf(forms, label)
    return [label, meant.get(form) ?? form] as const
  })
  return new Map(names.filter(([label, name]) => label !== name))
}

/** For each name the spelling to show: one with small letters before capitals throughout, then the most frequent one. */
function betterForms(names: Iterable<readonly [string, number]>): ReadonlyMap<string, string> {
  const best = new Map<string, { readonly name: string; readonly rank: number }>()
  for (const [name, count] of names) {
    const shown = name.trim().replace(/\s+/g, ' ')
    const rank = (isCapitalised(shown) ? 1e9 : 0) + count
    const key = foldedName(name)
    if (rank > (best.get(key)?.rank ?? -1)) best.set(key, { name: shown, rank })
  }
  return new Map([...best].map(([key, { name }]) => [key, name]))
}

function formOf(forms: ReadonlyMap<string, string>, name: string): string {
  return forms.get(foldedName(name)) ?? name
}

/** `Ada Lovelace`, as opposed to `ADA LOVELACE` and `ada lovelace`. */
function isCapitalised(name: string): boolean {
  return /\p{Lu}/u.test(name) && /\p{Ll}/u.test(name)
}

/** The names that share a key with no other name, by their keys. */
function onlyOnes(
  names: Iterable<string>,
  keysOf: (name: string) => readonly string[],
): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>()
  for (const name of new Set(names)) {
    for (const key of new Set(keysOf(name))) found.set(key, found.has(key) ? undefined : name)
  }
  return found
}

/** What labels with initials, and the initials alone, stand for: `Ada Lovelace (AL)`, `AL`. */
function introducedIn(labels: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const label of labels) {
    const [, name, initials] = /^(.+) \((\p{Lu}{1,4})\)$/u.exec(label) ?? []
    if (name === undefined || initials === undefined) continue
    names.set(label, name)
    if (!names.has(initials)) names.set(initials, name)
  }
  return names
}

/** Of a name in several words `AL`: the first letters of all of them, and of the first and the last one. */
function initialsOf(name: string): string[] {
  const letters = partsOf(name).map((part) => part.charAt(0).toUpperCase())
  return letters.length === 0 ? [] : [letters.join(''), `${letters[0] ?? ''}${letters.at(-1) ?? ''}`]
}

function endsOf(name: string): string[] {
  const parts = partsOf(name)
  return [...parts.slice(0, 1), ...parts.slice(-1)]
}

/** The words of a name in several words; what is no word is passed over, as in `Speaker 1`. */
function partsOf(name: string): string[] {
  const parts = name.split(' ').filter((part) => /^\p{L}./u.test(part))
  return parts.length > 1 ? parts : []
}

/** Labels that name a role (`HOST`, `Guest 1`), where there is only one for it. */
function rolesIn(labels: Iterable<string>): Map<string, string> {
  const roles = onlyOnes(
    labels,
    (label) =>
      rolePattern
        .exec(label)
        ?.slice(1, 2)
        .map((role) => role.toLowerCase()) ?? [],
  )
  return new Map([...roles].flatMap(([role, label]) => (label === undefined ? [] : [[label, role] as const])))
}

const rolePattern = /^(host|guest|interviewer|interviewee|moderator)(?:[ _-]?\d{1,2})?$/i
