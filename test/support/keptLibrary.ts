import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LibraryService } from '../../src/core/service/libraryService'
import type { FileEntry } from '../../src/core/service/messages'
import type { TranscriptText } from '../../src/core/service/readText'
import { FileTexts } from '../../src/worker/fileTexts'
import { KeptTexts } from '../../src/worker/keptTexts'
import { LibraryCache } from '../../src/worker/libraryCache'
import { LibraryReader } from '../../src/worker/libraryReader'

/** Counts which transcripts are read, as opposed to taken as they were kept. */
class WatchedService extends LibraryService {
  readonly puts: string[] = []

  override put(text: TranscriptText): void {
    this.puts.push(text.path)
    super.put(text)
  }
}

/** A window of the editor on some files, as far as the worker goes. */
export interface KeptWindow {
  readonly service: WatchedService
  readonly reader: LibraryReader
  readonly troubles: readonly string[]
  readonly sync: () => Promise<void>
}

/** A folder of transcripts, and one in which windows keep what they found out. */
export class KeptLibrary {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-kept-'))
  readonly cache = join(this.folder, 'cache')
  readonly entries: FileEntry[] = []

  constructor(count: number) {
    mkdirSync(join(this.folder, 'talks'))
    writeFileSync(join(this.folder, 'terms.md'), '## large language model\nAlso: LLM\n\nA model of language.\n')
    for (let number = 0; number < count; number++) this.write(number, `The keeper of lamp number${number} lit it.`)
  }

  /** Writes a transcript that says something and then what all say; many enough are large enough to be kept. */
  write(number: number, says: string): void {
    const path = `talks/${String(number).padStart(4, '0')}.txt`
    const file = join(this.folder, path)
    const all =
      'The lamp was bright, and the walrus saw the lamp.\n[00:00:06.000 --> 00:00:09.000]   Large language models.'
    writeFileSync(file, `[00:00:01.000 --> 00:00:04.000]   ${says}\n[00:00:04.000 --> 00:00:06.000]   ${all}\n`)
    if (this.entries[number] === undefined) this.entries[number] = { id: `file://${file}`, path, file }
  }

  /** @param room how many characters of texts the window holds */
  open({ version = '1', folder = this.cache, room = 500, onProgress = () => undefined } = {}): KeptWindow {
    const texts = new FileTexts(new KeptTexts(join(folder, 'texts'), version))
    const service = new WatchedService(texts, room)
    const troubles: string[] = []
    const cache = new LibraryCache(folder, version, (reason) => troubles.push(reason), { fewest: 1, full: 150 })
    const reader = new LibraryReader(service, onProgress, () => undefined, { texts, cache })
    const glossary = { file: join(this.folder, 'terms.md'), name: 'terms' }
    return { service, reader, troubles, sync: () => reader.sync(this.entries, [glossary]) }
  }

  /** A window that has read everything and kept it. */
  async kept(): Promise<KeptWindow> {
    const window = this.open()
    await window.sync()
    await window.reader.save()
    return window
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** All that a window knows, in an order that does not depend on how it came to know it. */
export function knowledgeOf({ service }: Pick<KeptWindow, 'service'>): unknown {
  const { episodes, unread } = service.state()
  const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
    [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
  const hits = (query: string): unknown =>
    [...service.search(query, 1000).hits].sort((a, b) => (a.episode < b.episode ? -1 : 1) || a.offset - b.offset)
  return {
    episodes: byId(episodes),
    unread: byId(unread),
    searches: ['walrus lamp', '"the keeper of lamp"', 'topic:"large language model"', 'number7'].map(hits),
    topics: service.topics(),
    card: service.card('large language model')?.mentions,
    readers: byId(episodes).map(({ id }) => service.reader(id)?.text),
  }
}
