import * as vscode from 'vscode'
import type { Library } from './library'

/** Reading that takes longer than this (milliseconds) is shown with a way to stop it. */
const LONG = 1_000

/** Shows that transcripts are being read: a bar in the view, and after a second how far it is, with *Cancel*. */
export function registerReadingProgress(library: Library): vscode.Disposable {
  let since: number | undefined
  const watch = (): void => {
    since = library.phase === 'reading' ? Date.now() : undefined
    if (since === undefined) return
    void vscode.window.withProgress({ location: { viewId: 'verbatim.episodes' } }, () => readingEnds(library))
  }
  watch()
  return vscode.Disposable.from(
    library.onDidChangePhase(watch),
    library.index.onDidProgress(({ done, total }) => {
      // While files are only looked for, or the last one is done, there is nothing to stop.
      if (since === undefined || done === total || Date.now() - since < LONG) return
      since = undefined
      void showLongReading(library)
    }),
  )
}

async function showLongReading(library: Library): Promise<void> {
  const location = vscode.ProgressLocation.Notification
  const title = vscode.l10n.t('Verbatim is reading transcripts')
  await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, cancelled) => {
    let shown = 0
    const counting = library.index.onDidProgress(({ done, total }) => {
      const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
      if (percent <= shown) return
      const message =
        done === total ? vscode.l10n.t('finding chapters and topics') : vscode.l10n.t('{0} of {1}', done, total)
      progress.report({ increment: percent - shown, message })
      shown = percent
    })
    const cancelling = cancelled.onCancellationRequested(() => void library.stopReading())
    await readingEnds(library)
    vscode.Disposable.from(counting, cancelling).dispose()
  })
}

function readingEnds(library: Library): Promise<void> {
  if (library.phase !== 'reading') return Promise.resolve()
  return new Promise((resolve) => {
    const listening = library.onDidChangePhase((phase) => {
      if (phase === 'reading') return
      listening.dispose()
      resolve()
    })
  })
}
