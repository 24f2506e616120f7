import * as vscode from 'vscode'
import type { TranscriptAdding } from './addTranscripts'
import { chapterTooltip, treeItemOf } from './episodeItems'
import { episodeTooltip } from './episodeTooltip'
import { childrenOf, episodeNode, groupings, parentOf, rootsOf } from './episodeTree'
import type { EpisodeTreeNode, Grouping } from './episodeTree'
import type { Library } from './library'
import { episodeIdOf } from './places'
import { TranscriptDrop } from './transcriptDrop'

const GROUPING_KEY = 'verbatim.episodes.grouping'

/** The rows of the *Episodes* view for VS Code, always those of the library as it is. */
export class EpisodeTreeData implements vscode.TreeDataProvider<EpisodeTreeNode>, vscode.Disposable {
  private readonly library: Library
  private readonly changes = new vscode.EventEmitter<undefined>()
  private readonly listening: vscode.Disposable
  private roots: readonly EpisodeTreeNode[] | undefined
  private currentGrouping: Grouping
  private empty = false

  readonly onDidChangeTreeData: vscode.Event<undefined> = this.changes.event

  constructor(library: Library, grouping: Grouping) {
    this.library = library
    this.currentGrouping = grouping
    this.listening = vscode.Disposable.from(
      library.onDidChange(() => this.refresh()),
      library.onDidChangePhase((phase) => {
        if ((phase === 'failed') !== this.empty) this.refresh()
      }),
    )
  }

  get grouping(): Grouping {
    return this.currentGrouping
  }

  group(grouping: Grouping): void {
    this.currentGrouping = grouping
    this.refresh()
  }

  getTreeItem(node: EpisodeTreeNode): vscode.TreeItem {
    const { episodes, unread } = this.library.state
    return treeItemOf(node, episodes.length + unread.length)
  }

  /** Tooltips are built when the pointer rests on a row: a library may have thousands. */
  resolveTreeItem(item: vscode.TreeItem, node: EpisodeTreeNode): vscode.TreeItem {
    if (node.kind === 'episode') item.tooltip = episodeTooltip(node.episode)
    if (node.kind === 'chapter') item.tooltip = chapterTooltip(node)
    return item
  }

  getChildren(node?: EpisodeTreeNode): EpisodeTreeNode[] {
    return [...(node === undefined ? this.rootNodes() : childrenOf(node))]
  }

  getParent(node: EpisodeTreeNode): EpisodeTreeNode | undefined {
    return parentOf(node, this.rootNodes())
  }

  nodeOf(id: string): EpisodeTreeNode | undefined {
    return episodeNode(this.rootNodes(), id)
  }

  dispose(): void {
    this.listening.dispose()
    this.changes.dispose()
  }

  // A failed index answers nothing, so the view is empty and its welcome text says what to do.
  private rootNodes(): readonly EpisodeTreeNode[] {
    this.empty = this.library.phase === 'failed'
    if (this.empty) return []
    return (this.roots ??= rootsOf(this.library.state, this.currentGrouping))
  }

  private refresh(): void {
    this.roots = undefined
    this.changes.fire(undefined)
  }
}

/**
 * The *Episodes* view: show, episode, chapter, sub-topic. `memory` remembers how it is grouped; what is dropped on it is
 * added to the library.
 */
export function registerEpisodesView(
  library: Library,
  memory: vscode.Memento,
  adding: TranscriptAdding,
): vscode.Disposable {
  const data = new EpisodeTreeData(library, groupingOf(memory.get(GROUPING_KEY)) ?? 'show')
  const view = vscode.window.createTreeView('verbatim.episodes', {
    treeDataProvider: data,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: new TranscriptDrop(adding),
  })
  const group = async (wanted?: unknown): Promise<void> => {
    const grouping = groupingOf(wanted) ?? (await pickGrouping(data.grouping))
    if (grouping === undefined) return
    data.group(grouping)
    await memory.update(GROUPING_KEY, grouping)
  }
  const follow = (): void => revealActive(library, data, view)
  return vscode.Disposable.from(
    data,
    view,
    vscode.commands.registerCommand('verbatim.groupEpisodes', group),
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    ...messages(library, view),
  )
}

/** Says above the rows what they cannot say themselves. */
function messages(library: Library, view: vscode.TreeView<EpisodeTreeNode>): vscode.Disposable[] {
  return [
    library.index.onDidChangeHealth((health) => {
      if (health !== 'restarted') return
      view.message = vscode.l10n.t('The index has been started again and reads the transcripts.')
    }),
    library.onDidChangePhase((phase) => {
      if (phase === 'reading') return
      const { episodes, unread } = library.state
      const nothing = phase === 'ready' && episodes.length === 0 && unread.length > 0
      view.message = nothing ? vscode.l10n.t('None of the files found here is a transcript that can be read.') : ''
    }),
  ]
}

function groupingOf(value: unknown): Grouping | undefined {
  return groupings.find((each) => each === value)
}

async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const labels = {
    show: [vscode.l10n.t('Show'), vscode.l10n.t('Newest first in each show')],
    date: [vscode.l10n.t('Year'), vscode.l10n.t('Newest first')],
    none: [vscode.l10n.t('None'), vscode.l10n.t('One list by title')],
  } as const
  const items = groupings.map((grouping) => {
    const [label, detail] = labels[grouping]
    return { grouping, label: grouping === current ? `$(check) ${label}` : `$(blank) ${label}`, description: detail }
  })
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Group episodes by') })
  return picked?.grouping
}

/** Selects the episode in front, as the Explorer does for files, unless one of its rows is selected already. */
function revealActive(library: Library, data: EpisodeTreeData, view: vscode.TreeView<EpisodeTreeNode>): void {
  const document = vscode.window.activeTextEditor?.document
  if (!view.visible || document === undefined) return
  const shown = episodeIdOf(document.uri)
  const id = (shown === undefined ? library.episodeOfDocument(document) : library.episode(shown))?.id
  const node = id === undefined ? undefined : data.nodeOf(id)
  const selected = view.selection.some(
    (row) => (row.kind === 'episode' || row.kind === 'chapter') && row.episode.id === id,
  )
  if (node === undefined || selected) return
  // The tree may change while it scrolls; then there is nothing to show.
  void view.reveal(node, { select: true, focus: false, expand: false }).then(undefined, () => undefined)
}
