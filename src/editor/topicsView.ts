import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import { formatTimestamp, spokenTime } from '../core/model/time'
import type { EpisodeSummary, Mention, TopicSummary } from '../core/service/messages'
import { plain } from './episodeTooltip'
import { isolated } from './isolated'
import { mentionLabel } from './mentionLabel'
import type { Library } from './library'
import { playAddress } from './play'
import { dragRows, rowMimeTypes } from './quoteRows'

/** A row of the *Topics* view. */
export type TopicTreeNode = TopicNode | TopicEpisodeNode | MentionNode

export interface TopicNode {
  readonly kind: 'topic'
  readonly topic: TopicSummary
}

export interface TopicEpisodeNode {
  readonly kind: 'topic-episode'
  readonly label: string
  readonly episode: EpisodeId
  readonly mentions: number
}

export interface MentionNode {
  readonly kind: 'mention'
  readonly label: string
  readonly place: Mention
}

/** Topics, their episodes and, asked for only when a row is opened, the moments at which they are mentioned. */
export class TopicTreeData implements vscode.TreeDataProvider<TopicTreeNode>, vscode.Disposable {
  private readonly library: Library
  private readonly log: vscode.LogOutputChannel
  private readonly changes = new vscode.EventEmitter<undefined>()
  private readonly listening: vscode.Disposable
  private empty = false

  readonly onDidChangeTreeData: vscode.Event<undefined> = this.changes.event

  constructor(library: Library, log: vscode.LogOutputChannel) {
    this.library = library
    this.log = log
    this.listening = vscode.Disposable.from(
      library.onDidChange(() => this.changes.fire(undefined)),
      library.onDidChangePhase((phase) => {
        if ((phase === 'failed') !== this.empty) this.changes.fire(undefined)
      }),
    )
  }

  getTreeItem(node: TopicTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'topic':
        return topicItem(node)
      case 'topic-episode':
        return topicEpisodeItem(node, this.library.episode(node.episode)?.title ?? '')
      case 'mention':
        return mentionItem(node, this.library.episode(node.place.episode))
    }
  }

  async getChildren(node?: TopicTreeNode): Promise<TopicTreeNode[]> {
    this.empty = this.library.phase === 'failed'
    if (this.empty || this.library.state.episodes.length === 0) return []
    try {
      return node === undefined ? await this.topics() : await this.below(node)
    } catch (error) {
      this.log.warn('Topics could not be listed:', String(error))
      return []
    }
  }

  dispose(): void {
    this.listening.dispose()
    this.changes.dispose()
  }

  private async topics(): Promise<TopicTreeNode[]> {
    const topics = await this.library.index.request('topics', {})
    return topics.map((topic) => ({ kind: 'topic', topic }))
  }

  private async below(node: TopicTreeNode): Promise<TopicTreeNode[]> {
    switch (node.kind) {
      case 'topic': {
        const { label, episodes } = node.topic
        return episodes.map(({ episode, mentions }) => ({ kind: 'topic-episode', label, episode, mentions }))
      }
      case 'topic-episode': {
        const { label, episode } = node
        const mentions = await this.library.index.request('mentions', { label, episode })
        return mentions.map((place) => ({ kind: 'mention', label, place }))
      }
      case 'mention':
        return []
    }
  }
}

/** The *Topics* view: what the library is about, and where. */
export function registerTopicsView(library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  const data = new TopicTreeData(library, log)
  return vscode.Disposable.from(
    data,
    vscode.window.createTreeView('verbatim.topics', {
      treeDataProvider: data,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: mentionDrag,
    }),
  )
}

/** Mentions can be dragged into a note. */
const mentionDrag: vscode.TreeDragAndDropController<TopicTreeNode> = {
  dropMimeTypes: [],
  dragMimeTypes: rowMimeTypes,
  handleDrag: (rows, data) => {
    const texts = rows.flatMap((row) => (row.kind === 'mention' ? [row.place.text] : []))
    dragRows(rows, texts.join('\n'), data)
  },
}

function topicItem({ topic: { label, definition, mentions, episodes } }: TopicNode): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(label), vscode.TreeItemCollapsibleState.Collapsed)
  const places = vscode.l10n.t('{0}, {1}', mentionCount(mentions), episodeCount(episodes.length))
  item.id = `topic:${label}`
  item.description =
    episodes.length === 1
      ? vscode.l10n.t('{0} in 1 episode', mentions)
      : vscode.l10n.t('{0} in {1} episodes', mentions, episodes.length)
  item.contextValue = 'topic'
  const tooltip = new vscode.MarkdownString().appendMarkdown('**').appendMarkdown(plain(label)).appendMarkdown('**')
  if (definition !== undefined) tooltip.appendMarkdown('\n\n').appendMarkdown(plain(definition))
  item.tooltip = tooltip.appendMarkdown('\n\n').appendMarkdown(plain(places))
  item.accessibilityInformation = { label: `${label}, ${vscode.l10n.t('topic')}, ${places}` }
  return item
}

function topicEpisodeItem({ label, episode, mentions }: TopicEpisodeNode, title: string): vscode.TreeItem {
  const item = new vscode.TreeItem(isolated(title), vscode.TreeItemCollapsibleState.Collapsed)
  item.id = `topic:${label}/${episode}`
  item.description = String(mentions)
  item.iconPath = new vscode.ThemeIcon('mic')
  item.contextValue = 'topic-episode'
  item.tooltip = `${title}, ${mentionCount(mentions)}`
  item.accessibilityInformation = { label: item.tooltip }
  return item
}

function mentionItem({ label, place }: MentionNode, episode: EpisodeSummary | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(mentionLabel(place))
  const time = place.startTime
  item.id = `topic:${label}/${place.episode}#${place.offset}`
  const playable = episode !== undefined && playAddress(episode, place) !== undefined
  item.contextValue = playable ? 'mention.media' : 'mention'
  item.tooltip = time === undefined ? place.text : `${formatTimestamp(time)}  ${place.text}`
  item.command = { command: 'verbatim.openPlace', title: vscode.l10n.t('Open in Reader'), arguments: [place] }
  item.accessibilityInformation = {
    label: time === undefined ? place.text : vscode.l10n.t('{0}, at {1}', place.text, spokenTime(time)),
  }
  return item
}

function mentionCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{0} mentions', count)
}

function episodeCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 episode') : vscode.l10n.t('{0} episodes', count)
}
