import * as vscode from 'vscode'
import { queryProblemText } from '../core/search/queryProblemText'
import type { ResultsAnswer } from '../core/service/messages'
import { IndexError } from './indexClient'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'
import { folderOf } from './quotes'

/** More than these nobody reads; the document says when there were more. */
const MOST_RESULTS = 1_000

/** What takes longer than this (milliseconds) is shown with a way to cancel it. */
const LONG = 1_000

/** *Keep Results as Document*: the results of a search as a new note, which is saved where the person wants it. */
export function registerKeepResults(library: Library): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.keepResults', async (query?: unknown) => {
    const wanted = typeof query === 'string' ? query : await askForQuery()
    if (wanted === undefined || wanted.trim() === '') return
    const answer = await resultsOf(library, wanted)
    if (answer === undefined) return
    if (answer.hits === 0) return sayNothingFound(wanted, answer)
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: answer.markdown })
    await vscode.window.showTextDocument(document, { preview: false })
  })
}

function askForQuery(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Keep Results as Document'),
    prompt: vscode.l10n.t('What to search for, as in Find in Transcripts'),
  })
}

async function resultsOf(library: Library, query: string): Promise<ResultsAnswer | undefined> {
  const cancelling = new vscode.CancellationTokenSource()
  const noteFolder = folderOf(undefined)
  const ask = { query, limit: MOST_RESULTS, date: today(), ...(noteFolder === undefined ? {} : { noteFolder }) }
  const answer = library.ready.then(() => library.index.request('results', ask, cancelling.token))
  const showing = setTimeout(() => void showProgress(answer, cancelling), LONG)
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof IndexError && error.kind === 'cancelled'))
      void vscode.window.showErrorMessage(indexTrouble(error, library.index))
    return undefined
  } finally {
    clearTimeout(showing)
    cancelling.dispose()
  }
}

function showProgress(answer: Promise<unknown>, cancelling: vscode.CancellationTokenSource): Thenable<unknown> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Verbatim is searching'),
      cancellable: true,
    },
    (_, token) => {
      token.onCancellationRequested(() => cancelling.cancel())
      return answer.catch(() => undefined)
    },
  )
}

function sayNothingFound(query: string, { problems: [problem] }: ResultsAnswer): void {
  const why = problem === undefined ? '' : ` ${queryProblemText(problem)}`
  void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was found for: {0}.', query) + why)
}

/** The day where the person is. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
