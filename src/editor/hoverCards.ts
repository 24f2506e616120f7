import * as vscode from 'vscode'
import type { TermMatch } from '../core/service/messages'
import { cardText } from './cardText'
import type { Library } from './library'
import { READER_SCHEME } from './places'
import { readerAt, sourceAt } from './readerMap'
import type { ReaderTexts } from './readerTexts'
import type { Settings } from './settings'
import { sourceOffset } from './sourceOffset'

interface HoverDeps {
  readonly library: Library
  readonly readers: ReaderTexts
  readonly settings: Settings
}

/** An entry of a glossary at a place of a document. */
interface Term {
  readonly entry: string
  readonly range: vscode.Range
}

/** A note is read as a whole, as front matter and code blocks reach far; of a longer one only what is near. */
const LONGEST_NOTE = 200_000
const LINES_NEAR = 40

/** While the index is reading many files it answers late; better no card than one that says it is loading (milliseconds). */
const PATIENCE = 1_500

/** Cards for terms in the reader, in raw transcripts and in Markdown notes. */
export function registerHoverCards(deps: HoverDeps): vscode.Disposable {
  const provider = new HoverCards(deps)
  const selector = [{ scheme: READER_SCHEME }, { scheme: 'file' }, { scheme: 'untitled', language: 'markdown' }]
  return vscode.Disposable.from(provider, vscode.languages.registerHoverProvider(selector, provider))
}

class HoverCards implements vscode.HoverProvider, vscode.Disposable {
  private readonly deps: HoverDeps
  private readonly listening: vscode.Disposable
  private note:
    { readonly uri: string; readonly version: number; readonly terms: Promise<readonly TermMatch[]> } | undefined

  constructor(deps: HoverDeps) {
    this.deps = deps
    this.listening = deps.library.onDidChange(() => (this.note = undefined))
  }

  dispose(): void {
    this.listening.dispose()
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
    const term = await this.termAt(document, position)
    if (term === undefined || token.isCancellationRequested) return undefined
    const card = await this.deps.library.index.request('card', { entry: term.entry })
    return card && new vscode.Hover(cardText(card), term.range)
  }

  private async termAt(document: vscode.TextDocument, position: vscode.Position): Promise<Term | undefined> {
    const { library, settings } = this.deps
    if (document.uri.scheme === READER_SCHEME) return this.termInReader(document, position)
    if (library.episodeOfDocument(document) !== undefined) return this.termInRaw(document, position)
    return document.languageId === 'markdown' && settings.cards.inNotes
      ? this.termInNote(document, position)
      : undefined
  }

  private async termInReader(document: vscode.TextDocument, position: vscode.Position): Promise<Term | undefined> {
    const shown = await this.deps.readers.shownIn(document)
    if (shown === undefined) return undefined
    const { runs } = shown.reader
    const offset = sourceAt(runs, document.offsetAt(position))
    if (offset === undefined) return this.termNear(document, position, 0, shown.id)
    const match = await this.deps.library.index.request('termAt', { episode: shown.id, offset })
    if (match === undefined) return undefined
    const start = readerAt(runs, match.start)
    const last = readerAt(runs, match.end - 1)
    if (start === undefined || last === undefined) return undefined
    return { entry: match.entry, range: rangeOf(document, start, last + 1) }
  }

  private async termInRaw(document: vscode.TextDocument, position: vscode.Position): Promise<Term | undefined> {
    const { index } = this.deps.library
    const episode = document.uri.toString()
    const offset = document.isDirty ? undefined : await sourceOffset(index, episode, document, position)
    // The library knows the saved text; in one that is being edited, or shown in another encoding, the words around the
    // pointer have to do.
    if (offset === undefined) return this.termNear(document, position, 1, episode)
    const match = await index.request('termAt', { episode, offset })
    if (match === undefined) return undefined
    const moved = document.offsetAt(position) - offset
    return { entry: match.entry, range: rangeOf(document, match.start + moved, match.end + moved) }
  }

  private async termInNote(document: vscode.TextDocument, position: vscode.Position): Promise<Term | undefined> {
    const text = document.getText()
    if (text.length > LONGEST_NOTE) return this.termNear(document, position, LINES_NEAR)
    const uri = document.uri.toString()
    if (this.note?.uri !== uri || this.note.version !== document.version) {
      this.note = { uri, version: document.version, terms: this.deps.library.index.request('terms', { text }) }
    }
    return termIn(await this.note.terms, document, document.offsetAt(position), 0)
  }

  /** Looks in the line at the pointer and some around it, as a term may stand across a line's end. */
  private async termNear(
    document: vscode.TextDocument,
    position: vscode.Position,
    lines: number,
    episode?: string,
  ): Promise<Term | undefined> {
    const last = Math.min(document.lineCount - 1, position.line + lines)
    const start = new vscode.Position(Math.max(0, position.line - lines), 0)
    const text = document.getText(new vscode.Range(start, document.lineAt(last).range.end))
    const terms = await this.deps.library.index.request('terms', {
      text,
      ...(episode === undefined ? {} : { episode }),
    })
    return termIn(terms, document, document.offsetAt(position), document.offsetAt(start))
  }
}

function termIn(
  terms: readonly TermMatch[],
  document: vscode.TextDocument,
  offset: number,
  base: number,
): Term | undefined {
  const match = terms.find(({ start, end }) => base + start <= offset && offset <= base + end)
  return match && { entry: match.entry, range: rangeOf(document, base + match.start, base + match.end) }
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}
