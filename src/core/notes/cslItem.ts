import { workFacts, type CitedWork } from './citedWork'

/** A name as it is said: where it would be cut into family and given name is not known. */
interface CslName {
  readonly literal: string
}

/** An entry of a bibliography in CSL-JSON, as far as Verbatim writes it. */
export interface CslItem {
  readonly id: string
  readonly type: 'broadcast'
  readonly title: string
  readonly 'container-title'?: string
  readonly number?: string
  readonly author?: readonly CslName[]
  readonly guest?: readonly CslName[]
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] }
  readonly URL?: string
  /** Processors pass it over. */
  readonly custom: { readonly verbatim: string }
}

/** A work as an item of CSL-JSON. */
export function cslItem(work: CitedWork): CslItem {
  const { title, show, number, date, url, authors, guests } = workFacts(work)
  const names = (of: readonly string[]): CslName[] => of.map((literal) => ({ literal }))
  return {
    id: work.key,
    type: 'broadcast',
    title,
    ...(show === undefined ? {} : { 'container-title': show }),
    ...(number === undefined ? {} : { number: String(number) }),
    ...(authors.length === 0 ? {} : { author: names(authors) }),
    ...(guests.length === 0 ? {} : { guest: names(guests) }),
    ...(date.length === 0 ? {} : { issued: { 'date-parts': [date] as const } }),
    ...(url === undefined ? {} : { URL: url }),
    custom: { verbatim: work.file },
  }
}

/** True for an item, read from JSON, that Verbatim wrote. */
export function isOwnCslItem(item: object): boolean {
  return 'custom' in item && typeof item.custom === 'object' && item.custom !== null && 'verbatim' in item.custom
}
