import { join, relative, sep } from 'node:path'
import * as vscode from 'vscode'
import { problemText } from '../core/model/problemText'
import type { Recognition } from '../core/service/messages'
import { copyIntoFolder } from './copyIntoFolder'
import { byName, Companions, filesToAdd, type NamedFiles } from './filesToAdd'
import { globExpression } from './globs'
import type { Library } from './library'
import type { FilePatterns, Settings } from './settings'
import { Slices } from './slices'

/** What came of adding files; paths are absolute. */
export interface AddedFiles {
  /** Copied into the workspace. */
  readonly added: readonly string[]
  /** In the workspace before, and in the library or about to be. */
  readonly present: readonly string[]
  readonly refused: readonly RefusedFile[]
  /** In the workspace, but not among the files that the settings name. */
  readonly missed: readonly string[]
}

export interface RefusedFile {
  readonly file: string
  readonly reason: string
}

interface AddingDeps {
  readonly library: Library
  readonly settings: Settings
}

/** How many files are looked at at the same time: the worker reads the next while it recognises one. */
const AT_ONCE = 4

/**
 * Brings files and folders of the disk into the library: looks at each, copies transcripts from elsewhere into
 * `target`, and tells apart those that the settings pass over. Stops after the file it is at when `cancelled` is.
 */
export async function addFiles(
  chosen: readonly string[],
  target: vscode.Uri,
  { library, settings }: AddingDeps,
  progress: (done: number, total: number) => void,
  cancelled: () => boolean,
): Promise<AddedFiles> {
  const adding = new Adding(library, settings, target)
  const groups = await byName(await filesToAdd(chosen, () => !cancelled()))
  const slices = new Slices()
  let next = 0
  let done = 0
  const run = async (): Promise<void> => {
    for (let group = groups[next++]; group !== undefined && !cancelled(); group = groups[next++]) {
      await adding.add(group)
      progress(++done, groups.length)
      await slices.next()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
  return adding
}

class Adding implements AddedFiles {
  readonly added: string[] = []
  readonly present: string[] = []
  readonly refused: RefusedFile[] = []
  readonly missed: string[] = []
  private readonly library: Library
  private readonly settings: Settings
  private readonly target: vscode.Uri
  private readonly companions = new Companions()
  /** What the settings of a folder name, as expressions: there may be thousands of files to hold against them. */
  private readonly globs = new Map<string, readonly RegExp[]>()

  constructor(library: Library, settings: Settings, target: vscode.Uri) {
    this.library = library
    this.settings = settings
    this.target = target
  }

  async add(files: NamedFiles): Promise<void> {
    const transcripts: string[] = []
    const chapters: vscode.Uri[] = []
    for (const name of files.names) {
      const file = uriOf(files, name)
      if (this.library.episode(file.toString()) !== undefined) this.present.push(file.fsPath)
      else {
        const kind = await this.kindOf(file)
        if (kind === 'transcript') transcripts.push(name)
        if (kind === 'chapters') chapters.push(file)
      }
    }
    if (transcripts.length === 0) {
      const reason = vscode.l10n.t('It holds chapters. Add it together with the transcript that they belong to.')
      for (const { fsPath } of chapters) this.refused.push({ file: fsPath, reason })
      return
    }
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(files.folder))
    if (folder === undefined) await this.copy(files, transcripts)
    else for (const name of transcripts) this.noteInside(uriOf(files, name), folder)
  }

  /** What a file is by its content; what is refused is noted with the reason. */
  private async kindOf({ fsPath }: vscode.Uri): Promise<Recognition['kind']> {
    try {
      const seen = await this.library.index.request('recognise', { file: fsPath })
      if (seen.kind === 'refused') this.refused.push({ file: fsPath, reason: problemText(seen.problem) })
      return seen.kind
    } catch (error) {
      this.refused.push({ file: fsPath, reason: reasonOf(error) })
      return 'refused'
    }
  }

  /** Chapters of Podcasting 2.0 may have the name of their transcript and the ending of any JSON. */
  private async chaptersBeside({ folder, base }: NamedFiles): Promise<readonly string[]> {
    const name = `${base}.json`
    const seen = await this.library.index.request('recognise', { file: join(folder, name) })
    return seen.kind === 'chapters' ? [name] : []
  }

  private async copy(files: NamedFiles, transcripts: readonly string[]): Promise<void> {
    const { folder, base, under } = files
    const target = vscode.Uri.joinPath(this.target, under)
    try {
      const companions = [...(await this.companions.of(files)), ...(await this.chaptersBeside(files))]
      const copied = await copyIntoFolder({ folder, base, transcripts, companions }, target.fsPath)
      this.present.push(...copied.present)
      this.added.push(...copied.added)
      for (const file of copied.added) this.noteMissed(vscode.Uri.file(file))
    } catch (error) {
      const reason = vscode.l10n.t('It could not be copied: {0}', reasonOf(error))
      for (const name of transcripts) this.refused.push({ file: uriOf(files, name).fsPath, reason })
    }
  }

  private noteInside(file: vscode.Uri, folder: vscode.WorkspaceFolder): void {
    if (this.isMatched(file, folder, 'exclude')) {
      const reason = vscode.l10n.t('It is left out by the setting verbatim.transcripts.exclude, or by files.exclude.')
      this.refused.push({ file: file.fsPath, reason })
    } else if (this.isMatched(file, folder, 'include')) this.present.push(file.fsPath)
    else this.missed.push(file.fsPath)
  }

  private noteMissed(file: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(file)
    if (folder !== undefined && !this.isMatched(file, folder, 'include')) this.missed.push(file.fsPath)
  }

  private isMatched(file: vscode.Uri, folder: vscode.WorkspaceFolder, kind: keyof FilePatterns): boolean {
    const key = `${kind} ${folder.uri.toString()}`
    const globs = this.globs.get(key) ?? this.settings.transcripts(folder)[kind].map(globExpression)
    this.globs.set(key, globs)
    const path = pathIn(folder, file)
    return globs.some((glob) => glob.test(path))
  }
}

function uriOf({ folder }: NamedFiles, name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(folder), name)
}

/** The path of a file relative to its workspace folder, with forward slashes. */
export function pathIn(folder: vscode.WorkspaceFolder, file: vscode.Uri): string {
  return relative(folder.uri.fsPath, file.fsPath).split(sep).join('/')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
