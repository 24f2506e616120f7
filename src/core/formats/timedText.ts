import { parseTimestamp } from '../model/time'
import { cueList } from './cueList'
import type { Format } from './format'
import { chaptersBelow, headingIn, type Heading } from './headings'
import { headOf, linesOf, type Line } from './lines'
import { facts } from './namedFacts'

/**
 * Text with a time in front of each stretch and no names: `[00:00:03] text`, `00:03 text`, `(0:03) text`, or the time on
 * a line of its own above the words, as copied from the transcript beside a video. Only starts are written. A
 * heading above them is the title, those between them are chapters.
 */
export const timedText: Format = {
  name: 'timed-text',

  confidence(source) {
    const head = headOf(source)
    if (head.includes('-->')) return 0
    let stamps = 0
    let first: number | undefined
    let latest = 0
    let rising = 0
    let words = 0
    let before = 0
    let stretch = 0
    let longest = 0
    for (const line of linesOf(head)) {
      const stamp = stampOf(line)
      const count = (line.text.slice(stamp?.length ?? 0).match(/\S+/g) ?? []).length
      if (first === undefined && stamp === undefined) before += count
      else words += count
      stretch = stamp === undefined ? stretch + count : count
      if (first !== undefined || stamp !== undefined) longest = Math.max(longest, stretch)
      if (stamp === undefined) continue
      stamps += 1
      first ??= stamp.startTime
      if (stamp.startTime >= latest) rising += 1
      latest = Math.max(latest, stamp.startTime)
    }
    if (stamps < 4 || first === undefined || first > 600) return 0
    // A list of chapters has few words for its time; the lines of a log have no order of a recording.
    const perSecond = words / Math.max(1, latest - first)
    if (rising < stamps * 0.9 || words < stamps * 2 || perSecond < 0.5 || perSecond > 12) return 0
    // A text that holds a list of chapters goes on without times.
    return before <= words * 0.2 && longest <= words * 0.6 ? 0.55 : 0
  },

  read(source) {
    const list = cueList()
    const headings: Heading[] = []
    let title: string | undefined
    let began = false
    let open: { startTime: number; start: number; end: number; line: number } | undefined
    const close = (): void => {
      if (open !== undefined) {
        const { startTime, start, end, line } = open
        list.add({ text: source.slice(start, end), start, startTime, line })
      }
      open = undefined
    }
    for (const line of linesOf(source)) {
      const stamp = stampOf(line)
      const heading = headingIn(line.text)
      if (heading !== undefined) {
        close()
        if (!began && title === undefined && line.text.startsWith('# ')) title = heading
        else headings.push({ title: heading, at: line.start })
      } else if (stamp !== undefined) {
        close()
        began = true
        open = { startTime: stamp.startTime, start: line.start + stamp.length, end: line.end, line: line.number }
      } else if (open === undefined) list.unread(line)
      else open.end = line.end
    }
    close()
    const { cues, problems } = list.finish()
    const chapters = chaptersBelow(headings, cues)
    return { form: timedText.name, metadata: facts('file', { title }), chapters, cues, problems }
  },
}

const stampPattern =
  /^(?:\\?\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\\?\]|\((\d{1,3}:\d{2}(?::\d{2})?)\)|(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)(?=\s|$))[:\s]*[-–—|]?\s*/

/** The time that opens a line in seconds, and the length of what writes it. */
function stampOf(line: Line): { readonly length: number; readonly startTime: number } | undefined {
  if (!/^[\\[(\d]/.test(line.text)) return undefined
  const match = stampPattern.exec(line.text.slice(0, 60))
  const startTime = parseTimestamp(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
  return match === null || startTime === undefined ? undefined : { length: match[0].length, startTime }
}
