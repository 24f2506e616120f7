import * as vscode from 'vscode'
import type { Library } from './library'
import { READER_LANGUAGE, READER_SCHEME, type Places } from './places'
import { ReaderLinks } from './readerLinks'
import { ReaderOutline } from './readerOutline'
import { ReaderReveal } from './readerReveal'
import type { ReaderTexts } from './readerTexts'
import type { SpokenSelections } from './spokenSelection'
import { registerTranscriptContext } from './transcriptContext'
import { registerWorkspaceSymbols } from './workspaceSymbols'

interface ReaderDeps {
  readonly library: Library
  readonly places: Places
  readonly readers: ReaderTexts
  readonly selections: SpokenSelections
}

/** The reader: a read-only document an episode, with outline, folding and links that play. */
export function registerReader({ library, places, readers, selections }: ReaderDeps): vscode.Disposable {
  const reader: vscode.DocumentSelector = { scheme: READER_SCHEME }
  const outline = new ReaderOutline(readers)
  const reveal = new ReaderReveal(readers)
  for (const document of vscode.workspace.textDocuments) void useLanguage(document)
  return vscode.Disposable.from(
    reveal,
    registerTranscriptContext(library),
    registerWorkspaceSymbols(library, readers),
    vscode.workspace.registerFileSystemProvider(READER_SCHEME, readers, { isReadonly: true, isCaseSensitive: true }),
    vscode.workspace.onDidOpenTextDocument(useLanguage),
    vscode.languages.registerDocumentSymbolProvider(reader, outline, { label: 'Verbatim' }),
    vscode.languages.registerFoldingRangeProvider(reader, outline),
    vscode.languages.registerDocumentLinkProvider(reader, new ReaderLinks(library, readers)),
    places.useReader({
      reveal: (editor, place) => reveal.show(editor, place),
      placeAt: (editor) => selections.placeAt(editor),
    }),
  )
}

/** The address ends in a title, not in an ending that would tell the language: readers that others open get it here. */
async function useLanguage(document: vscode.TextDocument): Promise<void> {
  if (document.uri.scheme !== READER_SCHEME || document.languageId === READER_LANGUAGE) return
  await vscode.languages.setTextDocumentLanguage(document, READER_LANGUAGE)
}
