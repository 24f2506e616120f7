import * as vscode from 'vscode'
import type { Library } from './library'

interface NoteItem extends vscode.QuickPickItem {
  /** Absent for a note that is yet to be made. */
  readonly uri?: vscode.Uri
}

/** More notes than a list is read for; typing narrows them down. */
const MOST_NOTES = 500

/** Asks which note to write to when none is open: a new one, or one of the workspace. Undefined when cancelled. */
export async function chooseNote(library: Library): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showQuickPick(noteItems(library), {
    title: vscode.l10n.t('Insert the quotation into'),
    placeHolder: vscode.l10n.t('No note is open. Choose one, or begin a new one.'),
    matchOnDescription: true,
  })
  if (picked === undefined) return undefined
  if (picked.uri !== undefined) return picked.uri
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' })
  return document.uri
}

async function noteItems(library: Library): Promise<NoteItem[]> {
  const fresh: NoteItem = {
    label: vscode.l10n.t('New Note'),
    iconPath: new vscode.ThemeIcon('new-file'),
    description: vscode.l10n.t('Markdown, not saved yet'),
    alwaysShow: true,
  }
  const files = await vscode.workspace.findFiles('**/*.{md,markdown}', '**/{node_modules,.git}/**', MOST_NOTES)
  const glossaries = new Set(library.state.glossaries.map(({ file }) => file))
  const notes = files
    .filter((uri) => library.episode(uri.toString()) === undefined && !glossaries.has(uri.fsPath))
    .map((uri) => ({ uri, path: vscode.workspace.asRelativePath(uri) }))
    .sort((a, b) => a.path.localeCompare(b.path))
    .map(({ uri, path }): NoteItem => {
      const slash = path.lastIndexOf('/')
      return {
        label: path.slice(slash + 1),
        uri,
        iconPath: vscode.ThemeIcon.File,
        ...(slash < 0 ? {} : { description: path.slice(0, slash) }),
      }
    })
  if (notes.length === 0) return [fresh]
  return [
    fresh,
    { label: vscode.l10n.t('notes of this workspace'), kind: vscode.QuickPickItemKind.Separator },
    ...notes,
  ]
}
