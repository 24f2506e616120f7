import * as vscode from 'vscode'
import type { CheckedQuotation } from '../core/service/messages'
import { Coalescer } from './coalescer'
import type { Library } from './library'
import { folderOf } from './quotes'
import type { Settings } from './settings'

interface CheckedDeps {
  readonly library: Library
  readonly settings: Settings
  readonly log: vscode.LogOutputChannel
}

/** A note as it was when its quotations were compared. */
export interface CheckedNote {
  readonly uri: vscode.Uri
  readonly text: string
  readonly quotations: readonly CheckedQuotation[]
}

/** Typing is left alone for this time, but never longer than the second (milliseconds). */
const QUIET = 300
const LONGEST = 1_500
/** Larger notes are not read as long as nobody opens them (bytes). */
const LARGEST = 20_000_000
const MOST_NOTES = 10_000
const NOTES = '**/*.{md,markdown}'

/**
 * Keeps the quotations of all Markdown notes compared with their sources: those of the workspace, and those that are
 * open. The worker remembers what it compared, so that a note that is checked again costs what changed in it.
 */
export class CheckedNotes implements vscode.Disposable {
  private readonly deps: CheckedDeps
  private readonly changes = new vscode.EventEmitter<vscode.Uri>()
  private readonly notes = new Map<string, CheckedNote>()
  /** Addresses of notes that are to be checked. */
  private readonly waiting = new Set<string>()
  /** The address of the one that is being checked; it may go meanwhile. */
  private checking: string | undefined
  private readonly coalescer: Coalescer
  private readonly listening: readonly vscode.Disposable[]

  /** The quotations of a note were compared anew, or the note is gone. */
  readonly onDidChange: vscode.Event<vscode.Uri> = this.changes.event

  constructor(deps: CheckedDeps) {
    this.deps = deps
    this.coalescer = new Coalescer(() => this.checkWaiting(), QUIET, LONGEST)
    const watcher = vscode.workspace.createFileSystemWatcher(NOTES)
    const { workspace } = vscode
    this.listening = [
      watcher,
      watcher.onDidCreate((uri) => this.soon(uri)),
      watcher.onDidChange((uri) => this.soon(uri)),
      watcher.onDidDelete((uri) => this.forget(uri)),
      workspace.onDidOpenTextDocument((document) => this.noteDocument(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.noteDocument(document)),
      workspace.onDidCloseTextDocument((document) => this.noteClosed(document)),
      workspace.onDidChangeWorkspaceFolders(() => void this.findAll()),
      deps.library.onDidChange(() => this.checkAgain()),
      deps.settings.onDidChange(() => void this.findAll()),
    ]
    void this.findAll()
  }

  note(uri: vscode.Uri): CheckedNote | undefined {
    return this.notes.get(uri.toString())
  }

  /** The notes that quote something. */
  all(): Iterable<CheckedNote> {
    return this.notes.values()
  }

  dispose(): void {
    this.coalescer.dispose()
    for (const each of this.listening) each.dispose()
    this.changes.dispose()
  }

  private async findAll(): Promise<void> {
    await this.deps.library.ready
    if (!this.deps.settings.checkNotes) {
      this.waiting.clear()
      this.checking = undefined
      for (const { uri } of [...this.notes.values()]) this.forget(uri)
      return
    }
    for (const document of vscode.workspace.textDocuments) this.noteDocument(document)
    for (const uri of await vscode.workspace.findFiles(NOTES, '**/{node_modules,.git}/**', MOST_NOTES)) this.soon(uri)
  }

  private noteDocument(document: vscode.TextDocument): void {
    if (isNote(document)) this.soon(document.uri)
  }

  private noteClosed(document: vscode.TextDocument): void {
    if (!isNote(document)) return
    if (document.uri.scheme === 'file') this.soon(document.uri)
    else this.forget(document.uri)
  }

  private checkAgain(): void {
    for (const address of this.notes.keys()) this.waiting.add(address)
    this.coalescer.soon()
  }

  private soon(uri: vscode.Uri): void {
    if (!this.deps.settings.checkNotes) return
    this.waiting.add(uri.toString())
    this.coalescer.soon()
  }

  private forget(uri: vscode.Uri): void {
    this.waiting.delete(uri.toString())
    if (this.checking === uri.toString()) this.checking = undefined
    if (this.notes.delete(uri.toString())) this.changes.fire(uri)
  }

  private async checkWaiting(): Promise<void> {
    await this.deps.library.ready
    for (const address of this.waiting) {
      this.waiting.delete(address)
      const uri = vscode.Uri.parse(address, true)
      try {
        await this.check(uri)
      } catch (error) {
        // A file that is gone by now, or an index that is restarted: what comes next brings the note again.
        this.deps.log.debug(`The quotations of ${address} were not checked:`, String(error))
      }
    }
  }

  private async check(uri: vscode.Uri): Promise<void> {
    const { library } = this.deps
    const address = uri.toString()
    this.checking = address
    // A transcript quotes nobody.
    const text = library.episode(address) === undefined ? await textOf(uri) : undefined
    if (text === undefined) return this.forget(uri)
    const noteFolder = folderOf(uri)
    const ask = { note: text, ...(noteFolder === undefined ? {} : { noteFolder }) }
    const quotations = await library.index.request('check', ask)
    if (this.checking !== address) return
    if (quotations.length === 0) return this.forget(uri)
    this.notes.set(address, { uri, text, quotations })
    this.changes.fire(uri)
  }
}

function isNote({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && (uri.scheme === 'file' || uri.scheme === 'untitled')
}

/** What is in the editor, else what is on the disk; undefined for what is too large. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const address = uri.toString()
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address)
  if (open !== undefined) return open.getText()
  if ((await vscode.workspace.fs.stat(uri)).size > LARGEST) return undefined
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
}
