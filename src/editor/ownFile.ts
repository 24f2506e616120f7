import * as vscode from 'vscode'

/*
 * A text file of the person's that a command changes: with changes that are not saved yet, and saved by the command.
 */

/** The text; empty where there is no such file. */
export async function ownText(uri: vscode.Uri): Promise<string> {
  const unsaved = unsavedIn(uri)
  if (unsaved !== undefined) return unsaved.getText()
  if (!(await isThere(uri))) return ''
  const bytes = await vscode.workspace.fs.readFile(uri)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Written back as it was understood, it would lose what was not.
    throw new Error(vscode.l10n.t('it is not UTF-8 text'))
  }
}

/** Writes and saves the whole text. */
export async function writeOwnText(uri: vscode.Uri, text: string): Promise<void> {
  const unsaved = unsavedIn(uri)
  if (unsaved === undefined) return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  const edit = new vscode.WorkspaceEdit()
  const end = unsaved.lineAt(unsaved.lineCount - 1).range.end
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), end), text)
  const saved = (await vscode.workspace.applyEdit(edit)) && (await unsaved.save())
  if (!saved) throw new Error(vscode.l10n.t('it could not be saved'))
}

export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}

/** The document in which a person is writing at this moment. One without changes may be older than the file. */
function unsavedIn(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString()
  return vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === address)
}
