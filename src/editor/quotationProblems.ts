import * as vscode from 'vscode'
import type { Span } from '../core/model/transcript'
import { isNearlyThere, needsLook, type Difference } from '../core/notes/verdict'
import { differenceText } from '../core/notes/verdictText'
import { positionOf } from '../core/service/sourcePlace'
import type { CheckedQuotation } from '../core/service/messages'
import type { CheckedNote, CheckedNotes } from './checkedNotes'
import type { Library } from './library'

/** Shows where quotations are not as their sources, on the words in question, with the place in the source. */
export function registerQuotationProblems(notes: CheckedNotes, library: Library): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('verbatim.quotations')
  const show = async (uri: vscode.Uri): Promise<void> => {
    const note = notes.note(uri)
    if (note === undefined) return collection.delete(uri)
    const diagnostics = await Promise.all(
      note.quotations.filter(isShown).map((checked) => diagnosticsOf(note, checked, library)),
    )
    // It may have been checked again while the places were asked for.
    if (notes.note(uri) === note) collection.set(uri, diagnostics.flat())
  }
  return vscode.Disposable.from(
    collection,
    notes.onDidChange((uri) => void show(uri)),
  )
}

function isShown(checked: CheckedQuotation): boolean {
  return needsLook(checked) || (checked.state === 'folded' && !checked.intended)
}

async function diagnosticsOf(
  note: CheckedNote,
  checked: CheckedQuotation,
  library: Library,
): Promise<vscode.Diagnostic[]> {
  const related = await sourceOf(checked, library)
  const diagnostic = (span: Span, message: string): vscode.Diagnostic => {
    const found = new vscode.Diagnostic(rangeIn(note.text, span), message, severityOf(checked))
    found.source = 'Verbatim'
    found.code = `quotation-${checked.state}`
    if (related !== undefined) found.relatedInformation = [related]
    return found
  }
  if (checked.differences.length === 0) return [diagnostic(lastLine(note.text, checked), checked.detail)]
  return checked.differences.map((difference) => diagnostic(seen(difference), differenceText(difference)))
}

/** Of a quotation as a whole only the line that cites is underlined: its words are not what is wrong. */
function lastLine(text: string, { start, end }: Span): Span {
  const line =
    text
      .slice(start, end)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  return { start: end - line.replace(/^[\s>]+/, '').length, end }
}

/** Where words are missing, the sign behind the place is underlined: nothing else would be seen. */
function seen({ note: { start, end } }: Difference): Span {
  return start === end ? { start, end: end + 1 } : { start, end }
}

async function sourceOf(
  { episode, place }: CheckedQuotation,
  library: Library,
): Promise<vscode.DiagnosticRelatedInformation | undefined> {
  if (episode === undefined || place === undefined) return undefined
  const ask = { episode, offsets: [place.start, place.end] }
  const [start, end] = (await library.index.request('sourcePositions', ask).catch(() => undefined)) ?? []
  if (start === undefined || end === undefined) return undefined
  const range = new vscode.Range(start.line, start.character, end.line, end.character)
  const location = new vscode.Location(library.fileUri(episode), range)
  return new vscode.DiagnosticRelatedInformation(location, vscode.l10n.t('What the source says'))
}

function severityOf(checked: CheckedQuotation): vscode.DiagnosticSeverity {
  switch (checked.state) {
    case 'differs':
      return vscode.DiagnosticSeverity.Warning
    case 'moved':
      return isNearlyThere(checked) ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning
    case 'ambiguous':
    case 'missing':
      return vscode.DiagnosticSeverity.Information
    case 'folded':
    case 'exact':
      return vscode.DiagnosticSeverity.Hint
  }
}

/** A stretch of a text that need not be open in an editor. */
export function rangeIn(text: string, { start, end }: Span): vscode.Range {
  const [from, to] = [positionOf(text, start), positionOf(text, end)]
  return new vscode.Range(from.line, from.character, to.line, to.character)
}
