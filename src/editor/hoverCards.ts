import * as vscode from 'vscode'
import { cardText } from './cardText'
import { termDocuments, type DocumentTerms } from './documentTerms'
import type { Library } from './library'
import { READER_SCHEME } from './places'
import type { Settings } from './settings'

interface HoverDeps {
  readonly library: Library
  readonly settings: Settings
  readonly terms: DocumentTerms
}

/** While the index is reading many files it answers late; better no card than one that says it is loading (milliseconds). */
const PATIENCE = 1_500

/** Cards for terms in the reader, in raw transcripts and in Markdown notes. */
export function registerHoverCards(deps: HoverDeps): vscode.Disposable {
  return vscode.languages.registerHoverProvider(termDocuments, new HoverCards(deps))
}

class HoverCards implements vscode.HoverProvider {
  private readonly deps: HoverDeps

  constructor(deps: HoverDeps) {
    this.deps = deps
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!this.deps.settings.cards.enabled) return undefined
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), PATIENCE)))
    try {
      return await Promise.race([this.cardAt(document, position, token), late])
    } catch {
      // The index has stopped: the side bar and the status say so, a card on every word need not.
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  private async cardAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { library, settings, terms } = this.deps
    const { inNotes, firstOnly, muted } = settings.cards
    const isTranscript = document.uri.scheme === READER_SCHEME || library.episodeOfDocument(document) !== undefined
    if (!isTranscript && !inNotes) return undefined
    const term = await terms.at(document, position)
    if (term === undefined || token.isCancellationRequested) return undefined
    if (muted.has(term.entry.toLowerCase()) || (firstOnly && !term.first)) return undefined
    const card = await library.index.request('card', { entry: term.entry })
    return card && new vscode.Hover(cardText(card), term.range)
  }
}
