import * as vscode from 'vscode'
import type { Library } from './library'
import { episodeIdOf } from './places'
import { playAddress } from './play'

/**
 * Tells menus and keys about the transcript in front: `verbatim.rawTranscript` in a raw file (the reader is known by
 * its scheme), `verbatim.canPlay` where a recording is known.
 */
export function registerTranscriptContext(library: Library): vscode.Disposable {
  const told = new Map<string, boolean>()
  const tell = (key: string, value: boolean): void => {
    if (told.get(key) === value) return
    told.set(key, value)
    void vscode.commands.executeCommand('setContext', key, value)
  }
  const look = (): void => {
    const document = vscode.window.activeTextEditor?.document
    const raw = document && library.episodeOfDocument(document)
    const id = document && episodeIdOf(document.uri)
    const episode = raw ?? (id === undefined ? undefined : library.episode(id))
    tell('verbatim.rawTranscript', raw !== undefined)
    tell(
      'verbatim.canPlay',
      episode !== undefined && playAddress(episode, { episode: episode.id, offset: 0 }) !== undefined,
    )
  }
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(look), library.onDidChange(look))
}
