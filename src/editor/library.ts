import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import type { EpisodeSummary, LibraryChange, LibraryState, SearchAnswer, UnreadFile } from '../core/service/messages'
import { Coalescer } from './coalescer'
import { IndexError } from './indexClient'
import type { IndexClient } from './indexClient'
import type { FileChange, LibraryFiles, TranscriptFiles } from './transcriptFiles'

/** `reading`: files are being looked for and read. `failed`: the index has stopped and was not restarted by itself. */
export type LibraryPhase = 'reading' | 'ready' | 'failed'

/** A burst of changed files is one sync: after this quiet time, at the latest after the second (milliseconds). */
const QUIET = 150
const LONGEST = 2_000

const nothing: LibraryState = { episodes: [], unread: [], others: 0, glossaries: [] }

/** What the host knows of the library: summaries by id. Keeps the index worker in step with the files. */
export class Library implements vscode.Disposable {
  readonly index: IndexClient
  /** Resolves when the files were read for the first time, or could not be. */
  readonly ready: Promise<void>
  readonly onDidChange: vscode.Event<LibraryState>
  readonly onDidChangePhase: vscode.Event<LibraryPhase>

  private readonly files: TranscriptFiles
  private readonly log: vscode.LogOutputChannel
  private readonly changes = new vscode.EventEmitter<LibraryState>()
  private readonly phases = new vscode.EventEmitter<LibraryPhase>()
  private readonly coalescer: Coalescer
  private readonly listening: readonly vscode.Disposable[]
  private readonly becomeReady: () => void
  /** The sync that follows a restart of the worker. */
  private resync: Promise<void> = Promise.resolve()
  private found: LibraryFiles = { files: [], glossaries: [], locked: [] }
  /** True when files may have come or gone since they were last looked for. */
  private stale = true
  private wanted = 0
  private current: LibraryState = nothing
  private told: Pick<LibraryState, 'others' | 'glossaries'> = nothing
  private currentPhase: LibraryPhase = 'reading'
  private readonly episodes = new Map<EpisodeId, EpisodeSummary>()
  private readonly unread = new Map<EpisodeId, UnreadFile>()
  /** Episodes by the ids of their other files. */
  private readonly byTwin = new Map<EpisodeId, EpisodeSummary>()

  /** Nothing is read before {@link refresh} is called or a file changes. */
  constructor(files: TranscriptFiles, index: IndexClient, log: vscode.LogOutputChannel) {
    this.files = files
    this.index = index
    this.log = log
    this.onDidChange = this.changes.event
    this.onDidChangePhase = this.phases.event
    const { promise, resolve } = deferred()
    this.ready = promise
    this.becomeReady = resolve
    this.coalescer = new Coalescer(() => this.sync(), QUIET, LONGEST)
    this.listening = [
      index.onDidChange((change) => this.follow(change)),
      files.onDidChange((change) => this.noteChange(change)),
      index.onDidChangeHealth((health) => {
        if (health === 'restarted') this.resync = this.coalescer.now()
        if (health === 'failed') this.setPhase('failed')
      }),
    ]
  }

  get state(): LibraryState {
    return this.current
  }

  get phase(): LibraryPhase {
    return this.currentPhase
  }

  /** The episode of an id, be it that of the file it is read from or of one that holds the same in another form. */
  episode(id: EpisodeId): EpisodeSummary | undefined {
    return this.episodes.get(id) ?? this.byTwin.get(id)
  }

  /** The episode whose raw transcript file this is; offsets in the document go with its own address, not with that of the episode. */
  episodeOfDocument(document: vscode.TextDocument): EpisodeSummary | undefined {
    return this.episode(document.uri.toString())
  }

  /** The moments that answer a query; files are searched as soon as they are read. */
  search(query: string, limit: number, token?: vscode.CancellationToken): Promise<SearchAnswer> {
    return this.index.request('search', { query, limit }, token)
  }

  fileUri(id: EpisodeId): vscode.Uri {
    return vscode.Uri.parse(id, true)
  }

  /** Files that are not read because the person stopped the reading. */
  get left(): number {
    const { episodes, unread, others } = this.current
    const twins = episodes.reduce((sum, episode) => sum + episode.twins.length, 0)
    return Math.max(0, this.wanted - episodes.length - twins - unread.length - others)
  }

  /** Ends a long reading; what was read so far is the library until the next {@link rebuild} or new file. */
  async stopReading(): Promise<void> {
    await this.index.request('stop', {}).catch((error: unknown) => this.log.warn('Not stopped:', String(error)))
  }

  isSample(id: EpisodeId): boolean {
    return this.files.isSample(id)
  }

  /** Looks for files and reads what is new or changed; resolves when that is done. */
  refresh(): Promise<void> {
    this.stale = true
    return this.coalescer.now()
  }

  /** Throws the index away and reads everything again; resolves when that is done. */
  rebuild(): Promise<void> {
    this.stale = true
    this.index.restart()
    return this.resync
  }

  dispose(): void {
    for (const each of this.listening) each.dispose()
    this.coalescer.dispose()
    this.changes.dispose()
    this.phases.dispose()
    this.becomeReady()
  }

  private noteChange(change: FileChange): void {
    if (change === 'files') this.stale = true
    this.coalescer.soon()
  }

  private async sync(): Promise<void> {
    if (this.index.health === 'failed') return
    this.setPhase('reading')
    try {
      if (this.current === nothing) await this.syncSample()
      await this.findFiles()
      const { files, glossaries, locked } = this.found
      await this.index.request('sync', { files, glossaries })
      this.wanted = files.length + locked.length
      this.setPhase('ready')
    } catch (error) {
      this.log.error('The library could not be read:', String(error))
      this.stale = true
      // A worker that stopped and was replaced is asked again at once, from onDidChangeHealth.
      const replaced = error instanceof IndexError && error.kind === 'stopped' && this.index.health === 'restarted'
      if (!replaced) this.setPhase('failed')
    } finally {
      if (this.currentPhase !== 'reading') this.becomeReady()
    }
  }

  private async findFiles(): Promise<void> {
    if (!this.stale) return
    // Before the search: a file that comes while it is under way makes it stale again.
    this.stale = false
    this.found = await this.files.find()
  }

  /** The sample library need not wait until the workspace has been looked through. */
  private async syncSample(): Promise<void> {
    this.index.warm()
    const { files, glossaries } = await this.files.findSample()
    if (files.length > 0) void this.index.request('sync', { files, glossaries }).catch(() => undefined)
  }

  private follow({ gone, episodes, unread, others, glossaries, anew, more }: LibraryChange): void {
    if (anew) for (const each of [this.episodes, this.unread, this.byTwin]) each.clear()
    for (const id of gone) {
      const episode = this.episodes.get(id)
      for (const twin of episode?.twins ?? []) if (this.byTwin.get(twin.id) === episode) this.byTwin.delete(twin.id)
      this.episodes.delete(id)
      this.unread.delete(id)
    }
    for (const episode of episodes) {
      this.episodes.set(episode.id, episode)
      for (const twin of episode.twins) this.byTwin.set(twin.id, episode)
    }
    for (const file of unread) this.unread.set(file.id, file)
    this.told = { others, glossaries }
    if (!more) this.publish()
  }

  private publish(): void {
    const { locked } = this.found
    this.current = { ...this.told, episodes: [...this.episodes.values()], unread: [...this.unread.values(), ...locked] }
    const { episodes, unread, glossaries } = this.current
    this.log.info(
      `Library: ${episodes.length} episodes, ${unread.length} files not read, ${glossaries.length} glossaries.`,
    )
    this.changes.fire(this.current)
  }

  private setPhase(phase: LibraryPhase): void {
    if (phase === this.currentPhase) return
    this.currentPhase = phase
    this.phases.fire(phase)
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
