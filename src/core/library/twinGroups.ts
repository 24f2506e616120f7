import type { Episode, EpisodeId } from './episode'
import { areTwins, betterFirst, twinTraitsOf, type TwinMember } from './twins'

/** Files that are one episode, the best form first; usually there is just one. */
export interface TwinGroup {
  readonly members: readonly TwinMember[]
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
    const member = { episode, traits: twinTraitsOf(episode) }
    const group = this.groupFor(member) ?? new Group()
    group.members = [...group.members, member].sort(betterFirst)
    this.note(member, group)
    return group
  }

  /** Puts a group as it was before, without reading what its files say. */
  restore(members: readonly TwinMember[]): void {
    const group = new Group()
    group.members = members
    for (const member of members) this.note(member, group)
  }

  /** Takes a file out; returns what is left of its group. */
  remove(id: EpisodeId): TwinGroup | undefined {
    const group = this.groups.get(id)
    const removed = group?.members.find(({ episode }) => episode.id === id)
    if (group === undefined || removed === undefined) return undefined
    this.groups.delete(id)
    group.members = group.members.filter((member) => member !== removed)
    const still = new Set(group.members.flatMap(({ traits }) => traits.keys))
    for (const key of removed.traits.keys) {
      if (still.has(key)) continue
      const known = this.byKey.get(key)
      known?.delete(group)
      if (known?.size === 0) this.byKey.delete(key)
    }
    return group
  }

  private note({ episode, traits }: TwinMember, group: Group): void {
    this.groups.set(episode.id, group)
    for (const key of traits.keys) {
      const known = this.byKey.get(key)
      if (known === undefined) this.byKey.set(key, new Set([group]))
      else known.add(group)
    }
  }

  private groupFor({ episode, traits }: TwinMember): Group | undefined {
    for (const key of traits.keys) {
      let looked = 0
      for (const group of this.byKey.get(key) ?? []) {
        if (looked++ >= mostAlike) break
        if (group.members.slice(0, mostAlike).some((member) => areTwins(member.episode, episode))) return group
      }
    }
    return undefined
  }
}

class Group implements TwinGroup {
  members: readonly TwinMember[] = []
}
