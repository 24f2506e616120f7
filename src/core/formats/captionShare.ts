import type { TimesOf } from './captionTimes'
import { linesOf } from './lines'

/**
 * How much of a head is lines of times, 0 where it does not begin as a file of captions does: times in its first or
 * second line, and again at least every few lines. A note that quotes captions begins with other words.
 */
export function captionShare(head: string, timesOf: TimesOf): number {
  let times = 0
  let lines = 0
  for (const line of linesOf(head)) {
    lines += 1
    if (timesOf(line) !== undefined) times += 1
    // The number or the name of the first block may stand above it.
    if (times === 0 && (lines === 2 || !/^[\w-]{1,40}$/.test(line.text.replace('\uFEFF', '')))) return 0
    if (lines === 400) break
  }
  return lines > 0 && times * 12 >= lines ? times / lines : 0
}
