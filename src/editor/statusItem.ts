import * as vscode from 'vscode'
import { formatDuration } from '../core/model/time'
import type { Library } from './library'
import { READER_LANGUAGE } from './places'

/** The library in the language status of notes and transcripts: episodes, hours, state. */
export function registerStatusItem(library: Library): vscode.Disposable {
  const languages = ['markdown', 'plaintext', READER_LANGUAGE].map((language) => ({ language }))
  const item = vscode.languages.createLanguageStatusItem('verbatim.library', languages)
  item.name = vscode.l10n.t('Verbatim Library')
  const show = (): void => {
    const { episodes, unread } = library.state
    const seconds = episodes.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
    const count = episodes.length === 1 ? vscode.l10n.t('1 episode') : vscode.l10n.t('{0} episodes', episodes.length)
    const failed = library.phase === 'failed'
    item.busy = library.phase === 'reading'
    item.text = failed
      ? vscode.l10n.t('Index stopped')
      : [count, ...(seconds > 0 ? [formatDuration(seconds)] : [])].join(' · ')
    item.severity = failed ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information
    item.detail = detailOf(library, unread.length)
    item.command = failed
      ? { command: 'verbatim.restartIndex', title: vscode.l10n.t('Restart Index') }
      : { command: 'verbatim.episodes.focus', title: vscode.l10n.t('Show Episodes') }
  }
  show()
  return vscode.Disposable.from(item, library.onDidChange(show), library.onDidChangePhase(show))
}

function detailOf(library: Library, unread: number): string {
  if (library.phase === 'failed') return vscode.l10n.t('Verbatim: reader, cards and quotations wait for it')
  if (library.phase === 'reading') return vscode.l10n.t('Verbatim: reading transcripts …')
  const rest = library.left === 0 ? [] : [vscode.l10n.t('reading was stopped, {0} files left', library.left)]
  return ['Verbatim', ...(unread === 0 ? [] : [vscode.l10n.t('{0} files not read', unread)]), ...rest].join(', ')
}
