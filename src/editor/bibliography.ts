import * as vscode from 'vscode'
import { problemText } from '../core/model/problemText'
import { bibliographyForms, type BibliographyForm } from '../core/notes/bibliographyForm'
import { IndexError } from './indexClient'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'

/** Bibliographies that are looked through for entries of Verbatim's. */
const FILES = '**/{*.bib,references.json,bibliography.json,*.csl.json}'
const MOST_FILES = 200
/** Larger files are no bibliography that anybody keeps (bytes). */
const LARGEST = 20_000_000

/**
 * *Export Bibliography…* writes the library as BibTeX or CSL-JSON; *Update Bibliography* brings the files of the
 * workspace up to date that were written so. Key bindings and tasks may say beforehand which file:
 * `{ "to": "/notes/references.bib" }`.
 */
export function registerBibliography(library: Library): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('verbatim.exportBibliography', async (how?: unknown) => {
      const file = fileIn(how) ?? (await pickFile())
      if (file !== undefined) tell(await write(library, file))
    }),
    vscode.commands.registerCommand('verbatim.updateBibliography', async () => {
      const files = await ownFiles()
      for (const file of files) tell(await write(library, file))
      if (files.length > 0) return
      const exportNow = vscode.l10n.t('Export Bibliography…')
      const message = vscode.l10n.t('No bibliography in this workspace has entries from Verbatim yet.')
      if ((await vscode.window.showInformationMessage(message, exportNow)) === exportNow) {
        await vscode.commands.executeCommand('verbatim.exportBibliography')
      }
    }),
  )
}

function fileIn(how: unknown): vscode.Uri | undefined {
  if (typeof how !== 'object' || how === null || !('to' in how)) return undefined
  if (how.to instanceof vscode.Uri) return how.to
  return typeof how.to === 'string' && how.to !== '' ? vscode.Uri.file(how.to) : undefined
}

function pickFile(): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  return vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'references.bib') }),
    filters: Object.fromEntries(bibliographyForms.map(({ label, ending }) => [label, [ending.slice(1)]])),
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export Bibliography'),
  })
}

async function ownFiles(): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(FILES, '**/{node_modules,.git}/**', MOST_FILES)
  const texts = await Promise.all(found.map((uri) => formerText(uri).catch(() => '')))
  return found.filter((_, i) => /^[ \t]*"?verbatim"?[ \t]*[=:]/m.test(texts[i] ?? ''))
}

interface Written {
  readonly message: string
  readonly failed: boolean
}

/** Of a file that is there already only what Verbatim wrote is changed. */
async function write(library: Library, file: vscode.Uri): Promise<Written> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  await library.ready
  try {
    const former = await formerText(file)
    const form: BibliographyForm = /\.json$/i.test(file.path) ? 'csl' : 'bibtex'
    const { text, added, changed, problems } = await library.index.request('bibliography', { form, former })
    if (text !== former) await replace(file, text)
    const [problem] = problems
    const done = vscode.l10n.t('{0}: {1} entries added, {2} brought up to date.', name, added, changed)
    if (problem === undefined) return { message: done, failed: false }
    const trouble = vscode.l10n.t('Line {0}: {1}', problem.line, problemText(problem))
    const more = problems.length === 1 ? '' : vscode.l10n.t('({0} more like it)', problems.length - 1)
    return { message: [done, trouble, more].join(' ').trimEnd(), failed: true }
  } catch (error) {
    const reason = error instanceof IndexError ? indexTrouble(error, library.index) : reasonOf(error)
    return { message: vscode.l10n.t('{0} was not written. {1}', name, reason), failed: true }
  }
}

/** What is being edited, else what is on the disk; nothing where there is no file yet. */
async function formerText(file: vscode.Uri): Promise<string> {
  const edited = editedDocument(file)
  if (edited !== undefined) return edited.getText()
  const stat = await vscode.workspace.fs.stat(file).then((found) => found, () => undefined) // prettier-ignore
  if (stat === undefined) return ''
  if (stat.size > LARGEST) throw new Error(vscode.l10n.t('The file is too large for a bibliography.'))
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(file))
  } catch {
    throw new Error(vscode.l10n.t('The file is not in UTF-8. Save it with that encoding.'))
  }
}

async function replace(file: vscode.Uri, text: string): Promise<void> {
  const document = editedDocument(file)
  if (document === undefined) return vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
  const edit = new vscode.WorkspaceEdit()
  edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), text)
  const done = (await vscode.workspace.applyEdit(edit)) && (await document.save())
  if (!done) throw new Error(vscode.l10n.t('The file could not be saved.'))
}

/** The document of a file with changes that are not saved yet. A saved one may lag behind the disk. */
function editedDocument(file: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === file.toString())
}

function tell({ message, failed }: Written): void {
  void (failed ? vscode.window.showWarningMessage(message) : vscode.window.showInformationMessage(message))
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
