import * as vscode from 'vscode'
import type { CheckedNotes } from './checkedNotes'
import { rangeIn } from './quotationProblems'

/** The command that opens a note, by its address, at the quotation that begins at an offset. */
export const OPEN_QUOTATION = 'verbatim.openQuotation'

export function registerOpenQuotation(notes: CheckedNotes): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_QUOTATION, async (address?: unknown, offset?: unknown) => {
    // Anyone may call a command; only notes that were checked are opened.
    const note = [...notes.all()].find(({ uri }) => uri.toString() === address)
    if (note === undefined || typeof offset !== 'number') return sayGone()
    const { start } = rangeIn(note.text, { start: offset, end: offset })
    const selection = new vscode.Range(start, start)
    const editor = await vscode.window.showTextDocument(note.uri, { selection, preview: true })
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  })
}

function sayGone(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This quotation is not there any more. Choose one in the Citations view of Verbatim.'),
  )
}
