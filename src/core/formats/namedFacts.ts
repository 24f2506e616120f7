import type { Fact, Metadata, Origin, Person } from '../model/transcript'
import { isoDate } from './dates'
import { durationOf } from './durations'
import { wholeNumber } from './episodeNumber'

type Values = { readonly [K in keyof Metadata]?: Metadata[K] extends Fact<infer T> | undefined ? T | undefined : never }

/** Values as facts of one origin; those that are undefined are left out. */
export function facts(origin: Origin, values: Values): Metadata {
  const known = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known.map(([key, value]) => [key, { value, origin }]))
}

/**
 * The facts among the named values of a transcript file, such as the lines of front matter or the header of captions.
 *
 * @param values by their names in lower case; the first of several is the one that counts, but for people
 */
export function namedFacts(values: ReadonlyMap<string, readonly string[]>): Metadata {
  const first = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = values.get(name)?.[0]?.trim()
      if (value !== undefined && value !== '') return value
    }
    return undefined
  }
  const people = [
    ...persons(values, ['hosts', 'host'], 'host'),
    ...persons(values, ['guests', 'guest'], 'guest'),
    ...persons(values, ['speakers', 'speaker', 'people']),
  ].filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at)
  return facts('file', {
    title: first('title'),
    show: first('show', 'podcast', 'series'),
    episode: wholeNumber(first('episode', 'episode_number', 'episode number', 'episode-number', 'episodenumber') ?? ''),
    season: wholeNumber(first('season', 'season_number', 'season number', 'season-number', 'seasonnumber') ?? ''),
    date: isoDate(first('date', 'published') ?? ''),
    people: people.length > 0 ? people : undefined,
    duration: durationOf(first('duration', 'length') ?? ''),
    url: webAddress(first('url', 'link', 'website')),
    media: webAddress(first('media', 'audio', 'video')),
    description: first('summary', 'description'),
  })
}

/** An address that can be opened in a browser. */
export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(text) ? text : undefined
}

/** A value of YAML, or the like, without its quotes. */
export function unquoted(value: string): string {
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'")
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) return value.slice(1, -1).replaceAll('\\"', '"')
  return value
}

function persons(values: ReadonlyMap<string, readonly string[]>, keys: readonly string[], role?: string): Person[] {
  const written = keys.flatMap((key) => values.get(key) ?? []).filter((name) => /\p{L}/u.test(name))
  return written.map((text) => {
    const person = personOf(text)
    return role === undefined || person.role !== undefined ? person : { ...person, role }
  })
}

const longestPerson = 500

/** A name, or the lines `name: …` and `role: …` of an entry, which stand behind each other by now. */
function personOf(text: string): Person {
  // Longer ones are no entries, and would be looked through again from every blank.
  if (text.length > longestPerson) return { name: text }
  const [, name, role = ''] = /^name:\s*('(?:''|[^'])*'|"(?:\\"|[^"])*"|.*?)(?:\s+role:\s*(.*))?$/.exec(text) ?? []
  if (name === undefined || name === '') return { name: text }
  return role === '' ? { name: unquoted(name) } : { name: unquoted(name), role: unquoted(role) }
}
