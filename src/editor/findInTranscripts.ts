import * as vscode from 'vscode'
import { completing } from '../core/search/completion'
import { countText } from '../core/search/countText'
import type { ExtentStep } from '../core/notes/quoteExtent'
import type { QueryProblem } from '../core/search/query'
import { queryProblemText } from '../core/search/queryProblemText'
import type { Completion, Hit, SearchAnswer } from '../core/service/messages'
import { completionItems, type CompletionItem } from './completionItems'
import { EditorInFront } from './editorInFront'
import { copyButton, extentText, goOnButton, hitItems, nothingFound, playButton, type HitItem } from './hitItems'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'
import type { NoteTarget } from './noteTarget'
import type { Places } from './places'
import { playPlace } from './play'
import type { QuoteExtents } from './quoteExtents'
import type { QuotedStretch, Quotes } from './quotes'

interface FindDeps {
  readonly library: Library
  readonly places: Places
  readonly quotes: Quotes
  readonly notes: NoteTarget
  readonly extents: QuoteExtents
}

/** What Enter does with the moment that was found. */
type Purpose = 'insert' | 'open'

/** More hits are not read; another word finds faster than scrolling. */
const MOST_HITS = 50

/** While a person goes on typing or moving, nothing is asked or shown (milliseconds). */
const TYPING = 60
const MOVING = 120

/** *Find in Transcripts* and *Insert Quote*: the same list of moments, found while typing. */
export function registerFindInTranscripts(deps: FindDeps): vscode.Disposable {
  let open: Finding | undefined
  const find = (purpose: Purpose, query: unknown): void => {
    open?.dispose()
    open = new Finding(deps, purpose, typeof query === 'string' ? query : selectedWords())
  }
  return vscode.Disposable.from(
    vscode.commands.registerCommand('verbatim.find', (query?: unknown) =>
      find(deps.notes.inFront === undefined ? 'open' : 'insert', query),
    ),
    vscode.commands.registerCommand('verbatim.insertQuote', (query?: unknown) => find('insert', query)),
    new vscode.Disposable(() => open?.dispose()),
  )
}

/** A row of the list: a moment, something that completes the query, or a separator. */
type Row = HitItem & CompletionItem

/** What there is before anything is searched for. */
const nothingYet: SearchAnswer = { hits: [], total: 0, episodes: 0, more: false, problems: [] }

const keepButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('new-file'),
  tooltip: vscode.l10n.t('Keep Results as Document'),
}

const growButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('add'),
  tooltip: vscode.l10n.t('Grow the Quotation by a Sentence'),
}
const shrinkButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('remove'),
  tooltip: vscode.l10n.t('Shrink the Quotation by a Sentence'),
}

/** One opened list, from the first letter to Enter or Escape. */
class Finding implements vscode.Disposable {
  private readonly deps: FindDeps
  private readonly purpose: Purpose
  private readonly title: string
  private readonly note: vscode.Uri | undefined
  private readonly before = new EditorInFront()
  private readonly picker: vscode.QuickPick<Row>
  private searching: vscode.CancellationTokenSource | undefined
  private typing: NodeJS.Timeout | undefined
  private moving: NodeJS.Timeout | undefined
  private looking: Promise<unknown> = Promise.resolve()
  /** The item that is active because the list is new, not because a person went to it. */
  private first: Row | undefined
  private looked = false
  private shownFor = ''
  /** What is quoted of moments that grew or shrank. */
  private readonly stretches = new Map<Hit, QuotedStretch>()
  private readonly growing: vscode.Disposable
  private ended = false

  constructor(deps: FindDeps, purpose: Purpose, query: string) {
    this.deps = deps
    this.purpose = purpose
    this.note = deps.notes.current?.uri
    this.title = purpose === 'insert' ? this.insertTitle() : vscode.l10n.t('Find in Transcripts')
    this.picker = vscode.window.createQuickPick<Row>()
    this.picker.title = this.title
    this.picker.placeholder = vscode.l10n.t(
      'Words that were said, an "exact phrase", -without, speaker:, topic:, show:, after:2024',
    )
    this.picker.matchOnDescription = false
    this.picker.matchOnDetail = false
    // The order is the answer. VS Code sorts by the letters of labels unless told by a property that its types do not
    // yet name; a host without it only shows another order.
    Object.assign(this.picker, { sortByLabel: false })
    this.picker.value = query
    this.picker.onDidChangeValue(() => this.searchSoon())
    this.picker.onDidChangeActive(([item]) => this.lookSoon(item))
    this.picker.onDidAccept(() => void this.accept())
    this.picker.onDidTriggerButton((button) => void this.pressTitle(button))
    this.picker.onDidTriggerItemButton(({ item, button }) => void this.press(item, button))
    this.picker.onDidHide(() => void this.hidden())
    this.growing = deps.extents.useList((step) => this.change(step))
    this.picker.show()
    void this.search()
  }

  dispose(): void {
    this.end()
    this.picker.dispose()
  }

  private insertTitle(): string {
    const name = this.note?.path.split('/').at(-1)
    return name === undefined ? vscode.l10n.t('Insert Quote') : vscode.l10n.t('Insert Quote into {0}', name)
  }

  private searchSoon(): void {
    clearTimeout(this.typing)
    this.typing = setTimeout(() => void this.search(), TYPING)
  }

  private async search(): Promise<void> {
    const query = this.picker.value
    this.searching?.cancel()
    const searching = (this.searching = new vscode.CancellationTokenSource())
    const { token } = searching
    this.picker.busy = true
    try {
      const { library } = this.deps
      await library.ready
      const asked = completing(query) === undefined ? [] : library.index.request('completions', { query }, token)
      const answer = query.trim() === '' ? nothingYet : library.search(query, MOST_HITS, token)
      const [completions, found] = await Promise.all([asked, answer])
      if (!token.isCancellationRequested) this.show(found, completions, query)
    } catch (error) {
      if (token.isCancellationRequested) return
      this.picker.items = []
      this.picker.title = indexTrouble(error, this.deps.library.index)
    } finally {
      if (!token.isCancellationRequested) this.picker.busy = false
      searching.dispose()
    }
  }

  private show(answer: SearchAnswer, completions: readonly Completion[], query: string): void {
    const { library } = this.deps
    const choosing = completions.some(({ kind }) => kind === 'value')
    const problem = answer.problems.find((each) => !(choosing && isUnfinished(each, query)))
    const found: Row[] = hitItems(library, answer.hits, query, this.note !== undefined)
    const unanswered = found.length === 0 && completions.length === 0 && query.trim() !== '' && problem === undefined
    const items: Row[] = unanswered ? [nothingFound(library)] : [...completionItems(completions), ...found]
    this.picker.title = this.titleFor(answer, problem)
    this.picker.buttons = answer.hits.length > 0 ? [shrinkButton, growButton, keepButton] : []
    this.stretches.clear()
    this.first = items.find(({ hit }) => hit !== undefined)
    clearTimeout(this.moving)
    this.shownFor = query
    this.picker.items = items
    // A word may happen to begin like an operator: Enter is for the moment, as for any other word.
    if (!choosing && completions.length > 0 && this.first !== undefined) this.picker.activeItems = [this.first]
  }

  private titleFor(answer: SearchAnswer, problem: QueryProblem | undefined): string {
    if (problem !== undefined) return queryProblemText(problem)
    return answer.total === 0 ? this.title : `${this.title} – ${countText(answer)}`
  }

  private lookSoon(item: Row | undefined): void {
    clearTimeout(this.moving)
    if (item?.hit === undefined || item === this.first) return
    this.first = undefined
    const { hit } = item
    this.moving = setTimeout(() => {
      if (!this.ended) this.look(hit)
    }, MOVING)
  }

  private look(hit: Hit): void {
    this.looked = true
    const { extents, places } = this.deps
    this.looking = this.looking
      .then(() => (this.ended ? undefined : places.openPlace(hit, { preserveFocus: true })))
      .then((editor) => {
        const stretch = this.stretches.get(hit)
        return editor && stretch && extents.show(editor, stretch)
      })
      .catch(() => undefined)
  }

  private async accept(): Promise<void> {
    // A fast hand is at Enter before the answer is here.
    const late = this.picker.value !== this.shownFor
    if (late) {
      clearTimeout(this.typing)
      await this.search()
    }
    const [active] = late ? [this.first] : this.picker.activeItems
    if (active?.completion !== undefined) return this.complete(active.completion)
    const hit = active?.hit
    if (hit === undefined || this.ended) return
    await this.close()
    if (this.purpose === 'open') {
      await this.deps.places.openPlace(hit, { preview: false })
      return
    }
    if (this.looked) await this.before.restore()
    await this.deps.quotes.insert([this.stretchOf(hit)], { note: this.note })
  }

  private complete({ query }: Completion): void {
    this.picker.value = query
    void this.search()
  }

  /** Lets the quotation of the active moment grow or shrink, and shows what it has become. */
  private async change(step: ExtentStep): Promise<void> {
    const [row] = this.picker.activeItems
    if (row?.hit === undefined) return
    const { hit } = row
    const { extents, quotes } = this.deps
    const stretch = await extents.changed(this.stretchOf(hit), step)
    const words = await quotes.words(stretch)
    if (this.ended || !this.picker.items.includes(row)) return
    this.stretches.set(hit, stretch)
    const shown = { ...row, ...(words === undefined ? {} : { detail: extentText(words) }) }
    this.picker.keepScrollPosition = true
    this.picker.items = this.picker.items.map((item) => (item === row ? shown : item))
    this.picker.activeItems = [shown]
    // Nobody went to the row that is new: its place is shown here.
    clearTimeout(this.moving)
    this.first = shown
    this.look(hit)
  }

  private stretchOf(hit: Hit): QuotedStretch {
    const { start, end } = hit.matched
    return this.stretches.get(hit) ?? { episode: hit.episode, start, end }
  }

  private async insertAndGoOn(hit: Hit): Promise<void> {
    if (this.note === undefined) return
    const inserted = await this.deps.quotes.insert([this.stretchOf(hit)], { note: this.note, stay: true })
    if (inserted) vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Quotation inserted'), 3_000)
  }

  private async pressTitle(button: vscode.QuickInputButton): Promise<void> {
    if (button === keepButton) return this.keep()
    return this.change({ change: button === growButton ? 'grow' : 'shrink', side: 'end', unit: 'sentence' })
  }

  private async keep(): Promise<void> {
    const query = this.picker.value
    await this.close()
    if (this.looked) await this.before.closeOpenedSince()
    await vscode.commands.executeCommand('verbatim.keepResults', query)
  }

  private async press({ hit }: Row, button: vscode.QuickInputButton): Promise<void> {
    if (hit === undefined) return
    if (button === copyButton) return this.deps.quotes.copy(this.stretchOf(hit))
    if (button === goOnButton) return this.insertAndGoOn(hit)
    if (button === playButton) return playPlace(this.deps.library, hit)
    await this.close()
    await this.deps.places.openPlace(hit, { preview: false })
  }

  /** Escape, or another place was clicked: what was in front comes back. */
  private async hidden(): Promise<void> {
    const cancelled = !this.ended
    this.end()
    this.picker.dispose()
    await this.looking
    if (cancelled && this.looked) await this.before.restore()
  }

  private async close(): Promise<void> {
    this.end()
    this.picker.hide()
    await this.looking
  }

  private end(): void {
    this.ended = true
    this.growing.dispose()
    this.searching?.cancel()
    clearTimeout(this.typing)
    clearTimeout(this.moving)
  }
}

/** True for what is only wrong because the query's end is still being typed. */
function isUnfinished({ code, end }: QueryProblem, query: string): boolean {
  return end === query.length && (code === 'value-missing' || code === 'quote-unclosed' || code === 'date-wrong')
}

/** What is selected in the editor in front is what a person wants to find, unless it is a long text. */
function selectedWords(): string {
  const editor = vscode.window.activeTextEditor
  const text = editor === undefined ? '' : editor.document.getText(editor.selection).trim()
  return text.length <= 80 && !/[\r\n]/.test(text) ? text : ''
}
