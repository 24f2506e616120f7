import { exportTranscript } from '../src/core/export/exportTranscript'
import { LibraryService } from '../src/core/service/libraryService'
import { madeLibrary, seeded, sentencesIn } from './madeLibrary'

/** Quotations of a note, and episodes that they are taken from. */
const [quotedByNote, citedByNote] = [10, 3]
const noteCount = 1_000
/** Notes in which somebody writes, and letters typed one after another in each. */
const [written, keystrokes] = [50, 10]

const [hours = '20', ...folders] = process.argv.slice(2)
const random = seeded(1)
const below = (count: number): number => Math.floor(random() * count)
const service = new LibraryService()
const ids: string[] = []
for (const episode of madeLibrary(Number(hours), sentencesIn(...folders))) {
  const file = exportTranscript(episode, 'vtt')
  if (file.kind !== 'text') throw new Error('A made episode has times.')
  const path = episode.path.replace('.txt', '.vtt')
  service.put({ id: path, path, file: `/library/${path}`, source: file.text })
  ids.push(path)
}
const notes = Array.from({ length: noteCount }, madeNote)
const check = (note: string): readonly { readonly state: string }[] => service.check(note, '/notes')
const states: Record<string, number> = {}
const first = time(() => {
  for (const { state } of notes.flatMap(check)) states[state] = (states[state] ?? 0) + 1
})
const second = time(() => notes.forEach(check))
const typed = Array.from({ length: written }, () => {
  const note = notes[below(noteCount)] ?? ''
  const at = below(note.length)
  return Array.from({ length: keystrokes }, (_, letters) =>
    time(() => check(`${note.slice(0, at)}${'x'.repeat(letters + 1)}${note.slice(at)}`)),
  )
})
  .flat()
  .sort((a, b) => a - b)
const at = (part: number): number => typed[Math.floor(typed.length * part)] ?? 0
console.log(JSON.stringify({ hours: Number(hours), states, first, second, p50: at(0.5), p95: at(0.95) }))

/** A note as people keep them: quotations with sentences between, of which one in six is not as its source. */
function madeNote(): string {
  const cited = Array.from({ length: citedByNote }, () => ids[below(ids.length)] ?? '')
  const quotations = Array.from({ length: quotedByNote }, (_, which) => {
    const episode = cited[which % citedByNote] ?? ''
    const { length } = service.episode(episode)?.source ?? ''
    const from = below(length - 500)
    const to = from + 100 + below(200)
    const quote = service.quote({ episode, from, to, form: 'blockquote', noteFolder: '/notes' })
    return altered(quote?.markdown ?? '')
  })
  return quotations.map((quotation) => `What was said about it:\n\n${quotation}\n`).join('\n')
}

function altered(quotation: string): string {
  const dice = random()
  if (dice < 0.1) return quotation.replace(/ \w+ (?=\w+ \w)/, ' walrus ')
  if (dice < 0.15) return quotation.replace(/#t=\d+/, `#t=${below(3_000)}`)
  return dice < 0.16 ? quotation.replace('.vtt', '-gone.vtt') : quotation
}

/** Milliseconds of the processor. */
function time(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
