import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EpisodeId } from '../core/library/episode'
import type { EpisodeText } from '../core/library/heldEpisode'
import type { TextSource } from '../core/service/episodeTexts'
import type { FileEntry } from '../core/service/messages'
import { readText } from '../core/service/readText'
import { decodeText } from './decodeText'
import type { KeptTexts } from './keptTexts'
import { keyOf, largestFile, sidecarOf } from './transcriptFile'

/** What a transcript was read from: enough to read it again and to tell whether it is still the same. */
export interface ReadFiles {
  /** Name of its chapters file, where it has one. */
  readonly chaptersFile?: string
  /** Tells the bytes of each of its files: the transcript, its sidecar, its chapters file. */
  readonly keys: readonly string[]
}

/** Reads the texts of episodes again from their files, as long as these say what they said. */
export class FileTexts implements TextSource {
  private readonly kept: KeptTexts | undefined
  private readonly entries = new Map<EpisodeId, FileEntry & { readonly read: ReadFiles }>()

  /** @param kept where it is noted what was found in them */
  constructor(kept?: KeptTexts) {
    this.kept = kept
  }

  put(entry: FileEntry, read: ReadFiles): void {
    this.entries.set(entry.id, { ...entry, read })
  }

  remove(id: EpisodeId): void {
    this.entries.delete(id)
  }

  textOf(id: EpisodeId): EpisodeText | undefined {
    const entry = this.entries.get(id)
    const files = entry && filesNow(entry, entry.read)
    if (files === undefined) return undefined
    const key = entry?.read.keys.join(' ') ?? ''
    const source = decodeText(files.transcript).text
    const known = this.kept?.read(id, key, source)
    if (known !== undefined) return known
    const { path = '', file = '', read } = entry ?? {}
    const sidecar = files.sidecar && decodeText(files.sidecar).text
    const chapters = files.chapters && decodeText(files.chapters).text
    const found = readText({
      id,
      path,
      file,
      source,
      ...(sidecar === undefined ? {} : { sidecar }),
      ...(chapters === undefined || read?.chaptersFile === undefined
        ? {}
        : { chaptersFile: { name: read.chaptersFile, text: chapters } }),
    })
    if (found.kind !== 'episode') return undefined
    const { transcript, speech } = found.episode
    const text = { source, transcript, speech }
    this.kept?.write(id, key, text)
    return text
  }

  /** Deletes what is noted of other files than these. */
  async tidy(): Promise<void> {
    await this.kept?.keepOnly(Array.from(this.entries, ([id, { read }]) => [id, read.keys.join(' ')]))
  }
}

interface FileBytes {
  readonly transcript: Buffer
  readonly sidecar: Buffer | undefined
  readonly chapters: Buffer | undefined
}

/** The files of a transcript, if they are what they were. */
function filesNow({ file }: FileEntry, { keys, chaptersFile }: ReadFiles): FileBytes | undefined {
  const transcript = bytesOf(file)
  const sidecar = bytesOf(sidecarOf(file))
  const chapters = chaptersFile === undefined ? undefined : bytesOf(join(dirname(file), chaptersFile))
  const same = [transcript, sidecar, chapters].every((bytes, index) => keyOf(bytes) === keys[index])
  return same && transcript !== undefined ? { transcript, sidecar, chapters } : undefined
}

/** At once, as the answer that needs it cannot be given before. */
function bytesOf(file: string): Buffer | undefined {
  try {
    // Opening a pipe that nobody writes to would wait for ever.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined
    const handle = openSync(file, 'r')
    try {
      return fstatSync(handle).size > largestFile ? undefined : readFileSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined
  }
}
