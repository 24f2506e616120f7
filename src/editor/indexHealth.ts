import * as vscode from 'vscode'
import type { Library } from './library'

/** Tells menus and welcome texts the state of the library, and says once, in plain words, when the index has failed. */
export function registerIndexHealth(library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  const follow = async (): Promise<void> => {
    await vscode.commands.executeCommand('setContext', 'verbatim.phase', library.phase)
    if (library.phase === 'failed') await sayFailed(log)
  }
  return library.onDidChangePhase(() => void follow())
}

async function sayFailed(log: vscode.LogOutputChannel): Promise<void> {
  const restart = vscode.l10n.t('Restart Index')
  const show = vscode.l10n.t('Show Log')
  const picked = await vscode.window.showErrorMessage(
    vscode.l10n.t('The index of Verbatim has stopped. Your files are untouched; notes can be written as before.'),
    restart,
    show,
  )
  if (picked === restart) await vscode.commands.executeCommand('verbatim.restartIndex')
  if (picked === show) log.show()
}
