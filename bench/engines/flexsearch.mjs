import { Index } from 'flexsearch'
import { timed } from './timed.mjs'

/** Whole words only: with prefixes it takes many times the memory. It knows neither typing errors nor phrases. */
export async function open(passages) {
  const { value: all, milliseconds: readingTime } = timed(passages)
  const index = new Index({ tokenize: 'strict' })
  for (const { id, text } of all) index.add(id, text)
  const ask = (query) => index.search(query, { limit: 50 })
  return { readingTime, ask: { common: ask, three: ask, rare: ask } }
}
