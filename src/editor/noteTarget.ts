import { stat } from 'node:fs/promises'
import * as vscode from 'vscode'
import type { Library } from './library'
import { insertionsAt } from './noteInsertion'

/** A Markdown note that is open in a tab. */
export interface OpenNote {
  readonly uri: vscode.Uri
  readonly tab: vscode.Tab
}

/** Where the cursors of a note were last seen; `length` of the note tells whether it was changed since by others. */
interface Cursors {
  readonly offsets: readonly number[]
  readonly length: number
}

/**
 * Knows the Markdown note that the person works on, and puts quotations into it. Tabs are asked rather than text
 * editors: a rich Markdown editor has none, and a note behind another tab has lost its own.
 */
export class NoteTarget implements vscode.Disposable {
  private readonly library: Library
  private readonly cursors = new Map<string, Cursors>()
  private readonly listening: vscode.Disposable
  private last: string | undefined

  constructor(library: Library) {
    this.library = library
    this.listening = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(() => this.noteActive()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.noteActive()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // Without a kind nobody moved the cursor: the editor was just opened.
        if (kind !== undefined) this.keepCursors(textEditor)
      }),
      vscode.workspace.onDidChangeTextDocument((event) => this.moveCursors(event)),
    )
    this.noteActive()
  }

  /** The note whose tab is in front where the person is. */
  get inFront(): OpenNote | undefined {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab
    return tab && this.noteOf(tab)
  }

  /** The note to write to: the one in front, else the last one that was, else one that is visible beside. */
  get current(): OpenNote | undefined {
    const inFront = this.inFront
    if (inFront !== undefined) return inFront
    const groups = vscode.window.tabGroups.all
    const lastTab = groups.flatMap(({ tabs }) => tabs).find((tab) => uriOf(tab)?.toString() === this.last)
    const visible = groups.flatMap(({ activeTab }) => (activeTab === undefined ? [] : [activeTab]))
    for (const tab of [lastTab, ...visible]) {
      const note = tab && this.noteOf(tab)
      if (note !== undefined) return note
    }
    return undefined
  }

  /**
   * Puts Markdown into a note at each of its cursors, or at its end where none is known, and, unless the person is to
   * stay where they are, brings the note to the front with the cursors behind it. One step of undo takes it back.
   *
   * @returns false, after one plain message, when the note cannot be written
   */
  async insert(note: vscode.Uri, markdown: string, { stay = false } = {}): Promise<boolean> {
    const name = note.path.split('/').at(-1) ?? ''
    if (await isReadOnly(note)) {
      return refuse(vscode.l10n.t('{0} is read-only, so the quotation was not inserted.', name), markdown)
    }
    let document: vscode.TextDocument
    try {
      document = await vscode.workspace.openTextDocument(note)
    } catch {
      return refuse(vscode.l10n.t('{0} cannot be opened any more, so the quotation was not inserted.', name), markdown)
    }
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n'
    const { insertions, cursors } = insertionsAt(document.getText(), this.cursorsIn(document), markdown, eol)
    const edit = new vscode.WorkspaceEdit()
    for (const { offset, text } of insertions) edit.insert(note, document.positionAt(offset), text)
    if (!(await vscode.workspace.applyEdit(edit))) {
      return refuse(vscode.l10n.t('The quotation could not be inserted into {0}.', name), markdown)
    }
    this.setCursors(document, cursors)
    if (!stay) await this.show(document, cursors)
    return true
  }

  dispose(): void {
    this.listening.dispose()
  }

  private async show(document: vscode.TextDocument, cursors: readonly number[]): Promise<void> {
    const tab = this.tabOf(document.uri)
    const viewColumn = tab?.group.viewColumn
    if (tab?.input instanceof vscode.TabInputCustom) {
      const { uri, viewType } = tab.input
      await vscode.commands.executeCommand('vscode.openWith', uri, viewType, viewColumn ?? vscode.ViewColumn.Active)
      return
    }
    const selections = cursors.map((cursor) => {
      const position = document.positionAt(cursor)
      return new vscode.Selection(position, position)
    })
    const editor = await vscode.window.showTextDocument(document, {
      preview: false,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    })
    editor.selections = selections
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }

  private cursorsIn(document: vscode.TextDocument): readonly number[] {
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
    const known = this.cursors.get(document.uri.toString())
    if (editor !== undefined && known !== undefined) return endsOf(editor)
    const { length } = document.getText()
    return known?.length === length ? known.offsets : [length]
  }

  private noteActive(): void {
    const { inFront } = this
    if (inFront !== undefined) this.last = inFront.uri.toString()
  }

  private keepCursors(editor: vscode.TextEditor): void {
    if (editor.document.languageId === 'markdown') this.setCursors(editor.document, endsOf(editor))
  }

  private moveCursors({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.cursors.get(document.uri.toString())
    if (known === undefined) return
    const moved = (cursor: number): number => {
      let offset = cursor
      for (const { rangeOffset, rangeLength, text } of contentChanges) {
        if (rangeOffset < offset) offset = Math.max(rangeOffset, offset - rangeLength) + text.length
      }
      return offset
    }
    this.setCursors(document, known.offsets.map(moved))
  }

  private setCursors(document: vscode.TextDocument, offsets: readonly number[]): void {
    this.cursors.set(document.uri.toString(), { offsets, length: document.getText().length })
  }

  private tabOf(uri: vscode.Uri): vscode.Tab | undefined {
    const key = uri.toString()
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    return tabs.find((tab) => uriOf(tab)?.toString() === key)
  }

  private noteOf(tab: vscode.Tab): OpenNote | undefined {
    const uri = uriOf(tab)
    if (uri === undefined || this.library.episode(uri.toString()) !== undefined) return undefined
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
    const isMarkdown =
      document === undefined ? /\.(?:md|markdown|mdown|mkd)$/i.test(uri.path) : document.languageId === 'markdown'
    return isMarkdown ? { uri, tab } : undefined
  }
}

function endsOf({ document, selections }: vscode.TextEditor): number[] {
  return selections.map(({ end }) => document.offsetAt(end))
}

/** The document of a tab that shows text, be it in a text editor or in a custom one such as the rich Markdown editor. */
function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri
  return input instanceof vscode.TabInputCustom ? input.uri : undefined
}

/** Editors accept changes to what they can then not save, so the file itself is asked. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri)
    if (permissions === vscode.FilePermission.Readonly) return true
    // For files of the disk the editor reports no permissions.
    return uri.scheme === 'file' && ((await stat(uri.fsPath)).mode & 0o222) === 0
  } catch {
    return false
  }
}

/** Says what went wrong; the quotation is not lost, as it can be copied. */
function refuse(message: string, markdown: string): false {
  const copy = vscode.l10n.t('Copy Quotation')
  void vscode.window.showWarningMessage(message, copy).then((answer) => {
    if (answer === copy) void vscode.env.clipboard.writeText(markdown)
  })
  return false
}
