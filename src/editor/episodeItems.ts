import * as vscode from 'vscode'
import { formatDuration, formatTimestamp, spokenTime } from '../core/model/time'
import type { Problem } from '../core/model/problem'
import { problemText } from '../core/model/problemText'
import { dateText } from './dateText'
import { plain, sourceText } from './episodeTooltip'
import { childrenOf } from './episodeTree'
import type { ChapterNode, EpisodeNode, EpisodeTreeNode, GroupNode, UnreadGroupNode, UnreadNode } from './episodeTree'
import { isolated } from './isolated'
import { playAddress } from './play'

/** Groups with more rows than this in the whole tree start closed. */
const MOST_OPEN = 30

/** How a row looks, reads aloud and answers a click. */
export function treeItemOf(node: EpisodeTreeNode, rowsInTree: number): vscode.TreeItem {
  const item = plainItem(node, rowsInTree)
  item.id = node.id
  return item
}

function plainItem(node: EpisodeTreeNode, rowsInTree: number): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node, rowsInTree)
    case 'episode':
      return episodeItem(node)
    case 'chapter':
      return chapterItem(node)
    case 'unread-group':
      return unreadGroupItem(node)
    case 'unread':
      return unreadItem(node)
  }
}

function groupItem(node: GroupNode, rowsInTree: number): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState
  const count = node.episodes.length
  const item = new vscode.TreeItem(isolated(groupLabel(node)), rowsInTree > MOST_OPEN ? Collapsed : Expanded)
  item.description = String(count)
  item.iconPath = new vscode.ThemeIcon(
    node.by === 'date' ? 'calendar' : node.name === undefined ? 'files' : 'broadcast',
  )
  item.contextValue = 'group'
  const episodes = count === 1 ? vscode.l10n.t('1 episode') : vscode.l10n.t('{0} episodes', count)
  item.tooltip = `${groupLabel(node)}, ${episodes}`
  item.accessibilityInformation = { label: item.tooltip }
  return item
}

function groupLabel({ name, by }: GroupNode): string {
  if (name !== undefined) return name
  return by === 'show' ? vscode.l10n.t('Other transcripts') : vscode.l10n.t('Without a date')
}

function episodeItem(node: EpisodeNode): vscode.TreeItem {
  const { episode } = node
  const item = new vscode.TreeItem(isolated(episode.title), collapsedIf(episode.chapters.length > 0))
  const date = episode.metadata.date?.value
  const facts = [
    date === undefined ? undefined : dateText(date, vscode.env.language),
    episode.duration === undefined ? undefined : formatDuration(episode.duration),
  ].filter((fact) => fact !== undefined)
  item.description = facts.join(' · ')
  item.iconPath = new vscode.ThemeIcon('mic')
  item.contextValue = contextOf('episode', node)
  item.command = openCommand(node)
  const length = episode.duration === undefined ? undefined : spokenLength(episode.duration)
  const longDate = date === undefined ? undefined : dateText(date, vscode.env.language, 'long')
  item.accessibilityInformation = { label: spoken(episode.title, vscode.l10n.t('episode'), longDate, length) }
  return item
}

function chapterItem(node: ChapterNode): vscode.TreeItem {
  const { title, startTime, derived } = node.chapter
  const item = new vscode.TreeItem(isolated(title), collapsedIf(childrenOf(node).length > 0))
  item.description = startTime === undefined ? '' : formatTimestamp(startTime)
  item.iconPath = new vscode.ThemeIcon(derived ? 'circle-outline' : 'bookmark')
  item.contextValue = contextOf('chapter', node)
  item.command = openCommand(node)
  const kind = derived ? vscode.l10n.t('derived chapter') : vscode.l10n.t('chapter')
  const time = startTime === undefined ? undefined : vscode.l10n.t('at {0}', spokenTime(startTime))
  item.accessibilityInformation = { label: spoken(title, kind, time) }
  return item
}

/** Built when the pointer rests on a chapter. */
export function chapterTooltip({ chapter, episode }: ChapterNode): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString()
  tooltip.appendMarkdown('**').appendMarkdown(plain(chapter.title)).appendMarkdown('**\n\n')
  const time = chapter.startTime === undefined ? [] : [formatTimestamp(chapter.startTime)]
  const kind = chapter.derived
    ? vscode.l10n.t('derived: found by reading the words, not published with the episode')
    : vscode.l10n.t('published with the episode')
  const from = chapter.derived || episode.chaptersFrom === undefined ? [] : [sourceText(episode.chaptersFrom)]
  tooltip.appendMarkdown(plain([...time, kind, ...from].join(' · ')))
  if (chapter.keywords.length > 0) tooltip.appendMarkdown('\n\n').appendMarkdown(plain(chapter.keywords.join(', ')))
  return tooltip
}

function unreadGroupItem({ files }: UnreadGroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Not read ({0})', files.length), collapsedIf(true))
  item.iconPath = new vscode.ThemeIcon('circle-slash')
  item.contextValue = 'unread-group'
  item.tooltip = vscode.l10n.t('Files in the folders of the library that are no transcripts, or could not be read')
  // Else the tooltip would be read aloud in place of the label.
  item.accessibilityInformation = { label: vscode.l10n.t('Not read ({0})', files.length) }
  return item
}

function unreadItem({ file }: UnreadNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(file.id)
  const slash = file.path.lastIndexOf('/')
  const name = file.path.slice(slash + 1)
  const reason = file.problems.map(problemText).join('\n')
  const item = new vscode.TreeItem(isolated(name))
  const [problem] = file.problems
  const folder = slash < 0 ? undefined : file.path.slice(0, slash)
  item.description = [problem && shortReason(problem), folder].filter((part) => part !== undefined).join(' · ')
  item.iconPath = new vscode.ThemeIcon('file')
  item.contextValue = 'unread'
  item.tooltip = reason
  // An editor would say of what cannot be read only that there was an unexpected error.
  item.command =
    problem?.code === 'file-unreadable'
      ? { command: 'revealInExplorer', title: vscode.l10n.t('Reveal in Explorer'), arguments: [uri] }
      : { command: 'vscode.open', title: vscode.l10n.t('Open File'), arguments: [uri] }
  item.accessibilityInformation = { label: spoken(name, vscode.l10n.t('not read'), reason) }
  return item
}

/** The reason in a word or two, for a row; the tooltip and the problems view say it in full. */
function shortReason(problem: Problem): string | undefined {
  switch (problem.code) {
    case 'empty-file':
      return vscode.l10n.t('empty')
    case 'binary-file':
      return vscode.l10n.t('not a text')
    case 'unknown-form':
      return vscode.l10n.t('no transcript')
    case 'file-too-large':
      return vscode.l10n.t('{0} MB, too large', problem.megabytes)
    case 'file-unreadable':
      return problem.reason
    default:
      return undefined
  }
}

/** `episode`, `chapter`, with `.media` behind it where there is something to play: what menus ask for. */
function contextOf(kind: 'episode' | 'chapter', { episode, place }: EpisodeNode | ChapterNode): string {
  return playAddress(episode, place) === undefined ? kind : `${kind}.media`
}

function openCommand({ place }: EpisodeNode | ChapterNode): vscode.Command {
  return { command: 'verbatim.openPlace', title: vscode.l10n.t('Open in Reader'), arguments: [place] }
}

function collapsedIf(hasChildren: boolean): vscode.TreeItemCollapsibleState {
  return hasChildren ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None
}

function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ')
}

function spokenLength(seconds: number): string {
  return seconds < 60 ? spokenTime(seconds) : spokenTime(Math.round(seconds / 60) * 60)
}
