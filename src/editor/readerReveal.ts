import * as vscode from 'vscode'
import { sentenceEnds } from '../core/model/sentences'
import type { Place } from '../core/service/messages'
import { lineAround, nearestInReader } from './readerMap'
import type { ReaderTexts } from './readerTexts'

/** How long the eye is helped to find a place (milliseconds). */
const SHOWN_FOR = 1_600

/** Wrapped lines above the place: enough to see what came before, even in a low editor at a high zoom. */
const LINES_ABOVE = 6

/** A sentence in text without punctuation may be a page; this much of it shows where to read. */
const LONGEST_MARK = 320

/** Shows a place of an episode in its reader: in view below the top, the cursor at the words, briefly marked. */
export class ReaderReveal implements vscode.Disposable {
  private readonly readers: ReaderTexts
  private readonly mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    borderRadius: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  })
  private fading: { readonly timer: NodeJS.Timeout; readonly editor: vscode.TextEditor } | undefined

  constructor(readers: ReaderTexts) {
    this.readers = readers
  }

  /** Resolves when the place is in view; does nothing where the episode has no words or its text is not shown. */
  async show(editor: vscode.TextEditor, place: Place): Promise<void> {
    const shown = await this.readers.shownIn(editor.document)
    const offset = shown && nearestInReader(shown.reader.runs, place.offset)
    if (shown === undefined || offset === undefined) return
    const position = editor.document.positionAt(offset)
    editor.selection = new vscode.Selection(position, position)
    const range = new vscode.Range(position, editor.document.positionAt(offset + markLength(shown.reader.text, offset)))
    await reveal(editor, position)
    this.markFor(editor, range)
  }

  dispose(): void {
    this.unmark()
    this.mark.dispose()
  }

  private markFor(editor: vscode.TextEditor, range: vscode.Range): void {
    this.unmark()
    editor.setDecorations(this.mark, [range])
    this.fading = { editor, timer: setTimeout(() => this.unmark(), SHOWN_FOR) }
  }

  private unmark(): void {
    if (this.fading === undefined) return
    clearTimeout(this.fading.timer)
    this.fading.editor.setDecorations(this.mark, [])
    this.fading = undefined
  }
}

async function reveal(editor: vscode.TextEditor, position: vscode.Position): Promise<void> {
  const range = new vscode.Range(position, position)
  if (editor !== vscode.window.activeTextEditor) {
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter)
    return
  }
  // Paragraphs are long wrapped lines, so no line number lies a little above: the view is moved by drawn lines instead.
  editor.revealRange(range, vscode.TextEditorRevealType.AtTop)
  await vscode.commands.executeCommand('editorScroll', { to: 'up', by: 'wrappedLine', value: LINES_ABOVE })
}

/** To the end of the sentence that begins here. */
function markLength(text: string, offset: number): number {
  const rest = text.slice(offset, Math.min(lineAround(text, offset).end, offset + LONGEST_MARK))
  return sentenceEnds(rest)[0] ?? rest.length
}
