import type { EpisodeId } from '../library/episode'
import type { Metadata } from '../model/transcript'

/** What a key is made of. */
export interface KeyedWork {
  readonly id: EpisodeId
  /** Relative to the folder of its library, with forward slashes. */
  readonly path: string
  readonly metadata: Metadata
}

/**
 * A citation key for each work: its own, where a person gave it one, else show, year and the title's first telling word.
 * Where several would have the same, the one that was published first has it and the others go on with more of their
 * titles. So keys do not depend on the order in which files are read, and a new episode takes none away from an older
 * one.
 *
 * @example citationKeys(works).get(id) // lexfridman2025deepseek
 */
export function citationKeys(works: Iterable<KeyedWork>): ReadonlyMap<EpisodeId, string> {
  const ordered = [...works].map((work) => ({ work, order: orderOf(work) })).sort((a, b) => compare(a.order, b.order))
  const taken = new Map<string, EpisodeId>()
  const keys = new Map<EpisodeId, string>()
  const take = ({ id }: KeyedWork, key: string): boolean => {
    if (taken.has(key)) return false
    taken.set(key, id)
    keys.set(id, key)
    return true
  }
  for (const { work } of ordered) if (work.metadata.key !== undefined) take(work, work.metadata.key.value)
  const counts = new Map<string, number>()
  for (const { work } of ordered) {
    if (keys.has(work.id)) continue
    const wanted = wantedKeys(work)
    if (wanted.some((key) => take(work, key))) continue
    const longest = wanted.at(-1) ?? ''
    let count = counts.get(longest) ?? 2
    while (!take(work, `${longest}-${count}`)) count += 1
    counts.set(longest, count + 1)
  }
  return keys
}

/** More of a title makes a key that nobody would type. */
const mostTitleWords = 6
/** File names and titles without blanks have words of any length. */
const longestWord = 30

/** Words that say nothing in a key. */
const skipped = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'with', 'podcast', 'show', 'episode'])

/** Keys that would do, shortest first. A number of the title tells works apart that have no year. */
function wantedKeys({ metadata, path }: KeyedWork): string[] {
  const show = telling(metadata.show?.value ?? '').slice(0, 2)
  const year = metadata.date?.value.slice(0, 4)
  const title = telling(metadata.title?.value ?? '').slice(0, mostTitleWords)
  const name = telling(path.replace(/\.[^./]*$/, '').replace(/^.*\//, '')).slice(0, 4)
  const head = [...show, ...(show.length + title.length > 0 ? [] : name), year ?? ''].join('')
  const number = year === undefined ? (metadata.episode?.value ?? title.findLast(isNumber) ?? '') : ''
  const spoken = title.filter((word) => !isNumber(word))
  const keys = spoken.map((_, i) => `${head}${spoken.slice(0, i + 1).join('')}${number}`)
  const whole = head + title.join('')
  return [...keys, ...(keys.at(-1) === whole ? [] : [whole || 'transcript'])]
}

/** The words of a text as they can stand in every citation processor's keys. */
function telling(text: string): string[] {
  const plain = text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}+|['’]/gu, '')
    .toLowerCase()
  const words = (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !skipped.has(word))
  return words.map((word) => word.slice(0, longestWord))
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}

type Order = readonly (string | number)[]

/** What has no date comes last; numbers order what came out on one day. */
function orderOf({ metadata: { date, season, episode }, path, id }: KeyedWork): Order {
  return [date?.value ?? '~', season?.value ?? Infinity, episode?.value ?? Infinity, path, id]
}

function compare(a: Order, b: Order): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : (a[at] as string | number) < (b[at] as string | number) ? -1 : 1
}
