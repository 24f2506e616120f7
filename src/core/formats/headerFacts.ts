import type { Fact, Metadata } from '../model/transcript'
import { isoDate } from './dates'
import { channelPattern, type FrontMatter } from './frontMatter'
import type { Line } from './lines'
import { peopleIn } from './people'

/** What the lines above the first cue say of the episode, and those of them that say nothing known. */
export function headerFacts(
  source: string,
  header: FrontMatter,
): { readonly metadata: Metadata; readonly unread: readonly Line[] } {
  const title = header.rest.find((line) => /^# \S/.test(line.text))
  const channel = header.rest.find((line) => channelPattern.test(line.text))
  const [, show, written, url] = channelPattern.exec(channel?.text ?? '') ?? []
  const date = isoDate(written ?? '')
  const first = header.description[0]
  const last = header.description.at(-1)
  const description = first && last ? source.slice(first.start, last.end) : undefined
  const people = peopleIn(
    header.description.map((line) => line.text),
    show,
  )
  return {
    metadata: {
      ...fact('title', title?.text.slice(2).trim()),
      ...fact('show', show?.trim()),
      ...fact('date', date),
      ...fact('people', people.length > 0 ? people : undefined),
      ...fact('duration', header.length),
      ...fact('url', url !== undefined && /^https?:\/\/[^\s/]/i.test(url) ? url : undefined),
      ...fact('description', description),
    },
    unread: [...header.unread, ...header.rest.filter((line) => line !== title && line !== channel)],
  }
}

/** A fact read in the file, or nothing. */
function fact<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: Fact<T> } {
  if (value === undefined) return {}
  const read: Fact<T> = { value, origin: 'file' }
  return { [key]: read } as { readonly [P in K]?: Fact<T> }
}
