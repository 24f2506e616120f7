import * as vscode from 'vscode'
import { oneLine, shortened } from '../core/model/oneLine'
import { formatTimestamp, spokenTime } from '../core/model/time'
import type { QuotationState } from '../core/notes/verdict'
import type { CheckedQuotation } from '../core/service/messages'
import type { CitationTreeNode, CitedEpisodeNode, CitedNoteNode, QuotationNode } from './citationTree'
import { isolated } from './isolated'
import { OPEN_QUOTATION } from './openQuotation'
import { playAddress } from './play'

/** How a row of the *Citations* view looks, reads aloud and answers a click. */
export function citationItem(node: CitationTreeNode): vscode.TreeItem {
  const item = node.kind === 'quotation' ? quotationItem(node) : groupItem(node)
  item.id = node.id
  return item
}

/** What is said of a quotation in all its words, built when the pointer rests on it. */
export function quotationTooltip({ checked }: QuotationNode): string {
  return `${oneLine(checked.words)}\n\n${checked.detail}`
}

function groupItem(node: CitedNoteNode | CitedEpisodeNode): vscode.TreeItem {
  const { name, folder, whole } = namesOf(node)
  const item = new vscode.TreeItem(isolated(name), vscode.TreeItemCollapsibleState.Collapsed)
  const counts = countsText(node.quotations.length, node.problems)
  item.description = [folder, counts].filter((part) => part !== '').join(' · ')
  item.iconPath = new vscode.ThemeIcon(node.kind === 'note' ? 'markdown' : 'mic')
  item.contextValue = node.kind === 'note' ? 'cited-note' : 'cited-episode'
  item.tooltip = whole
  const kind = node.kind === 'note' ? vscode.l10n.t('note') : vscode.l10n.t('episode')
  item.accessibilityInformation = { label: `${whole}, ${kind}, ${counts}` }
  return item
}

function namesOf(node: CitedNoteNode | CitedEpisodeNode): { name: string; folder: string; whole: string } {
  if (node.kind === 'note') {
    const { path } = node.note
    const slash = path.lastIndexOf('/')
    return { name: path.slice(slash + 1), folder: path.slice(0, Math.max(0, slash)), whole: path }
  }
  const title = node.episode?.title ?? vscode.l10n.t('Source not in the library')
  return { name: title, folder: '', whole: title }
}

function quotationItem(node: QuotationNode): vscode.TreeItem {
  const { checked, note, by, episode, place } = node
  const words = shortened(oneLine(checked.words))
  const item = new vscode.TreeItem(isolated(words))
  const time = place?.startTime
  const where = by === 'note' ? (episode?.title ?? '') : `${note.path}:${checked.line}`
  const state = stateText(checked)
  item.description = [state, time === undefined ? '' : formatTimestamp(time), where]
    .filter((part) => part !== '')
    .join(' · ')
  item.iconPath = stateIcon(checked)
  const playable = episode !== undefined && place !== undefined && playAddress(episode, place) !== undefined
  item.contextValue = place === undefined ? 'quotation' : playable ? 'quotation.source.media' : 'quotation.source'
  item.command = {
    command: OPEN_QUOTATION,
    title: vscode.l10n.t('Open Quotation'),
    arguments: [note.address, checked.start],
  }
  const spoken = time === undefined ? '' : vscode.l10n.t('at {0}', spokenTime(time))
  const line = by === 'note' ? vscode.l10n.t('line {0}', checked.line) : ''
  const told = [words, vscode.l10n.t('quotation'), state, line, spoken, where]
  item.accessibilityInformation = { label: told.filter((part) => part !== '').join(', ') }
  return item
}

function stateText({ state, intended }: CheckedQuotation): string {
  const text = stateName(state)
  return intended ? vscode.l10n.t('{0} (intended)', text) : text
}

function stateName(state: QuotationState): string {
  switch (state) {
    case 'exact':
      return vscode.l10n.t('exact')
    case 'folded':
      return vscode.l10n.t('same words')
    case 'differs':
      return vscode.l10n.t('differs')
    case 'moved':
      return vscode.l10n.t('moved')
    case 'ambiguous':
      return vscode.l10n.t('ambiguous')
    case 'missing':
      return vscode.l10n.t('source missing')
  }
}

/** Only words that are not the source's stand out by a colour. */
function stateIcon({ state, intended }: CheckedQuotation): vscode.ThemeIcon {
  if (intended) return new vscode.ThemeIcon('check')
  switch (state) {
    case 'exact':
      return new vscode.ThemeIcon('check-all')
    case 'folded':
      return new vscode.ThemeIcon('check')
    case 'differs':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'))
    case 'moved':
      return new vscode.ThemeIcon('arrow-swap')
    case 'ambiguous':
      return new vscode.ThemeIcon('question')
    case 'missing':
      return new vscode.ThemeIcon('circle-slash')
  }
}

function countsText(quotations: number, problems: number): string {
  const all = quotations === 1 ? vscode.l10n.t('1 quotation') : vscode.l10n.t('{0} quotations', quotations)
  if (problems === 0) return all
  const wrong = problems === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', problems)
  return `${all}, ${wrong}`
}
