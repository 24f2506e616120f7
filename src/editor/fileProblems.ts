import * as vscode from 'vscode'
import type { Problem } from '../core/model/problem'
import { problemText } from '../core/model/problemText'
import type { EpisodeSummary, LibraryState, TwinFile } from '../core/service/messages'
import type { Library } from './library'
import { sidecarOf } from './transcriptFiles'

/**
 * Shows what could not be used of the person's transcripts, sidecars and glossaries as diagnostics, on the file and
 * the line. The sample library and the bundled glossary are nobody's to mend and are left out.
 */
export function registerFileProblems(library: Library, bundledGlossary: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('verbatim')
  let shown = ''
  const show = (state: LibraryState): void => {
    const files = filesWithProblems(state, library, bundledGlossary)
    const text = JSON.stringify(files)
    if (text === shown) return
    shown = text
    collection.clear()
    collection.set(files.map(([address, problems]) => [vscode.Uri.parse(address), problems.flatMap(diagnosticOf)]))
  }
  return vscode.Disposable.from(collection, library.onDidChange(show))
}

type FileWithProblems = readonly [address: string, problems: readonly Problem[]]

function filesWithProblems(state: LibraryState, library: Library, bundled: vscode.Uri): FileWithProblems[] {
  const own = ({ id }: { readonly id: string }): boolean => !library.isSample(id)
  const all: FileWithProblems[] = [
    ...state.episodes
      .flatMap((episode) => [episode, ...episode.twins])
      // Few have any, and to work out the addresses of all would hold up the editor.
      .filter((file) => own(file) && hasProblems(file))
      .flatMap((file): FileWithProblems[] => [
        [file.id, file.problems],
        [sidecarOf(library.fileUri(file.id)).toString(), file.sidecarProblems],
        ...chaptersFileProblems(library.fileUri(file.id), file),
      ]),
    ...state.unread.filter(own).map((file): FileWithProblems => [file.id, file.problems]),
    ...state.glossaries
      .map(({ file, problems }): FileWithProblems => [vscode.Uri.file(file).toString(), problems])
      .filter(([address]) => address !== bundled.toString()),
  ]
  // Several forms of one transcript share a sidecar.
  return [...new Map(all.filter(([, problems]) => problems.length > 0))]
}

function hasProblems({ problems, sidecarProblems, chaptersFile }: EpisodeSummary | TwinFile): boolean {
  return problems.length + sidecarProblems.length + (chaptersFile?.problems.length ?? 0) > 0
}

function chaptersFileProblems(
  transcript: vscode.Uri,
  { chaptersFile }: Pick<EpisodeSummary, 'chaptersFile'>,
): FileWithProblems[] {
  if (chaptersFile === undefined) return []
  return [[vscode.Uri.joinPath(transcript, '..', chaptersFile.name).toString(), chaptersFile.problems]]
}

function diagnosticOf(problem: Problem): vscode.Diagnostic[] {
  const severity = severityOf(problem)
  if (severity === undefined) return []
  const line = Math.max(0, problem.line - 1)
  const diagnostic = new vscode.Diagnostic(new vscode.Range(line, 0, line, 1_000), problemText(problem), severity)
  diagnostic.source = 'Verbatim'
  diagnostic.code = problem.code
  return [diagnostic]
}

/** Undefined for what is no fault: among the text files of a folder there are always some that are no transcripts. */
function severityOf({ code }: Problem): vscode.DiagnosticSeverity | undefined {
  switch (code) {
    case 'unknown-form':
      return undefined
    case 'empty-file':
    case 'line-unread':
    case 'time-backwards':
    case 'chapter-out-of-order':
    case 'chapter-title-long':
    case 'chapter-unread':
    case 'chapters-none':
    case 'chapters-untimed':
    case 'glossary-no-entries':
      return vscode.DiagnosticSeverity.Information
    case 'binary-file':
    case 'cut-off':
    case 'nested-too-deeply':
    case 'file-too-large':
    case 'file-unreadable':
    case 'front-matter-unclosed':
    case 'chapter-after-end':
    case 'chapter-same-time':
    case 'chapters-too-many':
    case 'sidecar-not-yaml':
    case 'sidecar-key-unknown':
    case 'sidecar-value-wrong':
    case 'citation-key-taken':
    case 'bibliography-unread':
    case 'bibliography-entry-broken':
    case 'bibliography-key-taken':
    case 'glossary-entry-empty':
    case 'glossary-entry-twice':
    case 'glossary-form-taken':
    case 'glossary-form-too-short':
    case 'glossary-form-too-long':
      return vscode.DiagnosticSeverity.Warning
  }
}
