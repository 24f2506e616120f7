import * as vscode from 'vscode'
import { CheckedNotes } from './checkedNotes'
import type { Library } from './library'
import { registerQuotationActions } from './quotationActions'
import { registerQuotationProblems } from './quotationProblems'
import type { Settings } from './settings'

interface CheckDeps {
  readonly library: Library
  readonly settings: Settings
  readonly log: vscode.LogOutputChannel
}

/** The check of quotations in notes: problems on the words that are not the source's, and what mends them. */
export function registerQuotationChecks(deps: CheckDeps): vscode.Disposable {
  const notes = new CheckedNotes(deps)
  return vscode.Disposable.from(notes, registerQuotationProblems(notes, deps.library), registerQuotationActions(notes))
}
