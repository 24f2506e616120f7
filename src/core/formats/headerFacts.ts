import type { Metadata } from '../model/transcript'
import { isoDate } from './dates'
import { channelPattern, type FrontMatter } from './frontMatter'
import type { Line } from './lines'
import { peopleIn } from './people'
import { facts, webAddress } from './namedFacts'

/** What the lines above the first cue say of the episode, and those of them that say nothing known. */
export function headerFacts(
  source: string,
  header: FrontMatter,
): { readonly metadata: Metadata; readonly unread: readonly Line[] } {
  const title = header.rest.find((line) => /^# \S/.test(line.text))
  const channel = header.rest.find((line) => channelPattern.test(line.text))
  const [, show, written, url] = channelPattern.exec(channel?.text ?? '') ?? []
  const first = header.description[0]
  const last = header.description.at(-1)
  const description = first && last ? source.slice(first.start, last.end) : undefined
  const people = peopleIn(
    header.description.map((line) => line.text),
    show,
  )
  return {
    metadata: facts('file', {
      title: title?.text.slice(2).trim(),
      show: show?.trim(),
      date: isoDate(written ?? ''),
      people: people.length > 0 ? people : undefined,
      duration: header.length,
      url: webAddress(url),
      description,
    }),
    unread: header.unread.concat(header.rest.filter((line) => line !== title && line !== channel)),
  }
}
