import { grown } from './grown'
import { sizeOf, writeNumber, type Segment } from './segment'
import type { EnginePassage } from './searchEngine'
import type { WordId } from './vocabulary'

/** Packs passages into segments. Keeps its tables from one to the next: most are small, and the tables are not. */
export class SegmentWriter {
  /** For each word its place among those of the segment being written, counted from 1; 0 for words not seen in it. */
  private places = new Int32Array(1024)
  /** For each place: the last passage that holds the word, and how many bytes its list takes. */
  private last = new Int32Array(1024)
  private sizes = new Int32Array(1024)
  /** The places of the different words of each passage, passage by passage. */
  private held = new Int32Array(1024)

  write(passages: readonly EnginePassage[]): Segment {
    const lengths = new Int32Array(passages.length)
    const found = this.gather(passages, lengths)
    const words = Int32Array.from(found).sort()
    const ends = new Int32Array(words.length)
    // Lists begin one behind the other; from here on `sizes` says where the next number of each goes.
    let total = 0
    words.forEach((word, index) => {
      const place = (this.places[word] as number) - 1
      const size = this.sizes[place] as number
      this.sizes[place] = total
      total += size
      ends[index] = total
      this.places[word] = 0
    })
    const lists = new Uint8Array(total)
    const { last, sizes, held } = this
    last.fill(0, 0, found.length)
    let at = 0
    lengths.forEach((length, passage) => {
      for (const end = at + length; at < end; at++) {
        const place = held[at] as number
        sizes[place] = writeNumber(lists, sizes[place] as number, passage - (last[place] as number))
        last[place] = passage
      }
    })
    return { ids: Int32Array.from(passages, ({ id }) => id), lengths, words, ends, lists, live: passages.length }
  }

  /** The different words in the order in which they come; notes which passage holds which, and the sizes of lists. */
  private gather(passages: readonly EnginePassage[], lengths: Int32Array): WordId[] {
    this.makeRoom(passages)
    const { places, last, sizes, held } = this
    const found: WordId[] = []
    let count = 0
    passages.forEach(({ words }, passage) => {
      const before = count
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as WordId
        let place = (places[word] as number) - 1
        if (place < 0) {
          place = found.length
          found.push(word)
          places[word] = found.length
          sizes[place] = sizeOf(passage)
        } else if (last[place] === passage) continue
        else sizes[place] = (sizes[place] as number) + sizeOf(passage - (last[place] as number))
        last[place] = passage
        held[count++] = place
      }
      lengths[passage] = count - before
    })
    return found
  }

  private makeRoom(passages: readonly EnginePassage[]): void {
    let count = 0
    let largest = 0
    for (const { words } of passages) {
      count += words.length
      for (let i = 0; i < words.length; i++) largest = Math.max(largest, words[i] as WordId)
    }
    this.places = grown(this.places, largest + 1)
    this.last = grown(this.last, Math.min(count, largest + 1))
    this.sizes = grown(this.sizes, Math.min(count, largest + 1))
    this.held = grown(this.held, count)
  }
}
