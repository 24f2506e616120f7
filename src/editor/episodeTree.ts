import type { Chapter } from '../core/library/episode'
import type { EpisodeSummary, LibraryState, Place, UnreadFile } from '../core/service/messages'

export const groupings = ['show', 'date', 'none'] as const
/** How episodes are arranged: in groups by their show, by their year, or in one list by title. */
export type Grouping = (typeof groupings)[number]

/** A row of the tree. Its `id` stays the same when the library changes, so that expansion and selection hold. */
export type EpisodeTreeNode = GroupNode | EpisodeNode | ChapterNode | UnreadGroupNode | UnreadNode

export interface GroupNode {
  readonly kind: 'group'
  readonly id: string
  /** The show or the year; absent for the group of those that have none. */
  readonly name?: string
  readonly by: 'show' | 'date'
  readonly episodes: readonly EpisodeNode[]
}

export interface EpisodeNode {
  readonly kind: 'episode'
  readonly id: string
  readonly episode: EpisodeSummary
  readonly place: Place
  readonly group?: string
}

export interface ChapterNode {
  readonly kind: 'chapter'
  readonly id: string
  readonly episode: EpisodeSummary
  readonly chapter: Chapter
  readonly place: Place
  readonly parent: EpisodeNode | ChapterNode
}

export interface UnreadGroupNode {
  readonly kind: 'unread-group'
  readonly id: string
  readonly files: readonly UnreadNode[]
}

export interface UnreadNode {
  readonly kind: 'unread'
  readonly id: string
  readonly file: UnreadFile
}

/** The top rows for a library: groups where there are several, else the episodes; last what was not read. */
export function rootsOf(state: LibraryState, grouping: Grouping): readonly EpisodeTreeNode[] {
  const groups = groupsOf(state.episodes, grouping)
  const episodes = groups.length > 1 ? groups : groups.flatMap((group) => group.episodes.map(withoutGroup))
  if (state.unread.length === 0) return episodes
  const files = state.unread.map((file): UnreadNode => ({ kind: 'unread', id: `unread:${file.id}`, file }))
  files.sort((a, b) => compareTexts(a.file.path, b.file.path))
  return [...episodes, { kind: 'unread-group', id: 'unread', files }]
}

/** The rows below a row. */
export function childrenOf(node: EpisodeTreeNode): readonly EpisodeTreeNode[] {
  switch (node.kind) {
    case 'group':
      return node.episodes
    case 'episode':
      return node.episode.chapters.map((chapter, index) =>
        chapterNode(node, chapter, `chapter:${node.episode.id}#${index}`),
      )
    case 'chapter':
      return node.chapter.children.map((chapter, index) => chapterNode(node, chapter, `${node.id}.${index}`))
    case 'unread-group':
      return node.files
    case 'unread':
      return []
  }
}

/** The row above a row, among the roots it belongs to. */
export function parentOf(node: EpisodeTreeNode, roots: readonly EpisodeTreeNode[]): EpisodeTreeNode | undefined {
  switch (node.kind) {
    case 'chapter':
      return node.parent
    case 'episode':
      return roots.find((root) => root.id === node.group)
    case 'unread':
      return roots.find((root) => root.kind === 'unread-group')
    case 'group':
    case 'unread-group':
      return undefined
  }
}

/** The row of an episode, wherever it stands. */
export function episodeNode(roots: readonly EpisodeTreeNode[], id: string): EpisodeNode | undefined {
  for (const root of roots) {
    if (root.kind === 'episode' && root.episode.id === id) return root
    const inside = root.kind === 'group' ? root.episodes.find(({ episode }) => episode.id === id) : undefined
    if (inside !== undefined) return inside
  }
  return undefined
}

function groupsOf(episodes: readonly EpisodeSummary[], grouping: Grouping): readonly GroupNode[] {
  const by = grouping === 'none' ? 'show' : grouping
  const members = new Map<string | undefined, EpisodeSummary[]>()
  for (const episode of episodes) {
    const name = groupName(episode, grouping)
    const group = members.get(name)
    if (group === undefined) members.set(name, [episode])
    else group.push(episode)
  }
  const groups = [...members].map(([name, inside]): GroupNode => {
    const id = `group:${by}:${name ?? ''}`
    const sorted = inside.sort(grouping === 'none' ? compareTitles : newestFirst)
    return {
      kind: 'group',
      id,
      by,
      ...(name === undefined ? {} : { name }),
      episodes: sorted.map((each) => nodeOf(each, id)),
    }
  })
  return groups.sort((a, b) => {
    if (a.name === undefined || b.name === undefined) return Number(a.name === undefined) - Number(b.name === undefined)
    return by === 'date' ? compareTexts(b.name, a.name) : compareTexts(a.name, b.name)
  })
}

function groupName(episode: EpisodeSummary, grouping: Grouping): string | undefined {
  switch (grouping) {
    case 'show':
      return episode.metadata.show?.value
    case 'date':
      return episode.metadata.date?.value.slice(0, 4)
    case 'none':
      return undefined
  }
}

function nodeOf(episode: EpisodeSummary, group: string): EpisodeNode {
  return { kind: 'episode', id: `episode:${episode.id}`, episode, place: startOf(episode), group }
}

function withoutGroup({ kind, id, episode, place }: EpisodeNode): EpisodeNode {
  return { kind, id, episode, place }
}

function startOf(episode: EpisodeSummary): Place {
  const first = episode.chapters[0]
  return placeOf(episode, first === undefined ? { start: 0 } : first)
}

function chapterNode(parent: EpisodeNode | ChapterNode, chapter: Chapter, id: string): ChapterNode {
  return { kind: 'chapter', id, episode: parent.episode, chapter, place: placeOf(parent.episode, chapter), parent }
}

function placeOf(
  { id }: EpisodeSummary,
  { start, startTime }: { readonly start: number; readonly startTime?: number },
): Place {
  return { episode: id, offset: start, ...(startTime === undefined ? {} : { startTime }) }
}

function newestFirst(a: EpisodeSummary, b: EpisodeSummary): number {
  const [dateA, dateB] = [a.metadata.date?.value ?? '', b.metadata.date?.value ?? '']
  if (dateA !== dateB) return dateA < dateB ? 1 : -1
  return highestNumberFirst(a, b) || compareTitles(a, b)
}

/** Those without a number come last. */
function highestNumberFirst({ metadata: a }: EpisodeSummary, { metadata: b }: EpisodeSummary): number {
  const seasons = (b.season?.value ?? -1) - (a.season?.value ?? -1)
  return seasons || (b.episode?.value ?? -1) - (a.episode?.value ?? -1)
}

function compareTitles(a: EpisodeSummary, b: EpisodeSummary): number {
  return compareTexts(a.title, b.title) || compareTexts(a.path, b.path)
}

const collator = new Intl.Collator(undefined, { numeric: true })

function compareTexts(a: string, b: string): number {
  return collator.compare(a, b)
}
