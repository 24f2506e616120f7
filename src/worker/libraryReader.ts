import { setImmediate } from 'node:timers/promises'
import type { LibraryService } from '../core/service/libraryService'
import type { FileEntry, GlossaryEntryFile } from '../core/service/messages'
import { readIfThere, readTranscriptFile, stampOf } from './transcriptFile'

/** Keeps a {@link LibraryService} equal to a set of files, reading only what changed. */
export class LibraryReader {
  private readonly stamps = new Map<string, string>()
  private glossaryTexts = ''
  private queue: Promise<void> = Promise.resolve()
  private readonly service: LibraryService
  private readonly onProgress: (done: number, total: number) => void

  constructor(service: LibraryService, onProgress: (done: number, total: number) => void) {
    this.service = service
    this.onProgress = onProgress
  }

  /** Syncs run one after another; between two files the worker answers whatever else was asked. */
  sync(files: readonly FileEntry[], glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    const run = this.queue.then(() => this.run(files, glossaries))
    this.queue = run.catch(() => undefined)
    return run
  }

  private async run(files: readonly FileEntry[], glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    await this.syncGlossaries(glossaries)
    const wanted = new Set(files.map(({ id }) => id))
    for (const id of this.stamps.keys()) {
      if (wanted.has(id)) continue
      this.stamps.delete(id)
      this.service.remove(id)
    }
    let done = 0
    for (const { id, file, path } of files) {
      const stamp = await stampOf(file)
      if (this.stamps.get(id) !== stamp) {
        const text = await readTranscriptFile(file)
        if (text.kind === 'text')
          this.service.put({
            id,
            path,
            file,
            source: text.source,
            ...(text.sidecar === undefined ? {} : { sidecar: text.sidecar }),
          })
        else this.service.putUnread({ id, path, problems: [text.problem] })
        this.stamps.set(id, stamp)
        await setImmediate()
      }
      done += 1
      this.onProgress(done, files.length)
    }
  }

  private async syncGlossaries(glossaries: readonly GlossaryEntryFile[]): Promise<void> {
    const read = await Promise.all(
      glossaries.map(async (glossary) => ({ ...glossary, text: await readIfThere(glossary.file) })),
    )
    const texts = JSON.stringify(read)
    if (texts === this.glossaryTexts) return
    this.glossaryTexts = texts
    this.service.useGlossaries(read)
  }
}
