import * as vscode from 'vscode'
import { relativeLink } from '../core/notes/locator'
import { placeLinks } from '../core/notes/placeLinks'
import type { Settings } from './settings'
import { Slices } from './slices'

/** Notes beyond these are not looked at when a file is moved. */
const MOST_NOTES = 10_000
/** Nobody writes a longer note (bytes). */
const LONGEST_NOTE = 4_000_000

type Moves = vscode.FileWillRenameEvent['files']

/** The links of quotations follow a note or a transcript that is moved or renamed in the workspace. */
export function registerMovedFiles(settings: Settings): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => event.waitUntil(linkEdits(event.files, settings, event.token)))
}

async function linkEdits(
  moves: Moves,
  settings: Settings,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit()
  const notes = await vscode.workspace.findFiles('**/*.{md,markdown}', '**/{node_modules,.git}/**', MOST_NOTES, token)
  const slices = new Slices()
  for (const note of notes) {
    await slices.next()
    if (token.isCancellationRequested) break
    const links = changedLinks(note, await textOf(note), moves, settings)
    if (links.length === 0) continue
    const document = await vscode.workspace.openTextDocument(note)
    for (const { start, end, path } of links) {
      edit.replace(note, new vscode.Range(document.positionAt(start), document.positionAt(end)), path)
    }
  }
  return edit
}

/** The links of a note that lead elsewhere after a move, with the paths that they need then. */
function changedLinks(note: vscode.Uri, text: string, moves: Moves, settings: Settings): ReturnType<typeof placeLinks> {
  const noteAfter = placeAfter(note, moves)
  // VS Code writes the links of these itself.
  if (noteAfter !== undefined && settings.markdownFollows(note)) return []
  return placeLinks(text).flatMap((link) => {
    const target = targetOf(note, link.path)
    if (target === undefined) return []
    const targetAfter = placeAfter(target, moves)
    if (targetAfter !== undefined ? settings.markdownFollows(target) : noteAfter === undefined) return []
    const path = relativeLink(pathOf(vscode.Uri.joinPath(noteAfter ?? note, '..')), pathOf(targetAfter ?? target))
    return path === link.path ? [] : [{ ...link, path }]
  })
}

/** Where a file is after the moves, alone or with a folder; undefined for one that stays. */
function placeAfter(file: vscode.Uri, moves: Moves): vscode.Uri | undefined {
  for (const { oldUri, newUri } of moves) {
    if (file.path === oldUri.path) return newUri
    if (file.path.startsWith(`${oldUri.path}/`)) return vscode.Uri.joinPath(newUri, file.path.slice(oldUri.path.length))
  }
  return undefined
}

function targetOf(note: vscode.Uri, path: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.joinPath(note, '..', decodeURIComponent(path))
  } catch {
    // A stray percent sign: the link leads nowhere.
    return undefined
  }
}

/** Of a note that is being edited, what the editor shows. */
async function textOf(note: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === note.toString())
  if (open !== undefined) return open.getText()
  try {
    if ((await vscode.workspace.fs.stat(note)).size > LONGEST_NOTE) return ''
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(note))
  } catch {
    return ''
  }
}

function pathOf(uri: vscode.Uri): string {
  return uri.fsPath.replaceAll('\\', '/')
}
