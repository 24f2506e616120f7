import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EpisodeId } from '../core/library/episode'
import type { EpisodeText } from '../core/library/heldEpisode'
import { partsOf, textFrom, type TextParts } from '../core/service/textParts'
import { readKeptFile, unfinishedEnding, writeKeptFile } from './bucketFile'

/**
 * What was found in the sources of episodes, a file each. Only episodes are kept whose texts had to be read a second time:
 * those of a library that is too large to be held.
 */
export class KeptTexts {
  private readonly folder: string
  private readonly version: string
  /** True once a folder was made, or could not be. */
  private made = false

  constructor(folder: string, version: string) {
    this.folder = folder
    this.version = version
  }

  /** @param key tells the texts of the episode's files */
  read(id: EpisodeId, key: string, source: string): EpisodeText | undefined {
    const parts = readKeptFile(join(this.folder, nameOf(id, key)), this.version)
    return parts === undefined ? undefined : textFrom(parts as TextParts, source)
  }

  /** What cannot be written is read anew the next time. */
  write(id: EpisodeId, key: string, text: EpisodeText): void {
    try {
      if (!this.made) mkdirSync(this.folder, { recursive: true })
      this.made = true
      writeKeptFile(join(this.folder, nameOf(id, key)), this.version, partsOf(text))
    } catch {
      // The cache of the library says why nothing can be written.
    }
  }

  /** Deletes all but these; rejects when it cannot. */
  async keepOnly(all: Iterable<readonly [id: EpisodeId, key: string]>): Promise<void> {
    const kept = new Set(Array.from(all, ([id, key]) => nameOf(id, key)))
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (!kept.has(name) && !name.endsWith(unfinishedEnding)) await rm(join(this.folder, name), { force: true })
    }
  }
}

function nameOf(id: EpisodeId, key: string): string {
  return `${createHash('sha256').update(`${id} ${key}`).digest('hex').slice(0, 32)}.text`
}
