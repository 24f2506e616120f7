import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { EpisodeId } from '../core/library/episode'
import { bucketOf, type Bucket } from '../core/service/bucket'
import type { LibraryService } from '../core/service/libraryService'
import { readBucketFile, unfinishedEnding, writeBucketFile } from './bucketFile'
import type { ReadFiles } from './fileTexts'
import { packedEpisode, unpackedEpisode, type PackedEpisode } from './packedEpisode'

/** With fewer words than about a hundred hours have, a library is read faster than anybody waits. */
const fewestWords = 1_000_000
/** A bucket with so many words is full: about thirty hours, which are written in a few milliseconds. */
const fullBucket = 300_000
/** A file that was not finished for so long (milliseconds) never will be. */
const abandoned = 3_600_000

/** A file as it was when its episode was kept. */
export interface FileState {
  readonly stamp: string
  readonly read: ReadFiles
}

/** A bucket as it lies on the disk: for each episode the states of its files. */
export interface StoredBucket extends Bucket {
  readonly states: readonly (readonly FileState[])[]
}

interface PackedBucket extends Omit<StoredBucket, 'episodes'> {
  readonly episodes: readonly PackedEpisode[]
}

/** The episodes that a bucket file is to hold. */
interface Contents {
  readonly name: string
  readonly ids: Set<EpisodeId>
  changed: boolean
}

/**
 * What was found out of a library's files, kept on the disk in buckets of a few dozen episodes. All of it can be lost: what
 * is damaged or missing is read from the files again. Several windows may use one folder, as every bucket says itself what
 * it holds and is there whole or not at all.
 */
export class LibraryCache {
  private readonly folder: string
  private readonly version: string
  private readonly onTrouble: (reason: string) => void
  private readonly fewest: number
  private readonly full: number
  private buckets: Contents[] = []
  private readonly bucketOf = new Map<EpisodeId, Contents>()
  /** The state of each episode that lies on the disk. */
  private readonly saved = new Map<EpisodeId, object>()
  /** Names of files that were no sound buckets. */
  private readonly unsound = new Set<string>()
  private troubled = false

  /**
   * @param version of whoever writes; buckets of others are left alone until they are written over
   * @param onTrouble told once why nothing can be written, and again after it could be
   * @param size words from which on a library is kept, and of a full bucket; tests have less
   */
  constructor(
    folder: string,
    version: string,
    onTrouble: (reason: string) => void,
    size = { fewest: fewestWords, full: fullBucket },
  ) {
    this.folder = folder
    this.version = version
    this.onTrouble = onTrouble
    this.fewest = size.fewest
    this.full = size.full
  }

  /** The buckets that are sound, one after another, each with its name. */
  async *stored(): AsyncGenerator<readonly [name: string, bucket: StoredBucket]> {
    for (const name of await this.names(ending)) {
      const content = await readBucketFile(join(this.folder, name), this.version)
      if (content === undefined) this.unsound.add(name)
      else yield [name, unpackedBucket(content as PackedBucket)]
    }
  }

  /** Notes which of the episodes of a stored bucket are in use; it is written again when those are not all. */
  adopt(name: string, ids: readonly EpisodeId[], whole: boolean): void {
    const bucket = { name, ids: new Set(ids), changed: !whole }
    this.buckets.push(bucket)
    for (const id of ids) this.bucketOf.set(id, bucket)
  }

  /** Notes that an episode is as it lies on the disk. */
  note(id: EpisodeId, version: object | undefined): void {
    if (version !== undefined) this.saved.set(id, version)
  }

  /** Writes the buckets that have changed. Never rejects. */
  async save(service: LibraryService, stateOf: (id: EpisodeId) => FileState | undefined): Promise<void> {
    try {
      if (service.words < this.fewest) {
        await this.clear()
        return
      }
      this.arrange(service)
      const changed = this.buckets.filter((bucket) => bucket.changed)
      if (changed.length > 0) await mkdir(this.folder, { recursive: true })
      for (const bucket of changed) {
        if (bucket.ids.size > 0) await this.write(bucket, service, stateOf)
        await setImmediate()
      }
      await this.tidy()
      this.troubled = false
    } catch (error) {
      if (!this.troubled) this.onTrouble(error instanceof Error ? error.message : String(error))
      this.troubled = true
    }
  }

  /** Finds out which buckets have changed, and a place for what is new. */
  private arrange(service: LibraryService): void {
    const present = new Set(service.ids)
    for (const [id, bucket] of this.bucketOf) {
      if (present.has(id)) continue
      bucket.ids.delete(id)
      bucket.changed = true
      this.bucketOf.delete(id)
      this.saved.delete(id)
    }
    const sizes = new Map(this.buckets.map((bucket) => [bucket, wordsIn(bucket, service)]))
    for (const id of present) {
      if (this.saved.get(id) === service.versionOf(id)) continue
      let bucket = this.bucketOf.get(id)
      if (bucket === undefined) {
        bucket = this.buckets.find((each) => (sizes.get(each) ?? 0) < this.full) ?? this.newBucket()
        bucket.ids.add(id)
        this.bucketOf.set(id, bucket)
        sizes.set(bucket, (sizes.get(bucket) ?? 0) + service.wordsIn(id))
      }
      bucket.changed = true
    }
  }

  private newBucket(): Contents {
    const taken = new Set(this.buckets.map(({ name }) => name))
    let number = 0
    while (taken.has(nameOf(number))) number += 1
    const bucket = { name: nameOf(number), ids: new Set<EpisodeId>(), changed: true }
    this.unsound.delete(bucket.name)
    this.buckets.push(bucket)
    return bucket
  }

  private async write(
    bucket: Contents,
    service: LibraryService,
    stateOf: (id: EpisodeId) => FileState | undefined,
  ): Promise<void> {
    const versions = Array.from(bucket.ids, (id) => [id, service.versionOf(id)] as const)
    const kept = Array.from(bucket.ids).flatMap((id) => {
      const episode = service.kept(id)
      const states = episode?.files.flatMap(({ facts }) => stateOf(facts.id) ?? [])
      return episode === undefined || states?.length !== episode.files.length ? [] : [{ episode, states }]
    })
    const episodes = kept.map(({ episode }) => episode)
    const { norms, episodes: renumbered } = bucketOf(episodes, (word) => service.norm(word))
    const content: PackedBucket = {
      norms,
      episodes: renumbered.map(packedEpisode),
      states: kept.map(({ states }) => states),
    }
    // What changes while it is written is written the next time.
    bucket.changed = false
    try {
      await writeBucketFile(join(this.folder, bucket.name), this.version, content)
    } catch (error) {
      bucket.changed = true
      throw error
    }
    for (const [id, version] of versions) this.note(id, version)
  }

  private async names(end: string): Promise<readonly string[]> {
    return (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith(end)).sort()
  }

  private async clear(): Promise<void> {
    this.buckets = []
    this.bucketOf.clear()
    this.saved.clear()
    for (const name of await this.names(ending)) await this.remove(name)
  }

  /** Deletes buckets that hold nothing any more or could not be read, and what was abandoned half written. */
  private async tidy(): Promise<void> {
    for (const { name, ids } of this.buckets) if (ids.size === 0) await this.remove(name)
    this.buckets = this.buckets.filter(({ ids }) => ids.size > 0)
    for (const name of this.unsound) await this.remove(name)
    this.unsound.clear()
    for (const name of await this.names(unfinishedEnding)) {
      if (await isOld(join(this.folder, name))) await this.remove(name)
    }
  }

  private remove(name: string): Promise<void> {
    return rm(join(this.folder, name), { force: true })
  }
}

const ending = '.bucket'

function unpackedBucket({ episodes, ...bucket }: PackedBucket): StoredBucket {
  return { ...bucket, episodes: episodes.map(unpackedEpisode) }
}

function wordsIn({ ids }: Contents, service: LibraryService): number {
  let words = 0
  for (const id of ids) words += service.wordsIn(id)
  return words
}

function nameOf(index: number): string {
  return `${String(index).padStart(5, '0')}${ending}`
}

async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > abandoned
}
