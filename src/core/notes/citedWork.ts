import { oneLine } from '../model/oneLine'
import type { Metadata } from '../model/transcript'
import { isWebAddress } from './locator'

/** An episode as a bibliography lists it. */
export interface CitedWork {
  readonly key: string
  /** Name of the transcript's file: what tells Verbatim's entries from others in a bibliography. */
  readonly file: string
  readonly title: string
  readonly metadata: Metadata
}

/** The facts of a work that go into every form of bibliography; what is not known is absent. */
export interface WorkFacts {
  readonly title: string
  readonly show?: string
  readonly number?: number
  /** Year, month and day, as far as they are known. */
  readonly date: readonly number[]
  readonly url?: string
  /** Who made it: the hosts, or all people where none is called a host. */
  readonly authors: readonly string[]
  readonly guests: readonly string[]
}

export function workFacts({ title, metadata }: CitedWork): WorkFacts {
  const { show, episode, date, url, media, people } = metadata
  const address = [url, media].find((fact) => fact !== undefined && isWebAddress(fact.value))?.value
  const all = (people?.value ?? []).map(({ name, role = '' }) => ({ name: oneLine(name), role }))
  const hosts = all.filter(({ role }) => /\bhost\b/i.test(role))
  const named = (of: typeof all): string[] => of.map(({ name }) => name)
  return {
    title: oneLine(title),
    ...(show === undefined ? {} : { show: oneLine(show.value) }),
    ...(episode === undefined ? {} : { number: episode.value }),
    date: dateParts(date?.value ?? ''),
    ...(address === undefined ? {} : { url: address }),
    authors: named(hosts.length > 0 ? hosts : all),
    guests: hosts.length > 0 ? named(all.filter(({ role }) => /\bguest\b/i.test(role) && !/\bhost\b/i.test(role))) : [],
  }
}

function dateParts(date: string): readonly number[] {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date) ?? []
  const parts = [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]))
  const [, m = 1, d = 1] = parts
  if (m < 1 || m > 12) return parts.slice(0, 1)
  return d < 1 || d > 31 ? parts.slice(0, 2) : parts
}
