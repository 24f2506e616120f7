import { dirname, resolve, sep } from 'node:path'
import { lineCounter } from '../core/formats/lines'
import { oneLine, shortened } from '../core/model/oneLine'
import { formatTimestamp } from '../core/model/time'
import { isNearlyThere, needsLook, type Difference, type QuotationState } from '../core/notes/verdict'
import type { LibraryService } from '../core/service/libraryService'
import type { CheckedQuotation } from '../core/service/messages'

export type CheckRow = ReturnType<typeof noteRows>[number]

/**
 * A row for each quotation of a note. `offset` is in the source file, null where the words were not found; `end` is the
 * line of the note in which the quotation ends.
 */
export function noteRows(service: LibraryService, note: string, text: string) {
  const folder = dirname(resolve(note)).split(sep).join('/')
  const lineAt = lineCounter(text)
  return service.check(text, folder).map((checked) => {
    const { line, state, place, detail, intended, differences, words } = checked
    return {
      note: note.split(sep).join('/'),
      line,
      state,
      file: fileOf(service, checked),
      start: place?.startTime ?? null,
      offset: place === undefined ? null : ([place.start, place.end] as const),
      detail,
      words,
      differences: differences.map(differenceRow),
      intended,
      problem: needsLook(checked),
      nearly: isNearlyThere(checked),
      // A quotation within another one may begin in front of where the other ends; lines are counted forward only.
      endLine: Math.max(line, lineAt(checked.end)),
    }
  })
}

/** A quotation in words: where it stands, its state, and each difference word by word. */
export function checkText(row: CheckRow): string {
  const found = row.file === null ? '' : ` ${row.file}${row.start === null ? '' : ` ${formatTimestamp(row.start)}`}`
  const head = `${row.note}:${row.line}: ${stateText(row.state)}${row.intended ? ' (intended)' : ''}${found}`
  const words = row.problem ? [`  “${shortened(oneLine(row.words))}”`] : []
  const detail = row.state === 'exact' ? [] : [`  ${row.detail}`]
  const told = row.problem
    ? row.differences.flatMap(({ said, source }) => [
        ...(said === null ? [] : [`  - ${shortened(said)}`]),
        ...(source === null ? [] : [`  + ${shortened(source)}`]),
      ])
    : []
  return [head, ...words, ...detail, ...told].map((line) => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`).join('\n')
}

function stateText(state: QuotationState): string {
  return state === 'missing' ? 'source missing' : state
}

function fileOf(service: LibraryService, { episode }: CheckedQuotation): string | null {
  return (episode && service.episode(episode)?.path) ?? null
}

function differenceRow(difference: Difference) {
  const { kind, said } = difference
  const source = difference.kind === 'absent' ? '' : difference.source
  return { kind, said: said === '' ? null : said, source: source === '' ? null : source }
}
