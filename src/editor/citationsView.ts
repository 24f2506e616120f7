import * as vscode from 'vscode'
import type { CheckedNotes } from './checkedNotes'
import { citationItem, quotationTooltip } from './citationItems'
import { citationGroupings, citationRoots, problemCount } from './citationTree'
import type { CitationArrangement, CitationTreeNode, NotedQuotations } from './citationTree'
import { Coalescer } from './coalescer'
import type { Library } from './library'

const BY_KEY = 'verbatim.citations.by'
const ONLY_PROBLEMS_KEY = 'verbatim.citations.onlyProblems'

/** A thousand notes that are checked in the background are drawn a few times, not a thousand (milliseconds). */
const QUIET = 150
const LONGEST = 1_000

/** The rows of the *Citations* view for VS Code, always those of the notes as they were checked last. */
export class CitationTreeData implements vscode.TreeDataProvider<CitationTreeNode>, vscode.Disposable {
  private readonly notes: CheckedNotes
  private readonly library: Library
  private readonly changes = new vscode.EventEmitter<undefined>()
  private readonly coalescer: Coalescer
  private readonly listening: vscode.Disposable
  private roots: readonly CitationTreeNode[] | undefined
  private arranged: CitationArrangement

  readonly onDidChangeTreeData: vscode.Event<undefined> = this.changes.event

  constructor(notes: CheckedNotes, library: Library, arrangement: CitationArrangement) {
    this.notes = notes
    this.library = library
    this.arranged = arrangement
    this.coalescer = new Coalescer(() => Promise.resolve(this.refresh()), QUIET, LONGEST)
    this.listening = vscode.Disposable.from(
      notes.onDidChange(() => this.coalescer.soon()),
      library.onDidChange(() => this.coalescer.soon()),
    )
  }

  get arrangement(): CitationArrangement {
    return this.arranged
  }

  arrange(change: Partial<CitationArrangement>): void {
    this.arranged = { ...this.arranged, ...change }
    this.refresh()
  }

  /** Every note that quotes something. */
  noted(): NotedQuotations[] {
    return [...this.notes.all()].map(({ uri, quotations }) => ({
      address: uri.toString(),
      path: vscode.workspace.asRelativePath(uri).replaceAll('\\', '/'),
      quotations,
    }))
  }

  getTreeItem(node: CitationTreeNode): vscode.TreeItem {
    return citationItem(node)
  }

  resolveTreeItem(item: vscode.TreeItem, node: CitationTreeNode): vscode.TreeItem {
    if (node.kind === 'quotation') item.tooltip = quotationTooltip(node)
    return item
  }

  getChildren(node?: CitationTreeNode): CitationTreeNode[] {
    if (node !== undefined) return node.kind === 'quotation' ? [] : [...node.quotations]
    this.roots ??= citationRoots(this.noted(), (id) => this.library.episode(id), this.arranged)
    return [...this.roots]
  }

  dispose(): void {
    this.coalescer.dispose()
    this.listening.dispose()
    this.changes.dispose()
  }

  private refresh(): void {
    this.roots = undefined
    this.changes.fire(undefined)
  }
}

/** The *Citations* view: what is quoted where, and whether it is as its source. `memory` remembers how it is arranged. */
export function registerCitationsView(
  notes: CheckedNotes,
  library: Library,
  memory: vscode.Memento,
): vscode.Disposable {
  const data = new CitationTreeData(notes, library, {
    by: citationGroupings.find((each) => each === memory.get(BY_KEY)) ?? 'note',
    onlyProblems: memory.get(ONLY_PROBLEMS_KEY) === true,
  })
  const view = vscode.window.createTreeView('verbatim.citations', { treeDataProvider: data, showCollapseAll: true })
  const tell = (): void => {
    const noted = data.noted()
    const problems = problemCount(noted)
    view.badge = badgeOf(problems)
    const hidden = data.arrangement.onlyProblems && problems === 0 && noted.length > 0
    view.message = hidden ? vscode.l10n.t('No quotation has a problem. The others are hidden.') : ''
  }
  const arrange = (change: Partial<CitationArrangement>) => async (): Promise<void> => {
    data.arrange(change)
    await remember(memory, data.arrangement)
  }
  void remember(memory, data.arrangement)
  const command = vscode.commands.registerCommand
  return vscode.Disposable.from(
    data,
    view,
    data.onDidChangeTreeData(tell),
    command('verbatim.citationsByNote', arrange({ by: 'note' })),
    command('verbatim.citationsByEpisode', arrange({ by: 'episode' })),
    command('verbatim.citationsWithProblems', arrange({ onlyProblems: true })),
    command('verbatim.citationsAll', arrange({ onlyProblems: false })),
  )
}

function badgeOf(problems: number): vscode.ViewBadge | undefined {
  if (problems === 0) return undefined
  const tooltip =
    problems === 1
      ? vscode.l10n.t('1 quotation is not as its source')
      : vscode.l10n.t('{0} quotations are not as their sources', problems)
  return { value: problems, tooltip }
}

/** For the next start, and for the menus now. */
async function remember(memory: vscode.Memento, { by, onlyProblems }: CitationArrangement): Promise<void> {
  const tell = (key: string, value: unknown) => vscode.commands.executeCommand('setContext', key, value)
  await Promise.all([
    memory.update(BY_KEY, by),
    memory.update(ONLY_PROBLEMS_KEY, onlyProblems),
    tell(BY_KEY, by),
    tell(ONLY_PROBLEMS_KEY, onlyProblems),
  ])
}
