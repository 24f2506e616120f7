import { grown } from './grown'
import { packedNumbers } from './numbers'
import { halfPassage, passageCount } from './passages'
import { gone, sizeOf, writeNumber, type Segment } from './segment'
import type { EngineText } from './searchEngine'
import type { WordId } from './vocabulary'

/** Packs texts into segments. Keeps its tables from one to the next: most segments are small, and the tables are not. */
export class SegmentWriter {
  /** For each word the last half passage that holds it, counted from 1; 0 for words not seen in the segment. */
  private last = new Int32Array(1024)
  /** For each word how many bytes its list takes. */
  private sizes = new Int32Array(1024)

  /** @param counts for each word, those of the texts at least, how many passages hold it; the new ones are added */
  write(texts: readonly EngineText[], counts: Int32Array): Segment {
    const { ids, lengths, passages } = numbered(texts)
    const heldBy = new Uint8Array(ids.length)
    this.last = grown(this.last, counts.length)
    this.sizes = grown(this.sizes, counts.length)
    // The different words of each half passage, one half after the other.
    const held = new Int32Array(texts.reduce((sum, { words }) => sum + words.length, 0))
    const words = Int32Array.from(this.gather(texts, lengths, heldBy, held)).sort()
    const { last, sizes } = this
    const ends = new Int32Array(words.length)
    // Lists begin one behind the other; from here on `sizes` says where the next number of each goes.
    let total = 0
    words.forEach((word, index) => {
      const size = sizes[word] as number
      sizes[word] = total
      total += size
      ends[index] = total
      last[word] = 0
    })
    const lists = new Uint8Array(total)
    let at = 0
    for (let half = 0; half < heldBy.length; half++) {
      const begins = ids[half] === gone ? 0 : 1
      const endsOne = half > 0 && ids[half - 1] !== gone
      for (const end = at + (heldBy[half] as number); at < end; at++) {
        const word = held[at] as number
        const before = last[word] as number
        sizes[word] = writeNumber(lists, sizes[word] as number, half - Math.max(0, before - 1))
        last[word] = half + 1
        // The passage that ends with this half was counted where it holds the word in its first half as well.
        counts[word] = (counts[word] as number) + begins + (endsOne && before !== half ? 1 : 0)
      }
    }
    for (const word of words) last[word] = 0
    return { ids, lengths, words: packedNumbers(words), ends, lists, passages, live: passages }
  }

  /** The different words in the order in which they come; notes which half holds which, and the sizes of lists. */
  private gather(texts: readonly EngineText[], lengths: Uint8Array, heldBy: Uint8Array, held: Int32Array): WordId[] {
    const { last, sizes } = this
    const found: WordId[] = []
    let count = 0
    let half = 0
    for (const { words } of texts) {
      const first = half
      for (let from = 0; from < words.length; from += halfPassage) {
        const to = Math.min(from + halfPassage, words.length)
        const before = count
        let fresh = 0
        for (let i = from; i < to; i++) {
          const word = words[i] as WordId
          const earlier = last[word] as number
          if (earlier === half + 1) continue
          if (earlier === 0) {
            found.push(word)
            sizes[word] = sizeOf(half)
          } else sizes[word] = (sizes[word] as number) + sizeOf(half + 1 - earlier)
          if (earlier < half || half === first) fresh += 1
          last[word] = half + 1
          held[count++] = word
        }
        lengths[half] = heldBy[half] = count - before
        if (half > first) lengths[half - 1] = (lengths[half - 1] as number) + fresh
        half += 1
      }
      // A text of one half is one passage, and what ends it is empty.
      if (half === first + 1) half += 1
    }
    return found
  }
}

/** The passages of texts by their halves: each text has one half more than passages. */
function numbered(texts: readonly EngineText[]): Pick<Segment, 'ids' | 'lengths' | 'passages'> {
  const spoken = texts.filter(({ words }) => words.length > 0)
  const passages = spoken.reduce((sum, { words }) => sum + passageCount(words.length), 0)
  const ids = new Int32Array(passages + spoken.length)
  let at = 0
  for (const { id, words } of spoken) {
    const count = passageCount(words.length)
    for (let passage = 0; passage < count; passage++) ids[at++] = id + passage
    ids[at++] = gone
  }
  return { ids, lengths: new Uint8Array(ids.length), passages }
}
