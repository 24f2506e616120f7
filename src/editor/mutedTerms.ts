import * as vscode from 'vscode'
import { labelText } from './labelText'
import type { Settings } from './settings'

/** Terms whose cards a person does not want to see: muted from the card, and brought back from a list. */
export function registerMutedTerms(settings: Settings): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('verbatim.muteTerm', async (term?: unknown) => {
      if (typeof term !== 'string') return
      const others = settings.mutedTerms.filter((other) => other.toLowerCase() !== term.toLowerCase())
      await settings.setMutedTerms([...others, term])
      const unmute = vscode.l10n.t('Unmute')
      const message = vscode.l10n.t('There are no more cards for “{0}”.', term)
      if ((await vscode.window.showInformationMessage(message, unmute)) === unmute) await settings.setMutedTerms(others)
    }),
    vscode.commands.registerCommand('verbatim.unmuteTerms', () => chooseUnmuted(settings)),
  )
}

async function chooseUnmuted(settings: Settings): Promise<void> {
  const muted = settings.mutedTerms
  if (muted.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No term is muted.'))
    return
  }
  const picked = await vscode.window.showQuickPick(
    muted.map((term) => ({ label: labelText(term), term })),
    { canPickMany: true, placeHolder: vscode.l10n.t('Choose the terms that shall have cards again') },
  )
  const again = new Set(picked?.map(({ term }) => term))
  if (again.size > 0) await settings.setMutedTerms(muted.filter((term) => !again.has(term)))
}
