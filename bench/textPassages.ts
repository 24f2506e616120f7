import type { Episode } from '../src/core/library/episode'
import { eachWord } from '../src/core/model/words'
import { passageCount, passageRange } from '../src/core/search/passages'

/** A passage as engines take it that index text. */
export interface TextPassage {
  readonly id: number
  readonly text: string
}

/** The passages that Verbatim makes of an episode; `which` is its number in the library. */
export function textPassagesOf({ speech: { text } }: Episode, which: number): TextPassage[] {
  const starts: number[] = []
  eachWord(text, (start) => starts.push(start))
  return Array.from({ length: passageCount(starts.length) }, (_, index) => {
    const { from, to } = passageRange(index, starts.length)
    return { id: which * 100_000 + index, text: text.slice(starts[from], starts[to] ?? text.length) }
  })
}
