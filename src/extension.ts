import * as vscode from 'vscode'
import type { WorkerData } from './core/service/messages'
import { registerBibliography } from './editor/bibliography'
import { CheckedNotes } from './editor/checkedNotes'
import { registerCitationCompletions } from './editor/citationCompletions'
import { registerCommands } from './editor/commands'
import { registerEpisodeDetails } from './editor/editEpisodeDetails'
import { registerExport } from './editor/exportTranscript'
import { registerGlossaryFeatures } from './editor/glossaryFeatures'
import { IndexClient } from './editor/indexClient'
import { Library } from './editor/library'
import { registerLibraryViews } from './editor/libraryViews'
import { createLog } from './editor/log'
import { Places } from './editor/places'
import { PreviewAbbreviations } from './editor/previewAbbreviations'
import { registerQuoting } from './editor/quoting'
import { registerReader } from './editor/reader'
import { ReaderTexts } from './editor/readerTexts'
import { previewQuotations, refreshPreviews } from './editor/previewQuotations'
import { registerQuotationChecks } from './editor/quotationChecks'
import { Settings } from './editor/settings'
import { SpokenSelections } from './editor/spokenSelection'
import { TranscriptFiles } from './editor/transcriptFiles'

/** Builds the objects, connects them, and begins to read the library; what other programs may use is returned. */
export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const { extensionUri, subscriptions, workspaceState } = context
  const inside = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(extensionUri, ...path)
  const glossary = inside('media', 'glossaries', 'ai.md')
  const log = createLog()
  const settings = new Settings()
  const files = new TranscriptFiles(settings, { sample: inside('seeds'), glossary }, log)
  const index = new IndexClient(inside('dist', 'worker.js').fsPath, log, cacheOf(context))
  const library = new Library(files, index, log)
  // First, so that the worker reads while the rest is connected.
  void library.refresh()
  const places = new Places(library)
  const notes = new CheckedNotes({ library, settings, log })
  const readers = new ReaderTexts(library)
  const selections = new SpokenSelections(library, readers)
  subscriptions.push(log, settings, files, index, library, readers, notes)
  subscriptions.push(
    registerLibraryViews({ library, log, memory: workspaceState, bundledGlossary: glossary, settings }),
  )
  subscriptions.push(registerReader({ library, places, readers, selections }))
  subscriptions.push(
    registerGlossaryFeatures({ library, readers, settings, places, bundledGlossary: glossary, memory: workspaceState }),
  )
  subscriptions.push(registerQuoting({ library, places, settings, selections }))
  subscriptions.push(
    registerQuotationChecks({ library, readers, settings, notes, memory: workspaceState }),
    refreshPreviews(notes),
  )
  subscriptions.push(registerExport({ library, places }))
  subscriptions.push(registerBibliography(library), registerCitationCompletions(library))
  subscriptions.push(registerEpisodeDetails({ library, places }))
  subscriptions.push(registerCommands({ library, places, settings, log }))
  const abbreviations = new PreviewAbbreviations({ library, settings })
  subscriptions.push(abbreviations)
  const cards = previewQuotations(library, notes)
  return { library, extendMarkdownIt: (markdown) => cards(abbreviations.extend(markdown)) }
}

/** What {@link activate} returns: the library, to wait for and to look at, and what the Markdown preview is extended by. */
export interface VerbatimApi {
  readonly library: Pick<Library, 'ready' | 'state' | 'onDidChange' | 'search'>
  readonly extendMarkdownIt: PreviewAbbreviations['extend']
}

/** Each workspace has a cache of its own, which goes with it; without a workspace there is little to read. */
function cacheOf({ storageUri, extension }: vscode.ExtensionContext): WorkerData['cache'] {
  if (storageUri?.scheme !== 'file') return undefined
  const { version } = extension.packageJSON as { readonly version: string }
  return { folder: vscode.Uri.joinPath(storageUri, 'library').fsPath, version }
}
