import { create, insertMultiple, search } from '@orama/orama'
import { timed } from './timed.mjs'

export async function open(passages) {
  const { value: all, milliseconds: readingTime } = timed(passages)
  const db = create({ schema: { text: 'string' } })
  await insertMultiple(
    db,
    all.map(({ id, text }) => ({ id: String(id), text })),
    5000,
  )
  const ask = (more) => (term) => search(db, { term, limit: 50, threshold: 0, ...more })
  return { readingTime, ask: { common: ask(), three: ask(), rare: ask(), typo: ask({ tolerance: 1 }), typing: ask() } }
}
