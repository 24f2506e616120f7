import * as vscode from 'vscode'
import type { QueryField } from '../core/search/query'
import type { Completion } from '../core/service/messages'
import { labelText } from './labelText'

/** A row that completes the query; a separator has no completion. */
export interface CompletionItem extends vscode.QuickPickItem {
  readonly completion?: Completion
}

/** Operators, or the values of one, under a heading of their own, so that nobody takes them for moments. */
export function completionItems(completions: readonly Completion[]): CompletionItem[] {
  const [first] = completions
  if (first === undefined) return []
  const heading = first.kind === 'operator' ? vscode.l10n.t('operators') : headingOf(first.field)
  return [
    { label: heading, kind: vscode.QuickPickItemKind.Separator },
    ...completions.map((completion) => ({
      label: `$(${completion.kind === 'operator' ? 'filter' : iconOf(completion.field)}) ${labelText(completion.text)}`,
      ...(completion.kind === 'operator' ? { description: meaningOf(completion.field) } : {}),
      alwaysShow: true,
      completion,
    })),
  ]
}

function headingOf(field: QueryField): string {
  switch (field) {
    case 'speaker':
      return vscode.l10n.t('speakers')
    case 'topic':
      return vscode.l10n.t('topics')
    case 'show':
      return vscode.l10n.t('shows')
    case 'in':
      return vscode.l10n.t('episodes')
    case 'after':
    case 'before':
      return vscode.l10n.t('years')
  }
}

function iconOf(field: QueryField): string {
  switch (field) {
    case 'speaker':
      return 'person'
    case 'topic':
      return 'tag'
    case 'show':
      return 'broadcast'
    case 'in':
      return 'mic'
    case 'after':
    case 'before':
      return 'calendar'
  }
}

function meaningOf(field: QueryField): string {
  switch (field) {
    case 'speaker':
      return vscode.l10n.t('what one speaker says')
    case 'topic':
      return vscode.l10n.t('where a topic is mentioned')
    case 'show':
      return vscode.l10n.t('in the episodes of a show')
    case 'in':
      return vscode.l10n.t('in episodes with this title')
    case 'after':
      return vscode.l10n.t('published in this year, month or day, or later')
    case 'before':
      return vscode.l10n.t('published before this year, month or day')
  }
}
