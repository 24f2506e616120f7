import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import * as vscode from 'vscode'
import { editSidecar, sidecarSkeleton, type SidecarChange } from '../core/formats/sidecarEdit'
import type { Problem } from '../core/model/problem'
import type { EpisodeSummary } from '../core/service/messages'
import { isThere, ownText, writeOwnText } from './ownFile'
import { sidecarOf } from './transcriptFiles'

/** What came of a change: written, or why not. */
export type SidecarChanged =
  | { readonly kind: 'written' }
  | { readonly kind: 'broken'; readonly problem: Problem }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'failed'; readonly reason: string }

/** The sidecar of an episode, which need not be there yet. */
export class SidecarFile {
  readonly uri: vscode.Uri
  /** Of the transcript that it lies beside. */
  readonly name: string

  private constructor(uri: vscode.Uri, name: string) {
    this.uri = uri
    this.name = name
  }

  /** That of the file that the episode is read from; where only a twin of it has one, that. */
  static async of({ id, twins }: EpisodeSummary): Promise<SidecarFile> {
    const files = [id, ...twins.map((twin) => twin.id)].map((address) => vscode.Uri.parse(address, true))
    const sidecars = files.map((file) => new SidecarFile(sidecarOf(file), basename(file.path)))
    for (const sidecar of sidecars) if (await isThere(sidecar.uri)) return sidecar
    return sidecars[0] as SidecarFile
  }

  /** Its text, with changes that are not saved yet; empty where there is none. */
  text(): Promise<string> {
    return ownText(this.uri)
  }

  /** Changes one fact and saves. Never rejects. */
  async change(change: SidecarChange): Promise<SidecarChanged> {
    try {
      const before = await this.text()
      const edit = editSidecar(before, change)
      if (edit.kind === 'broken') return edit
      if (edit.text === before) return { kind: 'written' }
      if (await this.isReadOnly()) return { kind: 'read-only' }
      await writeOwnText(this.uri, edit.text)
      return { kind: 'written' }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  /** Opens it, at a line where one is named; where there is none, one that explains itself and is not saved yet. */
  async open(line = 1): Promise<void> {
    const there = await isThere(this.uri)
    const address = there ? this.uri : this.uri.with({ scheme: 'untitled' })
    const document = await vscode.workspace.openTextDocument(address)
    const editor = await vscode.window.showTextDocument(document, { preview: false })
    if (!there && document.getText() === '') {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), sidecarSkeleton(this.name)))
    }
    const position = new vscode.Position(Math.max(0, line - 1), 0)
    editor.selection = new vscode.Selection(position, position)
    editor.revealRange(editor.selection)
  }

  private async isReadOnly(): Promise<boolean> {
    const { fsPath } = (await isThere(this.uri)) ? this.uri : vscode.Uri.joinPath(this.uri, '..')
    try {
      await access(fsPath, constants.W_OK)
      return false
    } catch {
      return true
    }
  }
}
