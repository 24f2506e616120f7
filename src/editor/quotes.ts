import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import { encodingName } from '../core/model/encoding'
import type { Span } from '../core/model/transcript'
import type { QuoteAnswer } from '../core/service/messages'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'
import type { NoteTarget } from './noteTarget'
import { chooseNote } from './chooseNote'
import { placeOf } from './commands'
import type { Settings } from './settings'
import type { SpokenSelections } from './spokenSelection'

interface QuoteDeps {
  readonly library: Library
  readonly settings: Settings
  readonly notes: NoteTarget
}

/** Makes quotations of stretches of transcripts and brings them to where they are wanted. */
export class Quotes {
  private readonly deps: QuoteDeps

  constructor(deps: QuoteDeps) {
    this.deps = deps
  }

  /**
   * Inserts a quotation into the note that the person works on, or into one that is chosen now.
   *
   * @returns false when nothing was inserted; a reason was given, or the person decided so
   */
  async insert(episode: EpisodeId, span: Span, note?: vscode.Uri): Promise<boolean> {
    const target = note ?? this.deps.notes.current?.uri ?? (await chooseNote(this.deps.library))
    if (target === undefined) return false
    const quote = await this.quote(episode, span, target)
    return quote !== undefined && this.deps.notes.insert(target, quote.markdown)
  }

  /** Puts a quotation on the clipboard as it would be inserted into the current note. */
  async copy(episode: EpisodeId, span: Span): Promise<void> {
    const quote = await this.quote(episode, span, this.deps.notes.current?.uri)
    if (quote === undefined) return
    await vscode.env.clipboard.writeText(quote.markdown)
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Quotation copied'), 3_000)
  }

  private async quote(
    episode: EpisodeId,
    { start, end }: Span,
    note: vscode.Uri | undefined,
  ): Promise<QuoteAnswer | undefined> {
    const { library, settings } = this.deps
    const noteFolder = folderOf(note)
    try {
      const answer = await library.index.request('quote', {
        episode,
        from: start,
        to: end,
        form: settings.quoteForm,
        ...(noteFolder === undefined ? {} : { noteFolder }),
      })
      if (answer === undefined) sayNoWords()
      return answer
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The quotation could not be made. {0}', indexTrouble(error, library.index)),
      )
      return undefined
    }
  }
}

/** What is selected in the reader or in a raw transcript, into the note or onto the clipboard. */
export function registerQuoteSelection(quotes: Quotes, selections: SpokenSelections): vscode.Disposable {
  const command = (name: string, use: (episode: EpisodeId, span: Span) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, () => useSelection(selections, use))
  return vscode.Disposable.from(
    command('verbatim.quoteSelection', (episode, span) => quotes.insert(episode, span)),
    command('verbatim.copySelectionAsQuote', (episode, span) => quotes.copy(episode, span)),
    // What a hover card quotes; anyone may call a command, so its argument is checked.
    vscode.commands.registerCommand('verbatim.quotePlace', async (what?: unknown) => {
      const place = placeOf(what)
      const end = typeof what === 'object' && what !== null && 'end' in what ? what.end : undefined
      if (place !== undefined && typeof end === 'number' && end > place.offset)
        await quotes.insert(place.episode, { start: place.offset, end })
    }),
  )
}

async function useSelection(
  selections: SpokenSelections,
  use: (episode: EpisodeId, span: Span) => Promise<unknown>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const selected = editor && (await selections.selectedIn(editor))
  switch (selected?.kind) {
    case 'words':
      await use(selected.episode, selected)
      return
    case 'no-words':
      return sayNoWords()
    case 'unsaved':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Save the transcript first: quotations are taken from the saved file.'),
      )
      return
    case 'other-text':
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'The editor shows other characters than Verbatim read. Choose Reopen with Encoding: {0}, or open the transcript from the side bar.',
          encodingName(selected.encoding),
        ),
      )
      return
    case undefined:
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select words in a transcript first, in the reader or in its raw file.'),
      )
      return
  }
}

function sayNoWords(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('There are no spoken words in this selection.'))
}

/** Relative links start from the note's folder; a note without a file will most likely be saved in the first one open. */
export function folderOf(note: vscode.Uri | undefined): string | undefined {
  const folder = note?.scheme === 'file' ? vscode.Uri.joinPath(note, '..') : vscode.workspace.workspaceFolders?.[0]?.uri
  return folder?.scheme === 'file' ? folder.fsPath.replaceAll('\\', '/') : undefined
}
