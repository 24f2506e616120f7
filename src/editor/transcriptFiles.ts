import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import * as vscode from 'vscode'
import { chaptersFileEndings, isChaptersFile } from '../core/formats/chaptersFile'
import { expandBraces } from './globs'
import { lockedFolders } from './lockedFolders'
import type { FileEntry, GlossaryEntryFile, UnreadFile } from '../core/service/messages'
import type { FilePatterns, Settings } from './settings'

/** The files that make the library, as the worker is told of them. */
export interface LibraryFiles {
  readonly files: readonly FileEntry[]
  /** In order of precedence: the person's own first. */
  readonly glossaries: readonly GlossaryEntryFile[]
  /** Folders that may not be looked into, so that nobody knows what they hold. */
  readonly locked: readonly UnreadFile[]
}

/** What comes with the extension. */
export interface BundledFiles {
  /** Folder of the sample library. */
  readonly sample: vscode.Uri
  readonly glossary: vscode.Uri
}

/** `files`: the set may have changed, look again. `contents`: a file of the set, or a sidecar of one, changed. */
export type FileChange = 'files' | 'contents'

/** Sidecars and chapters files; one watcher for all, as each costs the host some milliseconds. */
const BESIDE = '**/*.{yaml,json,chapters.vtt,chapters.txt,chapters.md}'

/** More files than this in one folder for one glob are a sign of a wrong glob; the log says so. */
const MOST_FILES = 20_000

/**
 * Finds transcripts and glossaries in all workspace folders and in the sample library, and watches them and the
 * sidecars and chapters files beside them. Files only: the worker reads from the disk.
 */
export class TranscriptFiles implements vscode.Disposable {
  private readonly settings: Settings
  private readonly bundled: BundledFiles
  private readonly log: vscode.LogOutputChannel
  private readonly changes = new vscode.EventEmitter<FileChange>()
  private readonly listening: vscode.Disposable[]
  private watchers: vscode.Disposable[] = []
  /** Addresses of the files found last. */
  private known: ReadonlySet<string> = new Set()
  /** Addresses of the sidecars and chapters files that they may have. */
  private beside: ReadonlySet<string> = new Set()

  readonly onDidChange: vscode.Event<FileChange> = this.changes.event

  constructor(settings: Settings, bundled: BundledFiles, log: vscode.LogOutputChannel) {
    this.settings = settings
    this.bundled = bundled
    this.log = log
    const startOver = () => {
      this.watch()
      this.changes.fire('files')
    }
    this.listening = [settings.onDidChangeLibrary(startOver), vscode.workspace.onDidChangeWorkspaceFolders(startOver)]
  }

  /** Looks for all files; begins to watch at the first call. */
  async find(): Promise<LibraryFiles> {
    if (this.watchers.length === 0) {
      this.watch()
      // Each watcher costs the host some milliseconds, and so does each search: other extensions get a turn between.
      await setImmediate()
    }
    const folders = localFolders()
    const [samples, ...found] = await Promise.all([this.samples(), ...folders.map((folder) => this.findIn(folder))])
    const glossaries = distinct(found.flatMap((each) => each.glossaries))
    const glossaryNames = new Set(glossaries.map(String))
    const transcripts = distinct([...found.flatMap((each) => each.transcripts), ...samples]).filter(
      (uri) => !glossaryNames.has(uri.toString()) && !isChaptersFile(uri.path),
    )
    this.known = new Set([...glossaries, ...transcripts].map(String))
    this.beside = new Set(transcripts.flatMap((uri) => [sidecarOf(uri), ...chaptersFilesOf(uri)]).map(String))
    return {
      files: this.entries(transcripts),
      locked: found.flatMap((each) => each.locked).map((uri) => this.unreadFolder(uri)),
      glossaries: [
        ...glossaries.map((uri) => ({ file: uri.fsPath, name: vscode.workspace.asRelativePath(uri) })),
        this.bundledGlossary(),
      ],
    }
  }

  /** What is known without looking through the workspace: the sample library, if it is wanted. */
  async findSample(): Promise<LibraryFiles> {
    return { files: this.entries(await this.samples()), glossaries: [this.bundledGlossary()], locked: [] }
  }

  /** The sample library's own notes and transcripts are told apart from the person's by where they lie. */
  isSample(id: string): boolean {
    return id.startsWith(`${this.bundled.sample.toString()}/`)
  }

  dispose(): void {
    for (const each of [...this.watchers, ...this.listening]) each.dispose()
    this.changes.dispose()
  }

  private async findIn(folder: vscode.WorkspaceFolder) {
    const patterns = this.settings.transcripts(folder)
    const [transcripts, glossaries, locked] = await Promise.all([
      this.findAll(folder, patterns),
      this.findAll(folder, this.settings.glossaries(folder)),
      lockedFolders(folder.uri.fsPath, patterns),
    ])
    return { transcripts, glossaries, locked: locked.map((path) => vscode.Uri.joinPath(folder.uri, path)) }
  }

  private async findAll(folder: vscode.WorkspaceFolder, { include, exclude }: FilePatterns): Promise<vscode.Uri[]> {
    const without = `{${exclude.flatMap(expandBraces).join(',')}}`
    const found = await Promise.all(
      include.map(async (glob) => {
        try {
          return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), without, MOST_FILES)
        } catch (error) {
          this.log.warn(`Looking for ${glob} in ${folder.name} failed:`, String(error))
          return []
        }
      }),
    )
    const capped = include[found.findIndex((each) => each.length >= MOST_FILES)]
    if (capped !== undefined) {
      this.log.warn(`More than ${MOST_FILES} files match ${capped} in ${folder.name}; only the first are read.`)
    }
    return found.flat().sort(byAddress)
  }

  private async samples(): Promise<vscode.Uri[]> {
    if (!this.settings.sampleLibrary) return []
    try {
      const names = (await vscode.workspace.fs.readDirectory(this.bundled.sample)).map(([name]) => name)
      const transcripts = names.filter((name) => name.endsWith('.txt')).sort()
      return transcripts.map((name) => vscode.Uri.joinPath(this.bundled.sample, name))
    } catch (error) {
      this.log.error('The sample library could not be read:', String(error))
      return []
    }
  }

  private entries(uris: readonly vscode.Uri[]): FileEntry[] {
    return uris.map((uri) => ({ id: uri.toString(), file: uri.fsPath, path: this.pathOf(uri) }))
  }

  private unreadFolder(uri: vscode.Uri): UnreadFile {
    const problem = { code: 'file-unreadable', line: 1, reason: 'permission denied' } as const
    return { id: uri.toString(), path: this.pathOf(uri), problems: [problem] }
  }

  private bundledGlossary(): GlossaryEntryFile {
    return { file: this.bundled.glossary.fsPath, name: 'Verbatim: AI' }
  }

  private pathOf(uri: vscode.Uri): string {
    return this.isSample(uri.toString()) ? basename(uri.path) : vscode.workspace.asRelativePath(uri, false)
  }

  private watch(): void {
    for (const each of this.watchers) each.dispose()
    this.watchers = localFolders().flatMap((folder) => [this.watchFolder(folder), this.watchFiles(folder)].flat())
  }

  /** A folder that is moved or deleted as a whole is reported by its own name alone, which no glob for files matches. */
  private watchFolder(folder: vscode.WorkspaceFolder): vscode.Disposable[] {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '**'),
      false,
      true,
      false,
    )
    watcher.onDidCreate((uri) => {
      if (!basename(uri.path).includes('.')) this.changes.fire('files')
    })
    watcher.onDidDelete((uri) => {
      if (this.holds(uri)) this.changes.fire('files')
    })
    return [watcher]
  }

  private watchFiles(folder: vscode.WorkspaceFolder): vscode.Disposable[] {
    const globs = [...this.settings.transcripts(folder).include, ...this.settings.glossaries(folder).include]
    const watchers = [...new Set(globs)].map((glob) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob))
      watcher.onDidCreate((uri) => {
        if (this.known.has(uri.toString())) this.changes.fire('contents')
        else if (!isChaptersFile(uri.path)) this.changes.fire('files')
      })
      watcher.onDidChange((uri) => {
        if (this.known.has(uri.toString())) this.changes.fire('contents')
      })
      watcher.onDidDelete((uri) => {
        if (this.known.has(uri.toString())) this.changes.fire('files')
      })
      return watcher
    })
    return [...watchers, this.watchBeside(folder)]
  }

  private watchBeside(folder: vscode.WorkspaceFolder): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, BESIDE))
    const note = (uri: vscode.Uri): void => {
      if (this.beside.has(uri.toString())) this.changes.fire('contents')
    }
    watcher.onDidCreate(note)
    watcher.onDidChange(note)
    watcher.onDidDelete(note)
    return watcher
  }

  private holds(uri: vscode.Uri): boolean {
    const address = uri.toString()
    if (this.known.has(address)) return true
    const inside = `${address}/`
    for (const known of this.known) if (known.startsWith(inside)) return true
    return false
  }
}

/** The sidecar that a transcript may have: the same name, ending in `.yaml`. */
export function sidecarOf(transcript: vscode.Uri): vscode.Uri {
  return withEnding(transcript, '.yaml')
}

function chaptersFilesOf(transcript: vscode.Uri): vscode.Uri[] {
  return chaptersFileEndings.map((ending) => withEnding(transcript, ending))
}

function withEnding(transcript: vscode.Uri, ending: string): vscode.Uri {
  return transcript.with({ path: transcript.path.replace(/\.[^./]*$/, '') + ending })
}

function localFolders(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file')
}

function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()]
}

function byAddress(a: vscode.Uri, b: vscode.Uri): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
