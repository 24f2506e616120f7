import * as vscode from 'vscode'
import { registerEpisodesView } from './episodesView'
import { registerFileProblems } from './fileProblems'
import { registerIndexHealth } from './indexHealth'
import type { Library } from './library'
import { registerReadingProgress } from './readingProgress'
import { registerStatusItem } from './statusItem'
import { registerTopicsView } from './topicsView'

interface LibraryViewDeps {
  readonly library: Library
  readonly log: vscode.LogOutputChannel
  /** Remembers how the person arranged the views. */
  readonly memory: vscode.Memento
  readonly bundledGlossary: vscode.Uri
}

/** Everything that shows the library and its state beside the texts themselves. */
export function registerLibraryViews({ library, log, memory, bundledGlossary }: LibraryViewDeps): vscode.Disposable {
  return vscode.Disposable.from(
    registerIndexHealth(library, log),
    registerReadingProgress(library),
    registerStatusItem(library),
    registerEpisodesView(library, memory),
    registerTopicsView(library, log),
    registerFileProblems(library, bundledGlossary),
  )
}
