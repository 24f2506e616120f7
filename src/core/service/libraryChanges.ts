import type { EpisodeId } from '../library/episode'
import type { EpisodeSummary, GlossaryState, LibraryChange, UnreadFile } from './messages'

/** So many files at most are told of in one change: about a millisecond of work for whoever receives it. */
const atOnce = 100

/** What there is to tell of a file now; neither for one that is gone. */
interface FileNow {
  readonly episode?: EpisodeSummary
  readonly unread?: UnreadFile
}

/** Remembers which files have changed, so that only these have to be told of. */
export class LibraryChanges {
  private readonly changed = new Set<EpisodeId>()
  private anew = true

  note(id: EpisodeId): void {
    this.changed.add(id)
  }

  /** What has changed since this was called last. */
  take(
    others: number,
    glossaries: readonly GlossaryState[],
    now: (id: EpisodeId) => FileNow,
  ): readonly LibraryChange[] {
    const ids = [...this.changed]
    this.changed.clear()
    const changes: LibraryChange[] = []
    for (let from = 0; from < Math.max(1, ids.length); from += atOnce) {
      const gone = ids.slice(from, from + atOnce)
      const files = gone.map(now)
      changes.push({
        gone,
        episodes: files.flatMap(({ episode }) => episode ?? []),
        unread: files.flatMap(({ unread }) => unread ?? []),
        others,
        glossaries,
        anew: this.anew,
        more: from + atOnce < ids.length,
      })
      this.anew = false
    }
    return changes
  }
}
