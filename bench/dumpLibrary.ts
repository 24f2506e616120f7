import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportTranscript } from '../src/core/export/exportTranscript'
import { madeLibrary, sentencesIn } from './madeLibrary'
import { madeQueries } from './madeQueries'
import { textPassagesOf } from './textPassages'

// Writes a made library and its queries down, for engines that are measured in processes of their own.
const [hours = '8', folder = '.', ...sources] = process.argv.slice(2)
const library = [...madeLibrary(Number(hours), sentencesIn(...sources))]
mkdirSync(join(folder, 'files'), { recursive: true })
library.forEach((episode, which) => {
  const file = exportTranscript(episode, 'vtt')
  if (file.kind === 'text') writeFileSync(join(folder, 'files', `${which}.vtt`), file.text)
  const lines = textPassagesOf(episode, which).map((passage) => `${JSON.stringify(passage)}\n`)
  writeFileSync(join(folder, 'passages.jsonl'), lines.join(''), { flag: which === 0 ? 'w' : 'a' })
})
writeFileSync(join(folder, 'queries.json'), JSON.stringify(madeQueries(library)))
