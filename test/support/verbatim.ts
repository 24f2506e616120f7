import * as vscode from 'vscode'
import type { EpisodeSummary, LibraryState } from '../../src/core/service/messages'
import type { VerbatimApi } from '../../src/extension'
import { eventually } from './eventually'

/** The extension under test, running, with its library read for the first time. */
export async function verbatim(): Promise<VerbatimApi> {
  const extension = vscode.extensions.getExtension<VerbatimApi>('verbatim-notes.verbatim')
  if (extension === undefined) throw new Error('the extension is not installed')
  const api = await extension.activate()
  await api.library.ready
  return api
}

/** The address of a file of the folder that the tests have open. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (folder === undefined) throw new Error('no folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

export async function writeFile(path: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(path)
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return uri
}

export async function deleteFile(path: string): Promise<void> {
  await vscode.workspace.fs.delete(inWorkspace(path), { recursive: true })
}

/** The library, once it is as the question wants it. */
export async function libraryWhere(what: string, holds: (state: LibraryState) => boolean): Promise<LibraryState> {
  const { library } = await verbatim()
  return eventually(() => holds(library.state) && library.state, `a library with ${what}`)
}

/** The episode of a file of the folder, once it is in the library. */
export async function episodeOf(path: string): Promise<EpisodeSummary> {
  const id = inWorkspace(path).toString()
  const { episodes } = await libraryWhere(path, (state) => state.episodes.some((episode) => episode.id === id))
  return episodes.find((episode) => episode.id === id) as EpisodeSummary
}
