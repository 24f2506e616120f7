import * as vscode from 'vscode'
import { termDocuments, type DocumentTerms } from './documentTerms'
import type { Library } from './library'

interface TermPlacesDeps {
  readonly library: Library
  readonly terms: DocumentTerms
}

/** Go to Definition leads from a term to its entry in the glossary, Find All References to where the library mentions it. */
export function registerTermPlaces({ library, terms }: TermPlacesDeps): vscode.Disposable {
  const ask = async <Answer>(answer: () => Promise<Answer>): Promise<Answer | undefined> => {
    try {
      return await answer()
    } catch {
      // The index has stopped: the side bar and the status say so.
      return undefined
    }
  }
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(termDocuments, {
      provideDefinition: (document, position) =>
        ask(async () => {
          const term = await terms.at(document, position)
          const known = term && (await library.index.request('entry', { label: term.entry }))
          if (term === undefined || known === undefined) return undefined
          const heading = new vscode.Range(known.entry.line - 1, 0, known.entry.line - 1, 0)
          return [{ originSelectionRange: term.range, targetUri: vscode.Uri.file(known.file), targetRange: heading }]
        }),
    }),
    vscode.languages.registerReferenceProvider(termDocuments, {
      provideReferences: (document, position) =>
        ask(async () => {
          const term = await terms.at(document, position)
          const found = term && (await library.index.request('references', { label: term.entry }))
          return found?.map(
            ({ episode, start, end }) =>
              new vscode.Location(
                library.fileUri(episode),
                new vscode.Range(start.line, start.character, end.line, end.character),
              ),
          )
        }),
    }),
  )
}
