import * as vscode from 'vscode'
import type { Library } from './library'
import { insertionsAt } from './noteInsertion'
import { READER_SCHEME } from './places'
import type { QuotedStretch, Quotes } from './quotes'
import { QUOTE_MIME, putStretches, stretchesIn } from './quoteTransfer'
import type { SpokenSelections } from './spokenSelection'

interface PasteDeps {
  readonly library: Library
  readonly quotes: Quotes
  readonly selections: SpokenSelections
}

/** Names the edit in `editor.pasteAs.preferences` and `editor.dropIntoEditor.preferences`. */
const QUOTE_KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('markdown', 'quote', 'verbatim')

/** Text of unknown origin is looked for in the transcripts when it is long enough to be found at one place alone. */
const FEWEST_WORDS = 5
const LONGEST_TEXT = 1_500

/**
 * *Paste as Quote* in a note for what was copied in a transcript, and the quotation of what is dragged there from the
 * views. Pasting stays plain unless the person chooses, at the paste or with `editor.pasteAs.preferences`.
 */
export function registerPasteQuotes(deps: PasteDeps): vscode.Disposable {
  const editing = new QuoteEditing(deps)
  // Raw transcripts are files of many languages.
  const anywhere = [{ scheme: READER_SCHEME }, { scheme: 'file' }, { language: 'markdown' }]
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(anywhere, editing, {
      providedPasteEditKinds: [QUOTE_KIND],
      copyMimeTypes: [QUOTE_MIME],
      pasteMimeTypes: [QUOTE_MIME, 'text/plain'],
    }),
    vscode.languages.registerDocumentDropEditProvider({ language: 'markdown' }, editing, {
      providedDropEditKinds: [QUOTE_KIND],
      dropMimeTypes: [QUOTE_MIME],
    }),
  )
}

class QuoteEditing implements vscode.DocumentPasteEditProvider, vscode.DocumentDropEditProvider {
  private readonly deps: PasteDeps

  constructor(deps: PasteDeps) {
    this.deps = deps
  }

  async prepareDocumentPaste(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<void> {
    const { selections, quotes } = this.deps
    const stretches: QuotedStretch[] = []
    for (const range of ranges) {
      const selected = await selections.selectedIn(document, range).catch(() => undefined)
      if (selected?.kind !== 'words') return
      const { episode, start, end } = selected
      const words = await quotes.words(selected)
      if (words !== undefined) stretches.push({ episode, start, end, words })
    }
    if (stretches.length > 0) putStretches(data, stretches)
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    { only, triggerKind }: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[]> {
    if (!this.isNote(document)) return []
    const carried = await stretchesIn(data)
    // A search at every plain paste would be felt.
    const asked = triggerKind === vscode.DocumentPasteTriggerKind.PasteAs || only?.contains(QUOTE_KIND) === true
    const stretches = carried.length > 0 || !asked ? carried : await this.saidOnce(data, token)
    const change = await this.changeOf(document, ranges, stretches, asked)
    if (change === undefined) return []
    const edit = new vscode.DocumentPasteEdit('', vscode.l10n.t('Paste as Quote'), QUOTE_KIND)
    edit.additionalEdit = change
    edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text]
    return [edit]
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    if (!this.isNote(document)) return undefined
    const change = await this.changeOf(document, [new vscode.Range(position, position)], await stretchesIn(data))
    if (change === undefined) return undefined
    const edit = new vscode.DocumentDropEdit('', vscode.l10n.t('Insert Quote'), QUOTE_KIND)
    edit.additionalEdit = change
    return edit
  }

  private isNote(document: vscode.TextDocument): boolean {
    return document.languageId === 'markdown' && this.deps.library.episodeOfDocument(document) === undefined
  }

  private async changeOf(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    stretches: readonly QuotedStretch[],
    say = true,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const markdown = stretches.length === 0 ? undefined : await this.deps.quotes.markdown(stretches, document.uri, say)
    if (markdown === undefined) return undefined
    const edit = new vscode.WorkspaceEdit()
    for (const range of ranges) if (!range.isEmpty) edit.delete(document.uri, range)
    const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n'
    const offsets = ranges.map(({ end }) => document.offsetAt(end))
    const { insertions } = insertionsAt(document.getText(), offsets, markdown, eol)
    for (const { offset, text } of insertions) edit.insert(document.uri, document.positionAt(offset), text)
    return edit
  }

  /** Where the text that is pasted was said, if that is one place alone. */
  private async saidOnce(
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<readonly QuotedStretch[]> {
    const text = spokenText((await data.get('text/plain')?.asString()) ?? '')
    if (text.length > LONGEST_TEXT || text.split(' ').length < FEWEST_WORDS) return []
    const { library, quotes } = this.deps
    const answer = await library.search(`"${text.replace(/["“”„«»]/g, ' ')}"`, 2, token).catch(() => undefined)
    const [hit, another] = answer?.hits ?? []
    if (hit === undefined || another !== undefined) return []
    const stretch = { episode: hit.episode, start: hit.matched.start, end: hit.matched.end }
    const words = await quotes.words(stretch)
    return words?.replace(/\s+/g, ' ').includes(text) === true ? [{ ...stretch, words }] : []
  }
}

/** The words of what was copied in a reader, without the times before its paragraphs. */
function spokenText(text: string): string {
  return text
    .replace(/^\[[\d:]+\][^\S\n]*/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}
