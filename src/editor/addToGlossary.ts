import * as vscode from 'vscode'
import { oneLine } from '../core/model/oneLine'
import type { GlossaryForm } from '../core/glossary/entry'
import type { Library } from './library'
import type { OwnGlossary } from './ownGlossary'

interface AddDeps {
  readonly library: Library
  readonly glossary: OwnGlossary
}

const LONGEST_TERM = 80

/**
 * Writes a term into the person's glossary: the one of a card, or the selected words. One that a glossary explains
 * already is copied, so that the person can put it otherwise.
 */
export function registerAddToGlossary({ library, glossary }: AddDeps): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.addToGlossary', async (what?: unknown) => {
    const term = typeof what === 'string' ? what : await askForTerm(selectedWords())
    if (term === undefined) return
    const known = await library.index.request('entry', { label: term }).catch(() => undefined)
    if (known !== undefined) {
      await glossary.add(known.entry, known.file)
      return
    }
    const card = await library.index.request('card', { entry: term }).catch(() => undefined)
    const definition = await vscode.window.showInputBox({
      title: vscode.l10n.t('Add to Glossary'),
      prompt: vscode.l10n.t('What is “{0}”? One or two sentences.', term),
      value: card?.explained[0]?.text ?? '',
    })
    if (definition === undefined) return
    const forms = (card?.alsoCalled ?? []).map((text): GlossaryForm => ({ text, kind: 'also', exactCase: false }))
    await glossary.add({ label: term, forms, definition: oneLine(definition) })
  })
}

async function askForTerm(selected: string): Promise<string | undefined> {
  const term = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add to Glossary'),
    prompt: vscode.l10n.t('The term, as it is rightly written.'),
    value: selected,
    validateInput: (value) =>
      /[\p{L}\p{N}]{2}/u.test(value) ? undefined : vscode.l10n.t('A term has two letters or digits at least.'),
  })
  return term === undefined ? undefined : oneLine(term)
}

/** The selected words, or the word at the cursor. */
function selectedWords(): string {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) return ''
  const { document, selection } = editor
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection
  return range === undefined ? '' : oneLine(document.getText(range)).slice(0, LONGEST_TERM)
}
