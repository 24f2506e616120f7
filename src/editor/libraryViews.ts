import * as vscode from 'vscode'
import { registerAddTranscripts, TranscriptAdding } from './addTranscripts'
import { registerEpisodesView } from './episodesView'
import { registerFileProblems } from './fileProblems'
import { registerIndexHealth } from './indexHealth'
import type { Library } from './library'
import { registerReadingProgress } from './readingProgress'
import type { Settings } from './settings'
import { registerStatusItem } from './statusItem'
import { registerTopicsView } from './topicsView'

interface LibraryViewDeps {
  readonly library: Library
  readonly log: vscode.LogOutputChannel
  /** Remembers how the person arranged the views. */
  readonly memory: vscode.Memento
  readonly bundledGlossary: vscode.Uri
  readonly settings: Settings
}

/** Everything that shows the library and its state beside the texts themselves. */
export function registerLibraryViews(deps: LibraryViewDeps): vscode.Disposable {
  const { library, log, memory, bundledGlossary } = deps
  const adding = new TranscriptAdding(deps)
  return vscode.Disposable.from(
    registerIndexHealth(library, log),
    registerReadingProgress(library),
    registerStatusItem(library),
    registerEpisodesView(library, memory, adding),
    registerAddTranscripts(adding),
    registerTopicsView(library, log),
    registerFileProblems(library, bundledGlossary),
  )
}
