import * as vscode from 'vscode'
import { withEntry, type WrittenEntry } from '../core/glossary/glossaryEdit'
import type { Library } from './library'
import { ownText, writeOwnText } from './ownFile'

/** The glossary file that the person writes; it need not be there yet. */
export class OwnGlossary {
  private readonly library: Library
  private readonly bundled: vscode.Uri

  constructor(library: Library, bundled: vscode.Uri) {
    this.library = library
    this.bundled = bundled
  }

  /** The first one that is read, else `glossary.md` in the first folder; undefined where no folder is open. */
  get uri(): vscode.Uri | undefined {
    const own = this.library.state.glossaries.find(({ file }) => file !== this.bundled.fsPath)
    if (own !== undefined) return vscode.Uri.file(own.file)
    const [folder] = vscode.workspace.workspaceFolders ?? []
    return folder && vscode.Uri.joinPath(folder.uri, 'glossary.md')
  }

  /**
   * Writes an entry, or new names of one that is there, and saves; says where it stands. False where that failed.
   *
   * @param file in which the entry stands already; one that comes with Verbatim is not written to
   */
  async add(entry: WrittenEntry, file?: string): Promise<boolean> {
    const uri = file === undefined || file === this.bundled.fsPath ? this.uri : vscode.Uri.file(file)
    if (uri === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a folder first: your glossary is a file glossary.md in it.'),
      )
      return false
    }
    try {
      await writeOwnText(uri, withEntry(await ownText(uri), entry))
      // The watcher would bring it in as well, but later.
      await this.library.refresh()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      void vscode.window.showErrorMessage(vscode.l10n.t('The glossary could not be written: {0}.', reason))
      return false
    }
    void this.offerToOpen(uri, entry.label)
    return true
  }

  private async offerToOpen(uri: vscode.Uri, label: string): Promise<void> {
    const open = vscode.l10n.t('Open')
    const message = vscode.l10n.t('“{0}” is in {1}.', label, vscode.workspace.asRelativePath(uri))
    if ((await vscode.window.showInformationMessage(message, open)) === open)
      await vscode.window.showTextDocument(uri, { preview: false })
  }
}
