import { passageCount, passageRange } from '../../src/core/search/passages'
import type { EngineText } from '../../src/core/search/searchEngine'

/** A passage of a text, its words in order. */
export interface Passage {
  readonly id: number
  readonly words: readonly number[]
}

/** The passages of a text, one by one. */
export function passagesOf({ id, words }: EngineText): Passage[] {
  const all = Array.from(words)
  return Array.from({ length: passageCount(all.length) }, (_, index) => {
    const { from, to } = passageRange(index, all.length)
    return { id: id + index, words: all.slice(from, to) }
  })
}
