import * as vscode from 'vscode'
import type { ExtentStep } from '../core/notes/quoteExtent'
import type { Library } from './library'
import type { QuotedStretch } from './quotes'
import type { SpokenSelections } from './spokenSelection'

interface ExtentDeps {
  readonly library: Library
  readonly selections: SpokenSelections
}

type StepTaker = (step: ExtentStep) => Promise<void>

/** Lets quotations grow and shrink before they are inserted: in the list of moments while it is open, else in the transcript in front. */
export class QuoteExtents {
  private readonly deps: ExtentDeps
  private list: StepTaker | undefined

  constructor(deps: ExtentDeps) {
    this.deps = deps
  }

  /** An open list of moments takes the steps, until it is disposed of. */
  useList(take: StepTaker): vscode.Disposable {
    this.list = take
    void vscode.commands.executeCommand('setContext', 'verbatim.finding', true)
    return new vscode.Disposable(() => {
      if (this.list !== take) return
      this.list = undefined
      void vscode.commands.executeCommand('setContext', 'verbatim.finding', false)
    })
  }

  async take(step: ExtentStep): Promise<void> {
    if (this.list !== undefined) return this.list(step)
    const editor = vscode.window.activeTextEditor
    const selected = editor && (await this.deps.selections.selectedIn(editor.document, editor.selection))
    if (editor === undefined || selected?.kind !== 'words') return
    await this.show(editor, await this.changed(selected, step))
  }

  /** A stretch after a step; the same where it cannot grow or shrink any more. */
  async changed({ episode, start, end }: QuotedStretch, step: ExtentStep): Promise<QuotedStretch> {
    const { index } = this.deps.library
    const span = await index.request('extent', { episode, from: start, to: end, step }).catch(() => undefined)
    return { episode, ...(span ?? { start, end }) }
  }

  /** Selects a stretch in an editor that shows its transcript. */
  async show(editor: vscode.TextEditor, stretch: QuotedStretch): Promise<void> {
    const range = await this.deps.selections.rangeOf(editor.document, stretch)
    if (range === undefined) return
    editor.selection = new vscode.Selection(range.start, range.end)
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }
}

/** *Grow Quotation* and its kin; keys may ask for whole turns. */
export function registerQuoteExtents(extents: QuoteExtents): vscode.Disposable {
  const command = (name: string, change: ExtentStep['change'], side: ExtentStep['side']): vscode.Disposable =>
    vscode.commands.registerCommand(name, (unit?: unknown) =>
      extents.take({ change, side, unit: unit === 'turn' ? 'turn' : 'sentence' }),
    )
  return vscode.Disposable.from(
    command('verbatim.growQuotation', 'grow', 'end'),
    command('verbatim.shrinkQuotation', 'shrink', 'end'),
    command('verbatim.growQuotationAtStart', 'grow', 'start'),
    command('verbatim.shrinkQuotationAtStart', 'shrink', 'start'),
  )
}
