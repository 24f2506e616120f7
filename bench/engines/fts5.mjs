import { statSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { timed } from './timed.mjs'

/** On disk, as it is meant to be; prefixes from two letters on. It knows no typing errors. */
export async function open(passages, folder) {
  const { value: all, milliseconds: readingTime } = timed(passages)
  const file = join(folder, 'fts5.db')
  rmSync(file, { force: true })
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  db.exec("CREATE VIRTUAL TABLE passages USING fts5(text, prefix = '2 3', tokenize = 'unicode61')")
  db.exec('BEGIN')
  const insert = db.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)')
  for (const { id, text } of all) insert.run(id + 1, text)
  db.exec('COMMIT')
  const select = db.prepare('SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 50')
  const word = (text) => `"${text.replaceAll('"', '')}"`
  const all3 = (query) => select.all(query.trim().split(' ').map(word).join(' '))
  const typing = (query) => (query.trim() === '' ? [] : select.all(`${query.trim().split(' ').map(word).join(' ')} *`))
  const phrase = (query) => select.all(word(query))
  return {
    readingTime,
    disk: () => statSync(file).size,
    ask: { common: all3, three: all3, rare: all3, phrase, typing },
  }
}
