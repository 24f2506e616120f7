import type { EpisodeId } from '../library/episode'
import { citationKeys, type KeyedWork } from '../notes/citationKeys'

/** The keys by which notes cite the episodes of a library, made when first asked for after a change. */
export class LibraryKeys {
  private readonly works: () => Iterable<KeyedWork>
  private keys: ReadonlyMap<EpisodeId, string> = new Map()
  private told: ReadonlyMap<EpisodeId, string> = new Map()
  private stale = true

  constructor(works: () => Iterable<KeyedWork>) {
    this.works = works
  }

  /** An episode came, went or changed. */
  forget(): void {
    this.stale = true
  }

  of(id: EpisodeId): string {
    return this.current().get(id) ?? ''
  }

  /** The episodes whose keys have changed since this was asked last: one that comes may take that of another. */
  renewed(): readonly EpisodeId[] {
    const before = this.told
    this.told = this.current()
    return [...this.told].flatMap(([id, key]) => (before.get(id) === key ? [] : [id]))
  }

  private current(): ReadonlyMap<EpisodeId, string> {
    if (this.stale) this.keys = citationKeys(this.works())
    this.stale = false
    return this.keys
  }
}
