import * as vscode from 'vscode'
import type { Library } from './library'

const LONGEST_BEGINNING = 60

/**
 * The entries of the glossaries as completions in notes. In prose editors list completions only when they are asked to
 * (`Ctrl+Space`), and so nothing comes up by itself.
 */
export function registerTermCompletions(library: Library): vscode.Disposable {
  const selector = ['file', 'untitled'].map((scheme) => ({ scheme, language: 'markdown' }))
  return vscode.languages.registerCompletionItemProvider(selector, {
    async provideCompletionItems(document, position) {
      if (library.episodeOfDocument(document) !== undefined) return undefined
      const before = document.lineAt(position).text.slice(0, position.character)
      const written = /[\p{L}\p{N}][\p{L}\p{N}.+#-]*$/u.exec(before.slice(-LONGEST_BEGINNING))?.[0] ?? ''
      const entries = await library.index.request('entriesLike', { written }).catch(() => [])
      const range = new vscode.Range(position.translate(0, -written.length), position)
      const items = entries.map(({ label, written: name, definition }) => {
        const item = new vscode.CompletionItem({ label: name, description: vscode.l10n.t('glossary') })
        item.kind = vscode.CompletionItemKind.Text
        item.range = range
        item.detail = label
        item.documentation = definition
        return item
      })
      return new vscode.CompletionList(items, true)
    },
  })
}
