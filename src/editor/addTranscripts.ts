import { basename } from 'node:path'
import * as vscode from 'vscode'
import { addFiles, pathIn, type AddedFiles, type RefusedFile } from './addFiles'
import { labelText } from './labelText'
import type { Library } from './library'
import type { Settings } from './settings'
import { Slices } from './slices'

interface AddingDeps {
  readonly library: Library
  readonly settings: Settings
  readonly log: vscode.LogOutputChannel
  /** Remembers which folder of the workspace transcripts are copied into. */
  readonly memory: vscode.Memento
}

/** What a caller may say beforehand, so that nothing is asked. */
interface AddingOptions {
  /** Where to copy to. */
  readonly folder?: vscode.Uri
  /** Whether files that the settings pass over are taken in. */
  readonly include?: boolean
}

const FOLDER_KEY = 'verbatim.addTranscripts.folder'
const FOLDER_NAME = 'transcripts'
/** Adding that takes longer than this (milliseconds) is shown with a way to stop it. */
const LONG = 1_000

/** Adds files and folders to the library, those of the command *Add Transcripts…* and those dropped on the view. */
export class TranscriptAdding {
  private readonly deps: AddingDeps

  constructor(deps: AddingDeps) {
    this.deps = deps
  }

  /** Adds what is at some addresses and says in one message what came of it. Undefined where nothing was tried. */
  async add(uris: readonly vscode.Uri[], options: AddingOptions = {}): Promise<AddedFiles | undefined> {
    if (uris.length === 0) return undefined
    const target = options.folder ?? (await this.target())
    if (target === undefined) return undefined
    const files = uris.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath)
    const elsewhere = uris.filter(({ scheme }) => scheme !== 'file').map(notOnDisk)
    const found = await this.addWithProgress(files, target)
    const result = { ...found, refused: [...elsewhere, ...found.refused] }
    await this.logRefused(result.refused)
    // Whoever called goes on; the person answers in their own time.
    void this.offerMissed(result.missed, options.include)
      .catch((error: unknown) => this.deps.log.error('The setting could not be written:', String(error)))
      .then(() => this.say(result))
    return result
  }

  private async logRefused(refused: readonly RefusedFile[]): Promise<void> {
    const slices = new Slices()
    for (const { file, reason } of refused) {
      this.deps.log.info(`Not added: ${file}: ${reason}`)
      await slices.next()
    }
  }

  private async addWithProgress(files: readonly string[], target: vscode.Uri): Promise<AddedFiles> {
    let cancelled = false
    let report = (_done: number, _total: number): void => undefined
    const work = addFiles(
      files,
      target,
      this.deps,
      (done, total) => report(done, total),
      () => cancelled,
    )
    const waiting = new Promise<'long'>((resolve) => setTimeout(() => resolve('long'), LONG))
    if ((await Promise.race([work, waiting])) !== 'long') return work
    const location = vscode.ProgressLocation.Notification
    const title = vscode.l10n.t('Verbatim is adding transcripts')
    return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      let shown = 0
      token.onCancellationRequested(() => (cancelled = true))
      report = (done, total) => {
        const percent = Math.floor((100 * done) / total)
        if (percent <= shown) return
        progress.report({ increment: percent - shown, message: vscode.l10n.t('{0} of {1}', done, total) })
        shown = percent
      }
      return work
    })
  }

  /** The folder to copy into: that of before, or the first choice in the workspace folder that the person chooses. */
  private async target(): Promise<vscode.Uri | undefined> {
    const folders = foldersOnDisk()
    const [only] = folders
    if (only === undefined) return sayNoFolder()
    const remembered = this.deps.memory.get(FOLDER_KEY)
    const known = typeof remembered === 'string' ? vscode.Uri.parse(remembered) : undefined
    if (known !== undefined && vscode.workspace.getWorkspaceFolder(known) !== undefined) return known
    const folder = folders.length === 1 ? only : await pickFolder(folders)
    if (folder === undefined) return undefined
    const target = vscode.Uri.joinPath(folder.uri, FOLDER_NAME)
    if (folders.length > 1) await this.deps.memory.update(FOLDER_KEY, target.toString())
    return target
  }

  private async offerMissed(missed: readonly string[], answer: boolean | undefined): Promise<void> {
    const [first] = missed
    if (first === undefined || !(answer ?? (await wantsMissed(missed)))) return
    const byFolder = new Map<vscode.WorkspaceFolder, string[]>()
    for (const file of missed.map((path) => vscode.Uri.file(path))) {
      const folder = vscode.workspace.getWorkspaceFolder(file)
      if (folder !== undefined) byFolder.set(folder, [...(byFolder.get(folder) ?? []), pathIn(folder, file)])
    }
    for (const [folder, paths] of byFolder) await this.deps.settings.includeTranscripts(folder, paths)
  }

  private async say({ added, present, refused }: AddedFiles): Promise<void> {
    const parts = [
      added.length === 0 ? undefined : addedText(added),
      present.length === 0 ? undefined : presentText(present),
      refused.length === 0 ? undefined : refusedText(refused),
    ].filter((part) => part !== undefined)
    if (parts.length === 0) return
    const show = vscode.l10n.t('Show Reasons')
    const message = parts.join(' ')
    const answer =
      refused.length === 0
        ? await vscode.window.showInformationMessage(message)
        : await vscode.window.showWarningMessage(message, show)
    if (answer === show) await showRefused(refused)
  }
}

/** The command *Add Transcripts…*. Called with addresses it asks for none. */
export function registerAddTranscripts(adding: TranscriptAdding): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.addTranscripts', async (what?: unknown, options?: unknown) => {
    if (foldersOnDisk().length === 0) return sayNoFolder()
    const given = Array.isArray(what)
      ? what.filter((each): each is vscode.Uri => each instanceof vscode.Uri)
      : undefined
    return adding.add(given ?? (await pickFiles()), optionsOf(options))
  })
}

function foldersOnDisk(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file')
}

function optionsOf(given: unknown): AddingOptions {
  if (typeof given !== 'object' || given === null) return {}
  return {
    ...('folder' in given && given.folder instanceof vscode.Uri ? { folder: given.folder } : {}),
    ...('include' in given && typeof given.include === 'boolean' ? { include: given.include } : {}),
  }
}

/** The dialogs of Windows and Linux choose either files or folders; that of macOS and VS Code's own both. */
async function pickFiles(): Promise<readonly vscode.Uri[]> {
  const native = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined
  const kinds = native && process.platform !== 'darwin' ? await pickKinds() : { files: true, folders: true }
  if (kinds === undefined) return []
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Add Transcripts'),
    openLabel: vscode.l10n.t('Add'),
    canSelectFiles: kinds.files,
    canSelectFolders: kinds.folders,
    canSelectMany: true,
  })
  return picked ?? []
}

async function pickKinds(): Promise<{ readonly files: boolean; readonly folders: boolean } | undefined> {
  const items = [
    { label: vscode.l10n.t('$(file) Files…'), files: true, folders: false },
    { label: vscode.l10n.t('$(folder) Folders…'), files: false, folders: true },
  ]
  return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Add transcripts from') })
}

async function pickFolder(folders: readonly vscode.WorkspaceFolder[]): Promise<vscode.WorkspaceFolder | undefined> {
  const items = folders.map((folder) => ({ folder, label: folder.name, description: folder.uri.fsPath }))
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Copy Transcripts into the Folder “{0}” of', FOLDER_NAME),
    placeHolder: vscode.l10n.t('Choose a folder of the workspace; it is remembered.'),
  })
  return picked?.folder
}

function sayNoFolder(): undefined {
  const open = vscode.l10n.t('Open Folder')
  const message = vscode.l10n.t('Transcripts are kept in a folder of yours. Open one first, then add them.')
  void vscode.window.showInformationMessage(message, open).then((answer) => {
    if (answer === open) void vscode.commands.executeCommand('vscode.openFolder')
  })
  return undefined
}

async function wantsMissed(missed: readonly string[]): Promise<boolean> {
  const include = vscode.l10n.t('Include')
  const message =
    missed.length === 1
      ? vscode.l10n.t('{0} is in the workspace, but not among the files to read.', basename(missed[0] ?? ''))
      : vscode.l10n.t('{0} of the files are in the workspace, but not among the files to read.', missed.length)
  const why = vscode.l10n.t('Include it in the setting verbatim.transcripts.include?')
  return (await vscode.window.showInformationMessage(`${message} ${why}`, include)) === include
}

function addedText(added: readonly string[]): string {
  if (added.length > 1) return vscode.l10n.t('{0} transcripts were added.', added.length)
  return vscode.l10n.t('{0} was added.', vscode.workspace.asRelativePath(added[0] ?? ''))
}

function presentText(present: readonly string[]): string {
  if (present.length > 1) return vscode.l10n.t('{0} are already there.', present.length)
  return vscode.l10n.t('{0} is already there.', vscode.workspace.asRelativePath(present[0] ?? ''))
}

function refusedText(refused: readonly RefusedFile[]): string {
  const [first] = refused
  if (refused.length > 1 || first === undefined) return vscode.l10n.t('{0} files were not added.', refused.length)
  return vscode.l10n.t('{0} was not added. {1}', basename(first.file), first.reason)
}

async function showRefused(refused: readonly RefusedFile[]): Promise<void> {
  const items = refused.map(({ file, reason }) => ({
    file,
    label: labelText(basename(file)),
    detail: reason,
  }))
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Files That Were Not Added'),
    placeHolder: vscode.l10n.t('Choose one to open it'),
    matchOnDetail: true,
  })
  if (picked !== undefined) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(picked.file))
}

function notOnDisk(uri: vscode.Uri): RefusedFile {
  return { file: uri.toString(), reason: vscode.l10n.t('Only files on the disk of this machine can be added.') }
}
