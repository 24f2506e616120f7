import type { Episode, EpisodeId } from './episode'
import { areTwins, betterFirst, nameKey, wordKey } from './twins'

/** Files that are one episode, the best form first; usually there is just one. */
export interface TwinGroup {
  readonly members: readonly Episode[]
}

/** More files than this with one name, or with one beginning and end, are a series and not forms of one transcript. */
const mostAlike = 20

/** Keeps the files of a library in groups of twins. */
export class TwinGroups {
  private readonly groups = new Map<EpisodeId, Group>()
  /** The groups that a file may belong to, by what its name and its words share with theirs. */
  private readonly byKey = new Map<string, Set<Group>>()

  of(id: EpisodeId): TwinGroup | undefined {
    return this.groups.get(id)
  }

  /** Puts a file with its twins, or into a group of its own; one of the same id has to be removed before. */
  add(episode: Episode): TwinGroup {
    const keys = keysOf(episode)
    const group = this.groupFor(episode, keys) ?? new Group()
    group.members = [...group.members, episode].sort(betterFirst)
    this.groups.set(episode.id, group)
    for (const key of keys) {
      const known = this.byKey.get(key)
      if (known === undefined) this.byKey.set(key, new Set([group]))
      else known.add(group)
    }
    return group
  }

  /** Takes a file out; returns what is left of its group. */
  remove(id: EpisodeId): TwinGroup | undefined {
    const group = this.groups.get(id)
    const episode = group?.members.find((member) => member.id === id)
    if (group === undefined || episode === undefined) return undefined
    this.groups.delete(id)
    group.members = group.members.filter((member) => member !== episode)
    const still = new Set(group.members.flatMap(keysOf))
    for (const key of keysOf(episode)) {
      if (still.has(key)) continue
      const known = this.byKey.get(key)
      known?.delete(group)
      if (known?.size === 0) this.byKey.delete(key)
    }
    return group
  }

  private groupFor(episode: Episode, keys: readonly string[]): Group | undefined {
    for (const key of keys) {
      let looked = 0
      for (const group of this.byKey.get(key) ?? []) {
        if (looked++ >= mostAlike) break
        if (group.members.slice(0, mostAlike).some((member) => areTwins(member, episode))) return group
      }
    }
    return undefined
  }
}

class Group implements TwinGroup {
  members: readonly Episode[] = []
}

function keysOf({ path, speech }: Episode): readonly string[] {
  return [`name ${nameKey(path)}`, `words ${wordKey(speech)}`]
}
