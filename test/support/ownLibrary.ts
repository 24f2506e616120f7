import { join } from 'node:path'
import * as vscode from 'vscode'
import { IndexClient } from '../../src/editor/indexClient'
import { Library } from '../../src/editor/library'
import { Settings } from '../../src/editor/settings'
import { TranscriptFiles } from '../../src/editor/transcriptFiles'
import { ROOT } from './paths'

/** A library of its own over the open folder, apart from that of the extension, for tests of the parts around it. */
export function ownLibrary(worker = join(ROOT, 'dist', 'worker.js')) {
  const log = vscode.window.createOutputChannel('Verbatim test', { log: true })
  const inside = (...path: string[]): vscode.Uri => vscode.Uri.file(join(ROOT, ...path))
  const settings = new Settings()
  const files = new TranscriptFiles(
    settings,
    { sample: inside('seeds'), glossary: inside('media', 'glossaries', 'ai.md') },
    log,
  )
  const index = new IndexClient(worker, log)
  const library = new Library(files, index, log)
  const dispose = (): void => {
    for (const each of [library, index, files, settings, log]) each.dispose()
  }
  return { library, index, settings, log, dispose }
}
