import * as vscode from 'vscode'
import type { CheckedNotes } from './checkedNotes'
import { registerCitationsView } from './citationsView'
import type { Library } from './library'
import { registerOpenQuotation } from './openQuotation'
import { registerQuotationActions } from './quotationActions'
import { registerQuotationProblems } from './quotationProblems'
import { registerQuotedPlaces } from './quotedPlaces'
import type { ReaderTexts } from './readerTexts'
import type { Settings } from './settings'

interface CheckDeps {
  readonly library: Library
  readonly readers: ReaderTexts
  readonly settings: Settings
  readonly notes: CheckedNotes
  /** Remembers how the person arranged the view. */
  readonly memory: vscode.Memento
}

/** The check of quotations in notes: problems on the words that are not the source's, what mends them, and all of them in a view. */
export function registerQuotationChecks(deps: CheckDeps): vscode.Disposable {
  const { notes } = deps
  return vscode.Disposable.from(
    registerQuotationProblems(notes, deps.library),
    registerQuotationActions(notes),
    registerOpenQuotation(notes),
    registerQuotedPlaces(deps),
    registerCitationsView(notes, deps.library, deps.memory),
  )
}
