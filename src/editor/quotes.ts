import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import { encodingName } from '../core/model/encoding'
import type { Span } from '../core/model/transcript'
import { joinedQuotes } from '../core/notes/quoteShape'
import { templateProblemText } from '../core/notes/templateProblemText'
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

/** A stretch of an episode's file that is to be quoted. */
export interface QuotedStretch extends Span {
  readonly episode: EpisodeId
  /** The words that it must give; otherwise the transcript has changed since, and nothing is quoted. */
  readonly words?: string
  /** Right names in [brackets] for mis-hearings, whatever the setting says. */
  readonly corrected?: boolean
}

export interface InsertOptions {
  /** Instead of the note that the person works on. */
  readonly note?: vscode.Uri | undefined
  /** Leaves the focus where it is. */
  readonly stay?: boolean
}

/** Makes quotations of stretches of transcripts and brings them to where they are wanted. */
export class Quotes {
  private readonly deps: QuoteDeps

  constructor(deps: QuoteDeps) {
    this.deps = deps
  }

  /**
   * Inserts quotations into the note that the person works on, or into one that is chosen now.
   *
   * @returns false when nothing was inserted; a reason was given, or the person decided so
   */
  async insert(stretches: readonly QuotedStretch[], { note, stay = false }: InsertOptions = {}): Promise<boolean> {
    const target = note ?? this.deps.notes.current?.uri ?? (await chooseNote(this.deps.library))
    if (target === undefined) return false
    const markdown = await this.markdown(stretches, target)
    return markdown !== undefined && this.deps.notes.insert(target, markdown, { stay })
  }

  /** Puts a quotation on the clipboard as it would be inserted into the current note. */
  async copy(stretch: QuotedStretch): Promise<void> {
    const markdown = await this.markdown([stretch], this.deps.notes.current?.uri)
    if (markdown === undefined) return
    await vscode.env.clipboard.writeText(markdown)
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Quotation copied'), 3_000)
  }

  /**
   * The Markdown of quotations for a note, in order; undefined when there is none.
   *
   * @param say the reason is told in one plain message
   */
  async markdown(
    stretches: readonly QuotedStretch[],
    note: vscode.Uri | undefined,
    say = true,
  ): Promise<string | undefined> {
    const { library, settings } = this.deps
    const form = settings.quoteForm
    if (typeof form !== 'string' && form.kind === 'problem') {
      return say ? sayWrongTemplate(templateProblemText(form)) : undefined
    }
    const noteFolder = folderOf(note)
    try {
      const quotes: string[] = []
      for (const { episode, start, end, words, corrected = settings.quoteCorrected } of stretches) {
        const ask = {
          episode,
          from: start,
          to: end,
          corrected,
          form,
          ...(noteFolder === undefined ? {} : { noteFolder }),
        }
        const answer = await library.index.request('quote', ask)
        if (answer !== undefined && (words === undefined || words === answer.text)) quotes.push(answer.markdown)
      }
      if (quotes.length > 0) return joinedQuotes(quotes)
      if (say) sayNoWords()
    } catch (error) {
      if (!say) return undefined
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The quotation could not be made. {0}', indexTrouble(error, library.index)),
      )
    }
    return undefined
  }

  /** The words that a stretch gives when it is quoted. */
  async words({ episode, start, end }: QuotedStretch): Promise<string | undefined> {
    const ask = { episode, from: start, to: end, form: 'blockquote' } as const
    return (await this.deps.library.index.request('quote', ask).catch(() => undefined))?.text
  }
}

/** What is selected in the reader or in a raw transcript, into the note or onto the clipboard. */
export function registerQuoteSelection(quotes: Quotes, selections: SpokenSelections): vscode.Disposable {
  const command = (name: string, use: (selected: QuotedStretch) => Promise<unknown>): vscode.Disposable =>
    vscode.commands.registerCommand(name, () => useSelection(selections, use))
  return vscode.Disposable.from(
    command('verbatim.quoteSelection', (selected) => quotes.insert([selected])),
    command('verbatim.quoteSelectionCorrected', (selected) => quotes.insert([{ ...selected, corrected: true }])),
    command('verbatim.copySelectionAsQuote', (selected) => quotes.copy(selected)),
    // What a hover card quotes; anyone may call a command, so its argument is checked.
    vscode.commands.registerCommand('verbatim.quotePlace', async (what?: unknown) => {
      const place = placeOf(what)
      const end = typeof what === 'object' && what !== null && 'end' in what ? what.end : undefined
      if (place !== undefined && typeof end === 'number' && end > place.offset)
        await quotes.insert([{ episode: place.episode, start: place.offset, end }])
    }),
  )
}

async function useSelection(
  selections: SpokenSelections,
  use: (selected: QuotedStretch) => Promise<unknown>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const selected = editor && (await selections.selectedIn(editor.document, editor.selection))
  switch (selected?.kind) {
    case 'words':
      await use(selected)
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

function sayWrongTemplate(problem: string): undefined {
  const open = vscode.l10n.t('Open Settings')
  void vscode.window.showErrorMessage(problem, open).then((answer) => {
    if (answer === open) void vscode.commands.executeCommand('workbench.action.openSettings', 'verbatim.quote.template')
  })
}

function sayNoWords(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('There are no spoken words in this selection.'))
}

/** Relative links start from the note's folder; a note without a file will most likely be saved in the first one open. */
export function folderOf(note: vscode.Uri | undefined): string | undefined {
  const folder = note?.scheme === 'file' ? vscode.Uri.joinPath(note, '..') : vscode.workspace.workspaceFolders?.[0]?.uri
  return folder?.scheme === 'file' ? folder.fsPath.replaceAll('\\', '/') : undefined
}
