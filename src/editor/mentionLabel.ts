import { formatTimestamp } from '../core/model/time'
import type { Mention } from '../core/service/messages'
import { isolated } from './isolated'

/** So many characters before the first mention stay: a row of the side bar shows about thirty in all. */
const LEAD = 14

/** A label of a tree with the stretches that are shown bold. */
export interface MarkedLabel {
  readonly label: string
  readonly highlights: [number, number][]
}

/**
 * The row of a mention: its time, and its words from a little before those that mention the topic.
 *
 * @example mentionLabel({ startTime: 86, text: 'as we said before about the NVIDIA chips', marked: [{ start: 28, end: 34 }], … })
 * // { label: '00:01:26 … about the NVIDIA chips', highlights: [[21, 27]] }
 */
export function mentionLabel({ startTime, text, marked }: Pick<Mention, 'startTime' | 'text' | 'marked'>): MarkedLabel {
  const from = beginning(text, marked[0]?.start ?? 0)
  const time = startTime === undefined ? '' : `${formatTimestamp(startTime)} `
  const front = from === 0 ? time : `${time}… `
  const words = text.slice(from)
  const shown = isolated(words)
  const move = front.length + shown.indexOf(words) - from
  return {
    label: front + shown,
    highlights: marked.filter(({ start }) => start >= from).map(({ start, end }) => [start + move, end + move]),
  }
}

/** The start of a word not far before the first mark. */
function beginning(text: string, mark: number): number {
  if (mark <= LEAD) return 0
  const blank = text.indexOf(' ', mark - LEAD)
  return blank < 0 || blank >= mark ? mark : blank + 1
}
