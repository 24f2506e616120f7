import { partitionPoint } from '../model/partitionPoint'
import type { Span } from '../model/transcript'
import { eachWord } from '../model/words'
import { isFiller } from './quotedWords'

/** The words of a stretch of a speech's text, fillers left out; `starts` and `ends` are places in that text. */
export interface SourceWords {
  readonly norms: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** @param withFillers for quotations that say nothing else */
export function sourceWords(text: string, { start, end }: Span, withFillers: boolean): SourceWords {
  const norms: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  eachWord(text.slice(start, end), (from, to, norm) => {
    if (!withFillers && isFiller(norm)) return
    norms.push(norm)
    starts.push(start + from)
    ends.push(start + to)
  })
  return { norms, starts, ends }
}

/** Index of the first word that begins at a place or behind it; the number of words where there is none. */
export function wordAt({ starts }: SourceWords, place: number): number {
  return partitionPoint(starts.length, (i) => (starts[i] as number) < place)
}
