import * as vscode from 'vscode'
import type { EpisodeSummary } from '../../src/core/service/messages'
import type { VerbatimApi } from '../../src/extension'
import { eventually } from '../support/eventually'

/** The running extension's library, read. */
export async function readLibrary(): Promise<VerbatimApi['library']> {
  const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim-notes.verbatim')
  if (extension === undefined) throw new Error('the extension is not there')
  const { library } = await extension.activate()
  await library.ready
  return library
}

/** The episode with this title, once it has been read. */
export async function episodeNamed(title: string): Promise<EpisodeSummary> {
  const library = await readLibrary()
  return eventually(() => library.state.episodes.find((episode) => episode.title.startsWith(title)), `“${title}”`)
}

/** The sample library is there for as long as the tests of a suite run. */
export function withSampleLibrary(): void {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('verbatim')
  before(() => settings().update('sampleLibrary', true, vscode.ConfigurationTarget.Global))
  after(() => settings().update('sampleLibrary', undefined, vscode.ConfigurationTarget.Global))
}

/** Opens an episode in the reader, as a click in the side bar does. */
export async function openReader(episode: EpisodeSummary, offset = 0): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('verbatim.openPlace', { episode: episode.id, offset })
  return eventually(() => {
    const editor = vscode.window.activeTextEditor
    return editor?.document.uri.query === episode.id ? editor : undefined
  }, `the reader of “${episode.title}”`)
}

export async function openRaw(episode: EpisodeSummary): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.parse(episode.id), { preview: false })
}

/** A file of the workspace folder. */
export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new Error('no folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Opens a new note with this text, `|` in it being the cursor. */
export async function openNote(path: string, text: string): Promise<vscode.TextEditor> {
  const uri = await writeFile(path, text.replace('|', ''))
  const editor = await vscode.window.showTextDocument(uri, { preview: false })
  const at = text.indexOf('|')
  if (at >= 0) await putCursor(editor, at)
  return editor
}

/** Moves the cursor as a person does, so that the editor says who moved it. */
async function putCursor(editor: vscode.TextEditor, offset: number): Promise<void> {
  const { line, character } = editor.document.positionAt(offset)
  await vscode.commands.executeCommand('cursorTop')
  if (line > 0) await vscode.commands.executeCommand('cursorMove', { to: 'down', by: 'line', value: line })
  await vscode.commands.executeCommand('cursorMove', { to: 'wrappedLineStart' })
  if (character > 0) {
    await vscode.commands.executeCommand('cursorMove', { to: 'right', by: 'character', value: character })
  }
  await eventually(() => editor.document.offsetAt(editor.selection.active) === offset, 'the cursor to move')
}

/** Selects a text in an editor, the first of its kind. */
export function select(editor: vscode.TextEditor, from: string, to = from): void {
  const text = editor.document.getText()
  const start = text.indexOf(from)
  const end = text.indexOf(to, start) + to.length
  if (start < 0 || end < start) throw new Error(`“${from}” … “${to}” is not in the editor`)
  editor.selection = new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(end))
}

export async function closeEverything(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}
