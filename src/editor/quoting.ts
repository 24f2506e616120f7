import * as vscode from 'vscode'
import { registerFindInTranscripts } from './findInTranscripts'
import { registerKeepResults } from './keepResults'
import type { Library } from './library'
import { registerMovedFiles } from './movedFiles'
import { NoteTarget } from './noteTarget'
import { registerPasteQuotes } from './pasteQuotes'
import type { Places } from './places'
import { QuoteExtents, registerQuoteExtents } from './quoteExtents'
import { registerQuoteRows } from './quoteRows'
import { Quotes, registerQuoteSelection } from './quotes'
import type { Settings } from './settings'
import type { SpokenSelections } from './spokenSelection'

interface QuotingDeps {
  readonly library: Library
  readonly places: Places
  readonly settings: Settings
  readonly selections: SpokenSelections
}

/** The ways of a quotation into a note: found by words, selected or copied in a transcript, or a row of the views. */
export function registerQuoting({ library, places, settings, selections }: QuotingDeps): vscode.Disposable {
  const notes = new NoteTarget(library)
  const quotes = new Quotes({ library, settings, notes })
  const extents = new QuoteExtents({ library, selections })
  return vscode.Disposable.from(
    notes,
    registerQuoteSelection(quotes, selections),
    registerQuoteExtents(extents),
    registerQuoteRows(quotes),
    registerPasteQuotes({ library, quotes, selections }),
    registerFindInTranscripts({ library, places, quotes, notes, extents }),
    registerMovedFiles(settings),
    registerKeepResults(library),
  )
}
