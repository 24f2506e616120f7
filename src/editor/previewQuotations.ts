import * as vscode from 'vscode'
import { quotationCards } from '../core/notes/quotationCards'
import type { CheckedNotes } from './checkedNotes'
import type { Library } from './library'

/**
 * Quotations as cards in the Markdown preview, with the state that the last check found. The preview is rendered at once:
 * it shows what is known by then, and is rendered again when a note that it may show was checked.
 */
export function previewQuotations(library: Library, notes: CheckedNotes) {
  return quotationCards({
    cited: (key) => {
      const episode = library.state.episodes.find((each) => each.key === key)
      if (episode === undefined) return undefined
      const show = episode.metadata.show?.value
      return { title: episode.title, ...(show === undefined ? {} : { show }) }
    },
    checked: (text, env, [from, to]) => {
      const uri = documentOf(env)
      const note = uri && notes.note(uri)
      // Of another text the lines would be others.
      if (note === undefined || note.text.replace(/\r\n?/g, '\n') !== text) return undefined
      return note.quotations.find(({ line }) => from < line && line <= to)
    },
  })
}

/** Renders the previews again when notes were checked. */
export function refreshPreviews(notes: CheckedNotes): vscode.Disposable {
  return notes.onDidChange(() => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    const shown = tabs.some(
      ({ input }) => input instanceof vscode.TabInputWebview && /markdown\.preview/.test(input.viewType),
    )
    if (shown) void vscode.commands.executeCommand('markdown.preview.refresh')
  })
}

/** The note that a preview is rendered of; the editor says so in the environment of its parser. */
function documentOf(env: unknown): vscode.Uri | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined
  return env.currentDocument instanceof vscode.Uri ? env.currentDocument : undefined
}
