import * as vscode from 'vscode'
import type { TopicSummary } from '../core/service/messages'
import type { Library } from './library'
import { librarySymbols, symbolsLike, type LibrarySymbol } from './librarySymbols'
import { readerUri } from './places'
import { nearestInReader } from './readerMap'
import type { ReaderTexts } from './readerTexts'

/** More than these are no help; the editor asks again with every further letter. */
const MOST_SYMBOLS = 300

/** A row of *Go to Symbol in Workspace*. */
class Row extends vscode.SymbolInformation {
  readonly symbol: LibrarySymbol

  constructor(symbol: LibrarySymbol, location: vscode.Location) {
    super(symbol.name, kindOf(symbol), symbol.container, location)
    this.symbol = symbol
  }
}

/** Episodes, topics and chapters in *Go to Symbol in Workspace*, each opening the reader at its place. */
export class WorkspaceSymbols implements vscode.WorkspaceSymbolProvider<Row>, vscode.Disposable {
  private readonly library: Library
  private readonly readers: ReaderTexts
  private readonly listening: vscode.Disposable
  /** Asked for once, until the library changes. */
  private symbols: Promise<readonly LibrarySymbol[]> | undefined

  constructor(library: Library, readers: ReaderTexts) {
    this.library = library
    this.readers = readers
    this.listening = library.onDidChange(() => (this.symbols = undefined))
  }

  async provideWorkspaceSymbols(query: string, token: vscode.CancellationToken): Promise<Row[]> {
    this.symbols ??= this.gather()
    const symbols = await this.symbols
    if (token.isCancellationRequested) return []
    return symbolsLike(symbols, query, MOST_SYMBOLS).flatMap((symbol, index) => {
      const episode = this.library.episode(symbol.episode)
      if (episode === undefined) return []
      // Where in the reader it is, is found out for the row that is chosen. Rows of one name and place would be taken
      // for one, hence the columns.
      const place = new vscode.Position(0, index)
      return [new Row(symbol, new vscode.Location(readerUri(episode), place))]
    })
  }

  async resolveWorkspaceSymbol(row: Row, token: vscode.CancellationToken): Promise<Row> {
    const { symbol, location } = row
    const offset = await this.offsetOf(symbol)
    const reader = await this.readers.textOf(symbol.episode).catch(() => undefined)
    const at = reader && nearestInReader(reader.runs, offset)
    if (token.isCancellationRequested || reader === undefined || at === undefined) return row
    return new Row(symbol, new vscode.Location(location.uri, positionIn(reader.text, at)))
  }

  dispose(): void {
    this.listening.dispose()
  }

  private async gather(): Promise<readonly LibrarySymbol[]> {
    const { index, state } = this.library
    const none: readonly TopicSummary[] = []
    const topics = state.episodes.length === 0 ? none : await index.request('topics', {}).catch(() => none)
    return librarySymbols(state.episodes, topics)
  }

  private async offsetOf({ kind, name, episode, offset }: LibrarySymbol): Promise<number> {
    if (kind !== 'topic') return offset
    const mentions = await this.library.index.request('mentions', { label: name, episode }).catch(() => [])
    return mentions[0]?.offset ?? offset
  }
}

/** Makes the library part of *Go to Symbol in Workspace*. */
export function registerWorkspaceSymbols(library: Library, readers: ReaderTexts): vscode.Disposable {
  const symbols = new WorkspaceSymbols(library, readers)
  return vscode.Disposable.from(symbols, vscode.languages.registerWorkspaceSymbolProvider(symbols))
}

function kindOf({ kind }: LibrarySymbol): vscode.SymbolKind {
  switch (kind) {
    case 'episode':
      return vscode.SymbolKind.File
    case 'topic':
      return vscode.SymbolKind.Key
    case 'chapter':
      return vscode.SymbolKind.String
  }
}

function positionIn(text: string, offset: number): vscode.Position {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  let line = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < lineStart; at = text.indexOf('\n', at + 1)) line += 1
  return new vscode.Position(line, offset - lineStart)
}
