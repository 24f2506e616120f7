import { setImmediate, setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { EpisodeId } from '../core/library/episode'
import type { Problem } from '../core/model/problem'
import { TextChanged } from '../core/service/episodeTexts'
import type { KeptEpisode } from '../core/service/keptEpisode'
import type { LibraryService } from '../core/service/libraryService'
import type { FileEntry, GlossaryEntryFile } from '../core/service/messages'
import type { TranscriptText } from '../core/service/readText'
import type { FileTexts, ReadFiles } from './fileTexts'
import type { FileState, LibraryCache, StoredBucket } from './libraryCache'
import { keyOf, Neighbours, readChaptersFileOf, readText, sidecarOf, stampOf } from './transcriptFile'

/** Milliseconds in which a question that follows the news of read files reaches the worker. */
const politeness = 30
/** Files that are looked at, or episodes that are taken as they were kept, without letting anything else have its turn. */
const atOnce = 64
/** A file that goes on changing while it is read is left for the next sync. */
const mostTries = 5
/** What has changed is written to the cache after so many milliseconds without a further sync. */
const quietBeforeSaving = 2_000
/** The sample library comes first, and is read faster than the cache. */
const fewestToRestore = 20

/** What a reader may be given besides. */
export interface ReaderOptions {
  /** Told which files episodes were read from, so that the service may read them again. */
  readonly texts?: FileTexts
  /** Where episodes are found as they were before, and kept for another time. */
  readonly cache?: LibraryCache
}

/** A file with what lies beside it, or why it could not be read. */
type LookedAt = { readonly read: ReadFiles } & (
  { readonly text: TranscriptText; readonly problem?: never } | { readonly text?: never; readonly problem: Problem }
)

/** Keeps a {@link LibraryService} equal to a set of files, reading only what changed. */
export class LibraryReader {
  private readonly entries = new Map<EpisodeId, FileEntry>()
  private readonly states = new Map<EpisodeId, FileState>()
  private glossaryTexts = ''
  private queue: Promise<void> = Promise.resolve()
  private waiting = 0
  private stopped = false
  /** True once the cache was looked at; what is in it then is known. */
  private restored = false
  private saving: Promise<void> | undefined
  private readonly service: LibraryService
  private readonly onProgress: (done: number, total: number) => void
  private readonly onRead: () => void
  private readonly options: ReaderOptions

  /** @param onRead called when all files can be searched and the rest is yet to be derived */
  constructor(
    service: LibraryService,
    onProgress: (done: number, total: number) => void,
    onRead: () => void,
    options: ReaderOptions = {},
  ) {
    this.service = service
    this.onProgress = onProgress
    this.onRead = onRead
    this.options = options
  }

  /** Syncs run one after another; between two files the worker answers whatever else was asked. */
  sync(files: readonly FileEntry[], glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    this.waiting += 1
    const run = this.queue.then(() => {
      this.waiting -= 1
      return this.run(files, glossaries)
    })
    this.queue = run.catch(() => undefined)
    return run
  }

  /** Ends the sync under way after the file it is at; what was read by then stays. */
  stop(): void {
    this.stopped = true
  }

  /** Reads a file of the library once more, as it has changed; between two syncs as well. */
  async readAgain(id: EpisodeId): Promise<void> {
    const entry = this.entries.get(id)
    if (entry === undefined) this.forget(id)
    else await this.readStamped(entry, new Neighbours())
  }

  /** Writes what has changed to the cache, when things have been quiet for a moment. */
  saveSoon(): void {
    const { cache } = this.options
    if (cache === undefined || this.saving !== undefined) return
    const save = async (): Promise<void> => {
      await setTimeout(quietBeforeSaving, undefined, { ref: false })
      this.saving = undefined
      if (this.waiting === 0) await this.save()
    }
    this.saving = save()
  }

  /** Writes what has changed to the cache now. */
  async save(): Promise<void> {
    const { cache, texts } = this.options
    await cache?.save(this.service, (id) => this.states.get(id))
    await texts?.tidy().catch(() => undefined)
  }

  /** First all files, so that they can be searched; then the glossaries and what is derived with them. */
  private async run(files: readonly FileEntry[], glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    this.stopped = false
    const changed = await this.syncFiles(files)
    if (changed) {
      this.onRead()
      // Whoever waited for the files asks now, and shall not wait for the glossaries too.
      await setTimeout(politeness)
      while (this.service.prepareSearch()) await setImmediate()
    }
    // What is derived now would be derived again after the sync that waits.
    if (this.waiting > 0) return
    await this.syncGlossaries(glossaries)
    await this.rederive()
    for (const id of this.service.underived) {
      if (this.stopped || this.waiting > 0) break
      await this.settled(() => this.service.derive(id))
      await setImmediate()
    }
    this.saveSoon()
  }

  private async syncFiles(files: readonly FileEntry[]): Promise<boolean> {
    const wanted = new Map(files.map((file) => [file.id, file]))
    const gone = [...this.entries.keys()].filter((id) => !wanted.has(id))
    for (const id of gone) await this.settled(() => this.forget(id))
    for (const [id, file] of wanted) this.entries.set(id, file)
    let changed = gone.length > 0
    const neighbours = new Neighbours()
    if (await this.restore(wanted, neighbours)) changed = true
    let done = 0
    for (const file of files) {
      if (this.stopped) break
      const known = this.states.get(file.id)?.stamp
      if (known === undefined || known !== (await stampOf(file.file, neighbours))) {
        await this.readStamped(file, neighbours)
        changed = true
        await setImmediate()
      }
      done += 1
      if (done % atOnce === 0) await setImmediate()
      this.onProgress(done, files.length)
    }
    return changed
  }

  private forget(id: EpisodeId): void {
    this.entries.delete(id)
    this.states.delete(id)
    this.options.texts?.remove(id)
    this.service.remove(id)
  }

  /** Does something that may need the texts of files; those that have changed are read first. */
  private async settled(act: () => void): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      try {
        act()
        return
      } catch (error) {
        if (!(error instanceof TextChanged)) throw error
        await this.readAgain(error.episode)
      }
    }
  }

  private async readStamped(entry: FileEntry, neighbours: Neighbours): Promise<void> {
    // Before it is read: what changes meanwhile has another stamp.
    const stamp = await stampOf(entry.file, neighbours)
    const found = await this.lookAt(entry, neighbours)
    this.states.set(entry.id, { stamp, read: found.read })
    this.options.texts?.put(entry, found.read)
    if (found.text === undefined) {
      const { id, path } = entry
      await this.settled(() => this.service.putUnread({ id, path, problems: [found.problem] }))
    } else await this.settled(() => this.service.put(found.text))
  }

  private async lookAt({ id, path, file }: FileEntry, neighbours: Neighbours): Promise<LookedAt> {
    const transcript = await readText(file)
    if (transcript.kind !== 'text') return { problem: transcript.problem, read: { keys: [] } }
    const sidecar = await readText(sidecarOf(file))
    const { bytes, ...chaptersFile } = (await readChaptersFileOf(file, neighbours)) ?? { bytes: undefined }
    const name = 'name' in chaptersFile ? chaptersFile.name : undefined
    const text: TranscriptText = {
      id,
      path,
      file,
      source: transcript.text,
      ...(transcript.encoding === 'utf8' ? {} : { encoding: transcript.encoding }),
      ...(sidecar.kind === 'text' ? { sidecar: sidecar.text } : {}),
      ...(sidecar.kind === 'unread' ? { sidecarProblem: sidecar.problem } : {}),
      ...('name' in chaptersFile ? { chaptersFile } : {}),
    }
    // Who reads no file a second time need not know them again.
    const files = [transcript.bytes, sidecar.kind === 'text' ? sidecar.bytes : undefined, bytes]
    const keys = this.options.texts === undefined ? [] : files.map(keyOf)
    return { text, read: { keys, ...(name === undefined ? {} : { chaptersFile: name }) } }
  }

  /** Takes from the cache what is there of files that are new to this reader; true when that was anything. */
  private async restore(wanted: ReadonlyMap<EpisodeId, FileEntry>, neighbours: Neighbours): Promise<boolean> {
    const { cache } = this.options
    if (cache === undefined || this.restored || wanted.size < fewestToRestore) return false
    this.restored = true
    let changed = false
    for await (const [name, bucket] of cache.stored()) {
      const same = await this.sameEpisodes(bucket, wanted, neighbours)
      this.service.restore([...same.keys()], bucket.norms.split('\n'))
      for (const [{ files }, states] of same) {
        files.forEach(({ facts }, index) => this.take(wanted.get(facts.id), states[index]))
      }
      const ids = [...same.keys()].flatMap(({ files }) => files[0]?.facts.id ?? [])
      cache.adopt(name, ids, ids.length === bucket.episodes.length)
      changed ||= same.size > 0
      await setImmediate()
    }
    return changed
  }

  private take(entry: FileEntry | undefined, state: FileState | undefined): void {
    if (entry === undefined || state === undefined) return
    this.states.set(entry.id, state)
    this.options.texts?.put(entry, state.read)
  }

  /** The episodes of a bucket all of whose files say what they said, with the states of these now. */
  private async sameEpisodes(
    { episodes, states }: StoredBucket,
    wanted: ReadonlyMap<EpisodeId, FileEntry>,
    neighbours: Neighbours,
  ): Promise<Map<KeptEpisode, readonly FileState[]>> {
    const same = new Map<KeptEpisode, readonly FileState[]>()
    for (const [index, episode] of episodes.entries()) {
      const now: FileState[] = []
      for (const [nth, { facts, file }] of episode.files.entries()) {
        const entry = wanted.get(facts.id)
        const before = states[index]?.[nth]
        const isOurs = entry?.path === facts.path && entry.file === file && !this.states.has(facts.id)
        const state = isOurs && before && (await this.sameFile(entry, before, neighbours))
        if (state) now.push(state)
        else break
      }
      if (now.length === episode.files.length) same.set(episode, now)
    }
    return same
  }

  /** The state of a file that says what it said; undefined for one that says something else. */
  private async sameFile(entry: FileEntry, before: FileState, neighbours: Neighbours): Promise<FileState | undefined> {
    const stamp = await stampOf(entry.file, neighbours)
    if (stamp === before.stamp) return before
    // A copy of the folder, for one, has other times and the same words.
    const { text, read } = await this.lookAt(entry, neighbours)
    const isRead = text !== undefined && text.sidecarProblem === undefined && text.chaptersFile?.problem === undefined
    return isRead && isDeepStrictEqual(read, before.read) ? { stamp, read } : undefined
  }

  /** Takes what was derived before; what comes of it lies on the disk already. */
  private async rederive(): Promise<void> {
    const ids = this.service.derivedBefore
    for (let from = 0; from < ids.length; from += atOnce) {
      for (const id of this.service.rederive(ids.slice(from, from + atOnce))) {
        this.options.cache?.note(id, this.service.versionOf(id))
      }
      await setImmediate()
    }
  }

  private async syncGlossaries(glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    const read = await Promise.all(
      glossaries.map(async ({ file, name }) => {
        const text = await readText(file)
        return { file, name, ...(text.kind === 'text' ? { text: text.text } : { problem: text.problem }) }
      }),
    )
    const texts = JSON.stringify(read)
    if (texts === this.glossaryTexts) return
    this.service.useGlossaries(read)
    this.glossaryTexts = texts
  }
}
