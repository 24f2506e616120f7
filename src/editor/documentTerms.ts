import * as vscode from 'vscode'
import type { TermMatch } from '../core/service/messages'
import type { Library } from './library'
import { READER_SCHEME } from './places'
import { readerAt, sourceAt } from './readerMap'
import type { ReaderTexts } from './readerTexts'
import { sourceOffset } from './sourceOffset'

interface TermDeps {
  readonly library: Library
  readonly readers: ReaderTexts
}

/** An entry of a glossary, or a found term, at a place of a document. */
export interface Term {
  readonly entry: string
  readonly range: vscode.Range
  /** True for its first occurrence in the document. */
  readonly first: boolean
}

/** The documents in which terms are looked for; in others there are none. */
export const termDocuments = [
  { scheme: READER_SCHEME },
  { scheme: 'file' },
  { scheme: 'untitled', language: 'markdown' },
]

/** A note is read as a whole, as front matter and code blocks reach far; of a longer one only what is near. */
const LONGEST_NOTE = 200_000
const LINES_NEAR = 40

/** Finds the terms in the reader, in raw transcripts and in Markdown notes. */
export class DocumentTerms implements vscode.Disposable {
  private readonly deps: TermDeps
  private readonly listening: vscode.Disposable
  private note:
    { readonly uri: string; readonly version: number; readonly terms: Promise<readonly TermMatch[]> } | undefined

  constructor(deps: TermDeps) {
    this.deps = deps
    this.listening = deps.library.onDidChange(() => (this.note = undefined))
  }

  dispose(): void {
    this.listening.dispose()
  }

  /** The term at a place; undefined where there is none, and in files that are neither transcripts nor notes. */
  async at(document: vscode.TextDocument, position: vscode.Position): Promise<Term | undefined> {
    if (document.uri.scheme === READER_SCHEME) return this.termInReader(document, position)
    if (this.deps.library.episodeOfDocument(document) !== undefined) return this.termInRaw(document, position)
    return document.languageId === 'markdown' ? this.termInNote(document, position) : undefined
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
    return { entry: match.entry, range: rangeOf(document, start, last + 1), first: match.first }
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
    return { entry: match.entry, range: rangeOf(document, match.start + moved, match.end + moved), first: match.first }
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
  return (
    match && { entry: match.entry, range: rangeOf(document, base + match.start, base + match.end), first: match.first }
  )
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end))
}
