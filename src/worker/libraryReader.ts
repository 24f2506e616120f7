import { setImmediate, setTimeout } from 'node:timers/promises'
import type { LibraryService } from '../core/service/libraryService'
import type { FileEntry, GlossaryEntryFile } from '../core/service/messages'
import { Neighbours, readChaptersFileOf, readText, sidecarOf, stampOf } from './transcriptFile'

/** Milliseconds in which a question that follows the news of read files reaches the worker. */
const politeness = 30

/** Keeps a {@link LibraryService} equal to a set of files, reading only what changed. */
export class LibraryReader {
  private readonly stamps = new Map<string, string>()
  private glossaryTexts = ''
  private queue: Promise<void> = Promise.resolve()
  private waiting = 0
  private stopped = false
  private readonly service: LibraryService
  private readonly onProgress: (done: number, total: number) => void
  private readonly onRead: () => void

  /** @param onRead called when all files can be searched and the rest is yet to be derived */
  constructor(service: LibraryService, onProgress: (done: number, total: number) => void, onRead: () => void) {
    this.service = service
    this.onProgress = onProgress
    this.onRead = onRead
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
    for (const id of this.service.underived) {
      if (this.stopped || this.waiting > 0) break
      this.service.derive(id)
      await setImmediate()
    }
  }

  private async syncFiles(files: readonly FileEntry[]): Promise<boolean> {
    const wanted = new Set(files.map(({ id }) => id))
    const gone = [...this.stamps.keys()].filter((id) => !wanted.has(id))
    for (const id of gone) {
      this.stamps.delete(id)
      this.service.remove(id)
    }
    let changed = gone.length > 0
    let done = 0
    const neighbours = new Neighbours()
    for (const file of files) {
      if (this.stopped) break
      const stamp = await stampOf(file.file, neighbours)
      if (this.stamps.get(file.id) !== stamp) {
        await this.read(file, neighbours)
        this.stamps.set(file.id, stamp)
        changed = true
        await setImmediate()
      }
      done += 1
      this.onProgress(done, files.length)
    }
    return changed
  }

  private async read({ id, path, file }: FileEntry, neighbours: Neighbours): Promise<void> {
    const text = await readText(file)
    if (text.kind !== 'text') {
      this.service.putUnread({ id, path, problems: [text.problem] })
      return
    }
    const sidecar = await readText(sidecarOf(file))
    const chaptersFile = await readChaptersFileOf(file, neighbours)
    this.service.put({
      id,
      path,
      file,
      source: text.text,
      ...(text.encoding === 'utf8' ? {} : { encoding: text.encoding }),
      ...(sidecar.kind === 'text' ? { sidecar: sidecar.text } : {}),
      ...(sidecar.kind === 'unread' ? { sidecarProblem: sidecar.problem } : {}),
      ...(chaptersFile === undefined ? {} : { chaptersFile }),
    })
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
