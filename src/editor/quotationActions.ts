import * as vscode from 'vscode'
import type { NoteEdit } from '../core/notes/quotationFixes'
import { needsLook } from '../core/notes/verdict'
import type { CheckedQuotation } from '../core/service/messages'
import type { CheckedNotes } from './checkedNotes'
import { rangeIn } from './quotationProblems'

/** Quick fixes of quotations: take the source's words, correct the citation, keep it as it is, and all in the note. */
export function registerQuotationActions(notes: CheckedNotes): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [
      { language: 'markdown', scheme: 'file' },
      { language: 'markdown', scheme: 'untitled' },
    ],
    { provideCodeActions: (document, range) => actionsAt(notes, document, range) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  )
}

function actionsAt(notes: CheckedNotes, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  const note = notes.note(document.uri)
  // Offsets of another text would change what nobody asked for.
  if (note === undefined || note.text !== document.getText()) return []
  const all = note.quotations.filter(needsLook)
  const here = all.filter((checked) => document.validateRange(rangeIn(note.text, checked)).intersection(range))
  const action = (title: string, edits: readonly NoteEdit[] | undefined, preferred = false): vscode.CodeAction[] => {
    if (edits === undefined || edits.length === 0) return []
    const found = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
    found.edit = new vscode.WorkspaceEdit()
    found.edit.set(
      document.uri,
      edits.map((edit) => new vscode.TextEdit(rangeIn(note.text, edit), edit.text)),
    )
    found.diagnostics = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => diagnostic.source === 'Verbatim' && diagnostic.range.intersection(range) !== undefined)
    found.isPreferred = preferred
    return [found]
  }
  const actions = here.flatMap(({ fixes }) => [
    ...action(vscode.l10n.t("Take the source's words"), fixes.words, true),
    ...action(vscode.l10n.t('Correct the place in the citation'), fixes.place, fixes.words === undefined),
    ...action(vscode.l10n.t('Mark as intended'), fixes.intended),
  ])
  const every = all.flatMap(mended)
  if (here.length === 0 || all.length < 2) return actions
  return [...actions, ...action(vscode.l10n.t('Mend all quotations in this note'), every)]
}

function mended({ fixes }: CheckedQuotation): readonly NoteEdit[] {
  return [...(fixes.words ?? []), ...(fixes.place ?? [])]
}
