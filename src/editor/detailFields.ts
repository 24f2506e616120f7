import type { Sidecar } from '../core/formats/sidecar'
import type { SidecarChange } from '../core/formats/sidecarEdit'
import type { Fact, Metadata, Person } from '../core/model/transcript'

/** The details of an episode that can be edited one by one, in the order in which they are listed. */
export const detailFields = ['title', 'show', 'episode', 'date', 'people', 'url', 'media'] as const
export type DetailField = (typeof detailFields)[number]

/** Which detail is meant: a field, or the name of a speaker by the label that the transcript gives them. */
export type DetailKey = { readonly key: DetailField } | { readonly key: 'speakers'; readonly label: string }

/** A field as text to edit: people in one line, `Ada Lovelace (host); Charles Babbage`. */
export function detailText(value: unknown): string {
  if (isPeople(value)) return value.map(personText).join('; ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What is to be written for a text that was typed; none takes the detail out of the sidecar. */
export function changeOf(detail: DetailKey, typed: string): SidecarChange {
  const text = typed.replace(/\s+/g, ' ').trim()
  if (detail.key === 'people') return { key: 'people', value: peopleIn(text) }
  const value = text === '' ? undefined : text
  return detail.key === 'speakers' ? { ...detail, value } : { key: detail.key, value }
}

/**
 * A fact as it stands: what the sidecar says now, else what the library knows. The library learns of an edit only a
 * moment later, so what it still has from the sidecar does not count.
 */
export function currentFact(key: DetailField, sidecar: Metadata, known: Metadata): Fact<unknown> | undefined {
  const own = factIn(sidecar, key)
  const other = factIn(known, key)
  return own ?? (other?.origin === 'sidecar' && other.twin === undefined ? undefined : other)
}

/** The labels that a transcript gives its speakers, with the names that the sidecar has for them. */
export function speakerNames(
  speakers: readonly string[],
  sidecar: Pick<Sidecar, 'speakers'>,
): readonly { readonly label: string; readonly name?: string }[] {
  const named = new Set(sidecar.speakers.values())
  return [
    ...[...sidecar.speakers].map(([label, name]) => ({ label, name })),
    ...speakers.filter((label) => !named.has(label) && !sidecar.speakers.has(label)).map((label) => ({ label })),
  ]
}

function factIn(metadata: Metadata, key: string): Fact<unknown> | undefined {
  return new Map<string, Fact<unknown>>(Object.entries(metadata)).get(key)
}

function personText({ name, role }: Person): string {
  return role === undefined ? name : `${name} (${role})`
}

function peopleIn(text: string): Person[] {
  return text.split(';').flatMap((part): Person[] => {
    const [, name = '', role] = /^\s*(.*?)\s*(?:\(([^()]*)\))?\s*$/.exec(part) ?? []
    if (name === '') return []
    return role === undefined || role.trim() === '' ? [{ name }] : [{ name, role: role.trim() }]
  })
}

function isPeople(value: unknown): value is readonly Person[] {
  return Array.isArray(value)
}
