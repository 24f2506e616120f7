import * as vscode from 'vscode'
import { IndexError } from './indexClient'
import type { IndexClient } from './indexClient'

/** Why the index did not answer and what a person can do, in one or two plain sentences. */
export function indexTrouble(error: unknown, index: IndexClient): string {
  if (error instanceof IndexError && error.kind === 'refused') {
    return vscode.l10n.t('The index could not answer this; the log of Verbatim says why.')
  }
  return index.health === 'failed'
    ? vscode.l10n.t('The index has stopped. Run “Verbatim: Restart Index”.')
    : vscode.l10n.t('The index had stopped and was started again. Try once more in a moment.')
}
