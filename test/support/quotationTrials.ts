import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../../src/core/model/words'
import { formatTimestamp } from '../../src/core/model/time'
import { quotationsIn, type Quotation } from '../../src/core/notes/quotations'
import type { QuotationState } from '../../src/core/notes/verdict'
import { isFiller } from '../../src/core/notes/quotedWords'
import { LibraryService } from '../../src/core/service/libraryService'
import type { CheckedQuotation, QuoteForm } from '../../src/core/service/messages'
import type { Random } from '../fuzz/random'

/** What is done to a quotation after it was inserted. The first three must still be called right, the others wrong. */
export const treatments = [
  'as inserted',
  'in other places of a note',
  'marks of the writer',
  'word changed',
  'word dropped',
  'word added',
  'words swapped',
  'number changed',
  'negation removed',
  'two stitched',
  'time shifted',
  'speaker changed',
] as const
export type Treatment = (typeof treatments)[number]

/** A quotation that was inserted, treated, and checked. */
export interface Trial {
  readonly treatment: Treatment
  readonly note: string
  readonly state: QuotationState | 'not found'
  readonly detail: string
  /** Whether the check says what is true of it. */
  readonly right: boolean
}

/** A library of transcripts that lie in folders; their files are called `/library/…`. */
export function trialLibrary(folders: readonly string[]): LibraryService {
  const service = new LibraryService()
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:txt|md)$/.test(name),
    )
    for (const name of names.sort()) {
      const path = name.replaceAll('\\', '/')
      service.put({ id: path, path, file: `/library/${path}`, source: readFileSync(join(folder, name), 'utf8') })
    }
  }
  return service
}

/** One trial, or undefined where the stretch that was drawn does not lend itself to the treatment. */
export function trialOf(
  service: LibraryService,
  ids: readonly string[],
  treatment: Treatment,
  random: Random,
): Trial | undefined {
  const episode = random.pick(ids)
  const drawn = drawQuote(service, episode, random)
  if (drawn === undefined) return undefined
  const inserted = `Before it.\n\n${drawn}\n\nBehind it.\n`
  const quotation = quotationsIn(inserted)[0]
  if (quotation === undefined) return trial(treatment, inserted, undefined, false)
  const note = treated(treatment, inserted, quotation, random, () => drawQuote(service, episode, random))
  if (note === undefined) return undefined
  if (treatment === 'speaker changed' && !namesSpeaker(service, episode, inserted)) return undefined
  const checked = service.check(note, '/notes')
  return trial(treatment, note, checked[0], checked.length === 1 && isRight(treatment, checked[0], service, episode))
}

function trial(treatment: Treatment, note: string, checked: CheckedQuotation | undefined, right: boolean): Trial {
  return { treatment, note, state: checked?.state ?? 'not found', detail: checked?.detail ?? '', right }
}

function drawQuote(service: LibraryService, id: string, random: Random, form?: QuoteForm): string | undefined {
  const episode = service.episode(id)
  const cues = episode?.transcript.cues ?? []
  const cue = cues[random.below(cues.length)]
  if (cue === undefined) return undefined
  const from = cue.start + random.below(cue.text.length)
  const to = from + random.below(300)
  const forms: readonly QuoteForm[] = ['blockquote', 'blockquote', 'inline', 'footnote', 'pandoc']
  const answer = service.quote({ episode: id, from, to, form: form ?? random.pick(forms), noteFolder: '/notes' })
  // Of one or two words everything else is true as well: they stand everywhere.
  return answer === undefined || words(answer.text).length < 5 || answer.text.length > 4_000
    ? undefined
    : answer.markdown
}

function namesSpeaker(service: LibraryService, id: string, note: string): boolean {
  const [checked] = service.check(note, '/notes')
  return (
    checked?.place !== undefined &&
    service.episode(id)?.transcript.cues.some(({ speaker }) => speaker !== undefined) === true &&
    !checked.unchecked.includes('speaker')
  )
}

function isRight(
  treatment: Treatment,
  checked: CheckedQuotation | undefined,
  service: LibraryService,
  episode: string,
): boolean {
  switch (treatment) {
    case 'as inserted':
    case 'in other places of a note':
      return checked?.state === 'exact'
    case 'marks of the writer':
      return checked?.state === 'exact' || checked?.state === 'folded'
    case 'time shifted':
      return checked?.state === 'moved' || (checked?.state === 'exact' && standsThere(checked, service, episode))
    case 'two stitched':
      return checked?.state === 'differs' || (checked !== undefined && standsThere(checked, service, episode))
    default:
      return checked?.state === 'differs'
  }
}

/** Words that are said so after all: again where the shifted time leads, or one right behind the other. */
function standsThere(
  { words: said, place, unchecked }: CheckedQuotation,
  service: LibraryService,
  id: string,
): boolean {
  const quote =
    place && service.quote({ episode: id, from: place.start, to: place.end, exactly: true, form: 'blockquote' })
  const norms = (text: string): string => words(text).map(({ norm }) => norm).join(' ') // prettier-ignore
  return quote !== undefined && norms(quote.text) === norms(said) && !unchecked.includes('time')
}

function treated(
  treatment: Treatment,
  note: string,
  quotation: Quotation,
  random: Random,
  another: () => string | undefined,
): string | undefined {
  const { quoted } = quotation
  const said = words(quoted.text).filter(({ norm }) => !isFiller(norm))
  const inner = said.slice(1, -1).filter(({ start }) => !quoted.text.slice(0, start).endsWith('['))
  const at = (place: number): number => quoted.at[place] ?? 0
  const put = (word: { start: number; end: number }, text: string): string =>
    note.slice(0, at(word.start)) + text + note.slice(at(word.end - 1) + 1)
  const i = random.below(Math.max(1, inner.length - 1))
  const word = inner[i]
  const next = inner[i + 1]
  if (word === undefined || next === undefined) return undefined
  const written = quoted.text.slice(word.start, word.end)
  switch (treatment) {
    case 'as inserted':
      return note
    case 'in other places of a note':
      return elsewhere(note, random)
    case 'marks of the writer':
      return marked(
        note,
        quotation,
        { word, next, written, last: inner[Math.min(inner.length - 1, i + random.below(6))] ?? next },
        random,
      )
    case 'word changed':
      return word.norm === 'walrus' ? undefined : put(word, 'walrus')
    case 'word dropped': {
      const from = at(word.start)
      return isRepeated(inner, i) ? undefined : note.slice(0, from).trimEnd() + note.slice(at(word.end - 1) + 1)
    }
    case 'word added':
      return put(word, `${written} ${random.pick(['really', 'walrus', 'the', 'very', 'always'])}`)
    case 'words swapped': {
      if (word.norm === next.norm || quoted.text.slice(word.end, next.start) !== ' ') return undefined
      return put({ start: word.start, end: next.end }, `${quoted.text.slice(next.start, next.end)} ${written}`)
    }
    case 'number changed': {
      const number = inner.find(({ norm }) => /^\d+$/.test(norm))
      return number && put(number, String(Number(number.norm) + random.between(1, 9)))
    }
    case 'negation removed': {
      const index = inner.findIndex(({ norm }) => /^(?:not|never|no)$|n't$/.test(norm))
      const negation = inner[index]
      if (negation === undefined || isRepeated(inner, index)) return undefined
      const text = quoted.text.slice(negation.start, negation.end)
      if (/n['’]t$/i.test(text)) return put(negation, text.slice(0, -3))
      return note.slice(0, at(negation.start)).trimEnd() + note.slice(at(negation.end - 1) + 1)
    }
    case 'two stitched': {
      const other = another()
      const second = other === undefined ? undefined : quotationsIn(`${other}\n`)[0]
      if (second === undefined) return undefined
      const tail = words(second.quoted.text).slice(0, 12)
      const text = second.quoted.text.slice(tail[0]?.start, tail.at(-1)?.end).replace(/\s+/g, ' ')
      const last = said.at(-1)
      return last && tail.length > 4 ? put(last, `${quoted.text.slice(last.start, last.end)} ${text}`) : undefined
    }
    case 'time shifted':
      return shifted(note, quotation, random)
    case 'speaker changed': {
      const name = quotation.attributedTo ?? random.pick([...quoted.turns, undefined])
      return name && note.slice(0, name.start) + random.pick(['Ada Lovelace', 'Grace Hopper']) + note.slice(name.end)
    }
  }
}

function isRepeated(all: readonly { readonly norm: string }[], i: number): boolean {
  return all[i - 1]?.norm === all[i]?.norm || all[i + 1]?.norm === all[i]?.norm
}

/** In a list, a callout, with other line ends, with lines broken elsewhere. */
function elsewhere(note: string, random: Random): string {
  switch (random.below(4)) {
    case 0:
      return note.replace(/\n/g, '\r\n')
    case 1:
      return `- one\n- two\n\n${note.replace(/^(?!\[\^)(?=.)/gm, '  ')}`
    case 2:
      return note.replace(/^> /m, '> [!quote]+ From a talk\n> ')
    default:
      return note.replace(/^> .*$/gm, (line) =>
        line.includes('](') || line.includes('[@')
          ? line
          : line.replace(/(?<=\w) (?=\w{3,} )/g, (blank, place: number) => (place % 5 === 0 ? '\n> ' : blank)),
      )
  }
}

interface Place {
  readonly word: { readonly start: number; readonly end: number }
  readonly next: { readonly start: number; readonly end: number }
  readonly last: { readonly start: number; readonly end: number }
  readonly written: string
}

function marked(note: string, { quoted }: Quotation, { word, next, last, written }: Place, random: Random): string {
  const at = (place: number): number => quoted.at[place] ?? 0
  const [from, to, end] = [at(word.start), at(word.end - 1) + 1, at(last.end - 1) + 1]
  const stretch = end > to ? end : to
  const put = (start: number, until: number, text: string): string => note.slice(0, start) + text + note.slice(until)
  // Marks stand within a paragraph.
  const whole = !note.slice(from, stretch).includes('\n')
  switch (random.below(7)) {
    case 0:
      return put(to, to, ' [sic]')
    case 1:
      return put(from, to, `**${written}**`)
    case 2:
      return put(from, to, `[${random.pick(['the company', 'they', 'Lambert'])}]`)
    case 3:
      return put(
        from,
        from + 1,
        `[${written.charAt(0) === written.charAt(0).toUpperCase() ? written.charAt(0).toLowerCase() : written.charAt(0).toUpperCase()}]`,
      )
    case 4:
      return whole ? put(from, stretch, '[…]') : put(to, to, ' [laughs]')
    case 5:
      return whole ? put(from, stretch, '…') : put(at(next.start), at(next.start), '[…] ')
    default:
      return whole ? put(from, stretch, '...') : put(to, to, ' […]')
  }
}

function shifted(note: string, { locator, written }: Quotation, random: Random): string | undefined {
  if (locator.place?.kind !== 'time') return undefined
  const by = random.between(1, random.pick([3, 30, 600])) * (random.chance(0.5) && locator.place.start > 600 ? -1 : 1)
  const time = (seconds: number): number => Math.round((seconds + by) * 1000) / 1000
  const edits: { start: number; end: number; text: string }[] = []
  if (written.target !== undefined) {
    const target = note.slice(written.target.start, written.target.end)
    const text = target.replace(
      /([#&?]t=)([\d.]+)(?:,([\d.]+))?/,
      (_, head: string, start: string, end?: string) =>
        `${head}${time(Number(start))}${end === undefined ? '' : `,${time(Number(end))}`}`,
    )
    edits.push({ ...written.target, text })
  }
  if (written.time !== undefined && (written.target === undefined || random.chance(0.7))) {
    edits.push({ start: written.time.start, end: written.time.end, text: formatTimestamp(written.time.seconds + by) })
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), note)
}
