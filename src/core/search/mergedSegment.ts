import { packedNumbers } from './numbers'
import { gone, readHalves, writeNumber, type Segment } from './segment'

/** One segment of several, without the passages that were taken out of them. */
export function mergedSegment(segments: readonly Segment[]): Segment {
  const passages = segments.reduce((sum, { live }) => sum + live, 0)
  const halves = segments.reduce((sum, { ids }) => sum + ids.length, 0)
  const ids = new Int32Array(halves)
  const lengths = new Uint8Array(halves)
  let count = 0
  const renumbered = segments.map((segment) =>
    segment.ids.map((id, half) => {
      // Halves are kept that begin a passage or end one.
      if (id === gone && (half === 0 || segment.ids[half - 1] === gone)) return gone
      ids[count] = id
      lengths[count] = segment.lengths[half] as number
      return count++
    }),
  )
  const words = differentWords(segments)
  const ends = new Int32Array(words.length)
  // A number that is larger than before is the first of its list, and has four bytes more at most.
  const lists = new Uint8Array(segments.reduce((sum, each) => sum + each.lists.length + 4 * each.words.length, 0))
  const list = new Int32Array(Math.max(0, ...segments.map((segment) => segment.ids.length)))
  // For each segment the index of the first of its words that is not merged yet.
  const next = new Int32Array(segments.length)
  let at = 0
  let kept = 0
  for (const word of words) {
    const before = at
    let last = 0
    for (let which = 0; which < segments.length; which++) {
      const segment = segments[which] as Segment
      const index = next[which] as number
      if (segment.words[index] !== word) continue
      next[which] = index + 1
      const numbers = renumbered[which] as Int32Array
      const found = readHalves(segment, index, list)
      for (let i = 0; i < found; i++) {
        const half = numbers[list[i] as number] as number
        if (half === gone) continue
        at = writeNumber(lists, at, half - last)
        last = half
      }
    }
    // All who said the word may be gone.
    if (at === before) continue
    words[kept] = word
    ends[kept++] = at
  }
  return {
    ids: ids.slice(0, count),
    lengths: lengths.slice(0, count),
    words: packedNumbers(words.subarray(0, kept)),
    ends: ends.slice(0, kept),
    lists: lists.slice(0, at),
    passages,
    live: passages,
  }
}

/** The words of all, in order. Marking them takes a tenth of the time of sorting. */
function differentWords(segments: readonly Segment[]): Int32Array {
  const marks = new Uint8Array(1 + Math.max(-1, ...segments.map(({ words }) => words.at(-1) ?? -1)))
  for (const { words } of segments) for (let i = 0; i < words.length; i++) marks[words[i] as number] = 1
  let count = 0
  for (let word = 0; word < marks.length; word++) count += marks[word] as number
  const all = new Int32Array(count)
  for (let word = marks.indexOf(1), at = 0; word >= 0; word = marks.indexOf(1, word + 1)) all[at++] = word
  return all
}
