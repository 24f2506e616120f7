import * as vscode from 'vscode'
import { registerFindInTranscripts } from './findInTranscripts'
import type { Library } from './library'
import { NoteTarget } from './noteTarget'
import type { Places } from './places'
import { Quotes, registerQuoteSelection } from './quotes'
import type { Settings } from './settings'
import type { SpokenSelections } from './spokenSelection'

interface QuotingDeps {
  readonly library: Library
  readonly places: Places
  readonly settings: Settings
  readonly selections: SpokenSelections
}

/** The ways of a quotation into a note: found by words, or selected in a transcript. */
export function registerQuoting({ library, places, settings, selections }: QuotingDeps): vscode.Disposable {
  const notes = new NoteTarget(library)
  const quotes = new Quotes({ library, settings, notes })
  return vscode.Disposable.from(
    notes,
    registerQuoteSelection(quotes, selections),
    registerFindInTranscripts({ library, places, quotes, notes }),
    registerTranscriptContext(library),
  )
}

/** Menus and keys for transcripts are there for raw files too: whether one is in front is told by a context key. */
function registerTranscriptContext(library: Library): vscode.Disposable {
  let told = false
  const tell = (): void => {
    const document = vscode.window.activeTextEditor?.document
    const isRaw = document !== undefined && library.episodeOfDocument(document) !== undefined
    if (isRaw === told) return
    told = isRaw
    void vscode.commands.executeCommand('setContext', 'verbatim.rawTranscript', isRaw)
  }
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(tell), library.onDidChange(tell))
}
