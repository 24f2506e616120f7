import * as vscode from 'vscode'
import { READER_SCHEME } from './places'

/** What was in front before something was shown for a moment, so that it can be brought back as it was. */
export class EditorInFront {
  private readonly tab: vscode.Tab | undefined
  private readonly selection: vscode.Selection | undefined
  private readonly top: vscode.Range | undefined
  private readonly readers: ReadonlySet<string>

  constructor() {
    this.tab = vscode.window.tabGroups.activeTabGroup.activeTab
    const editor = vscode.window.activeTextEditor
    this.selection = editor?.selection
    this.top = editor?.visibleRanges[0]
    this.readers = new Set(readerTabs().map(keyOf))
  }

  /** Shows again what was in front, with its cursor and the same lines in view, and closes readers opened since. */
  async restore(): Promise<void> {
    const input = this.tab?.input
    const viewColumn = this.tab?.group.viewColumn ?? vscode.ViewColumn.Active
    if (input instanceof vscode.TabInputText) await this.showText(input.uri, viewColumn)
    else if (input instanceof vscode.TabInputCustom) {
      await vscode.commands.executeCommand('vscode.openWith', input.uri, input.viewType, viewColumn)
    }
    await this.closeOpenedSince()
  }

  /** Closes readers that were only looked at. */
  async closeOpenedSince(): Promise<void> {
    const looked = readerTabs().filter((tab) => tab.isPreview && !this.readers.has(keyOf(tab)))
    if (looked.length > 0) await vscode.window.tabGroups.close(looked, true)
  }

  private async showText(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(uri)
      const preview = this.tab?.isPreview === true
      const editor = await vscode.window.showTextDocument(document, { viewColumn, preview })
      if (this.selection !== undefined) editor.selection = this.selection
      if (this.top !== undefined) editor.revealRange(this.top, vscode.TextEditorRevealType.AtTop)
    } catch {
      // It was deleted in the meantime: there is nothing to go back to.
    }
  }
}

function readerTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === READER_SCHEME)
}

function keyOf({ input, group }: vscode.Tab): string {
  return `${group.viewColumn} ${input instanceof vscode.TabInputText ? input.uri.toString() : ''}`
}
