import type { Person } from '../model/transcript'
import type { LineTable } from './lines'
import { labelledPeople } from './people'

/** Who takes part, as a text says above its first turn. */
export interface Cast {
  /** Indexes of the lines that say so. */
  readonly lines: ReadonlySet<number>
  readonly people: readonly Person[]
}

/**
 * The people that lines at the top of a text name: `Host: Ada Lovelace`, `Guests: Mary Somerville and Charles Babbage`,
 * or `Attendees` with their names below and a line `Transcript` after them, as Google Meet writes it.
 *
 * @param header number of lines of front matter
 */
export function castIn(lines: LineTable, header: number): Cast {
  const found = new Set<number>()
  const people: Person[] = []
  for (let at = header; at < Math.min(lines.length, header + furthest); at++) {
    const text = lines.text(at)
    if (text === 'Attendees' && at + 2 < lines.length && lines.text(at + 2) === 'Transcript') {
      for (let each = at; each < at + 3; each++) found.add(each)
      people.push(
        ...lines
          .text(at + 1)
          .split(/,\s*/)
          .map((name) => ({ name })),
      )
    }
    const named = labelledPeople(text)
    if (named.length > 0) found.add(at)
    people.push(...named)
  }
  return { lines: found, people }
}

// Counted in lines that are not blank.
const furthest = 20
