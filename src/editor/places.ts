import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import type { TextEncoding } from '../core/model/encoding'
import type { EpisodeSummary, Place } from '../core/service/messages'
import type { Library } from './library'
import { shownPlace } from './shownPlace'

/** Scheme and language of the reader's documents. */
export const READER_SCHEME = 'verbatim'
export const READER_LANGUAGE = 'verbatim-transcript'

export interface OpenOptions {
  /** In the tab that the next opening replaces. Default: true. */
  readonly preview?: boolean
  /** In the column beside the active one. */
  readonly beside?: boolean
  /** Leaves the focus where it is. */
  readonly preserveFocus?: boolean
}

/** What the reader knows of places in its text and in raw transcripts. */
export interface ReaderPlaces {
  /** Moves an editor that shows the reader's document to a place and marks it for a moment. */
  reveal(editor: vscode.TextEditor, place: Place): Promise<void> | void
  /** The place at the cursor of an editor, be it the reader or a raw transcript; undefined for any other editor. */
  placeAt(editor: vscode.TextEditor): Promise<Place | undefined>
}

/**
 * The address of an episode in the reader. Its path is for the eye (the tab shows the title); the query alone, the
 * episode's id, says which one it is.
 */
export function readerUri(episode: Pick<EpisodeSummary, 'id' | 'path' | 'title' | 'metadata'>): vscode.Uri {
  const folder = episode.metadata.show?.value ?? episode.path.split('/').at(-2) ?? 'transcripts'
  return vscode.Uri.from({
    scheme: READER_SCHEME,
    path: `/${pathPart(folder)}/${pathPart(episode.title)}`,
    query: episode.id,
  })
}

/** The episode that a document of the reader shows; undefined for any other address. */
export function episodeIdOf(uri: vscode.Uri): EpisodeId | undefined {
  return uri.scheme === READER_SCHEME && uri.query !== '' ? uri.query : undefined
}

/** Opens places of the library: in the reader or in the raw file. */
export class Places {
  private readonly library: Library
  private reader: ReaderPlaces | undefined

  constructor(library: Library) {
    this.library = library
  }

  /** The reader registers itself here, as it knows how its text lies over the source. */
  useReader(reader: ReaderPlaces): vscode.Disposable {
    this.reader = reader
    return new vscode.Disposable(() => (this.reader = undefined))
  }

  /** The place at the cursor of the active editor; undefined where that shows no transcript of the library. */
  async current(): Promise<Place | undefined> {
    const editor = vscode.window.activeTextEditor
    return editor === undefined ? undefined : this.reader?.placeAt(editor)
  }

  /**
   * Opens the reader at a place; resolves when the place is in view. Undefined, after one plain message, when the
   * episode is not in the library any more.
   */
  async openPlace(place: Place, options: OpenOptions = {}): Promise<vscode.TextEditor | undefined> {
    const episode = this.library.episode(place.episode)
    if (episode === undefined) return sayGone()
    const opened = await vscode.workspace.openTextDocument(readerUri(episode))
    const document =
      opened.languageId === READER_LANGUAGE
        ? opened
        : await vscode.languages.setTextDocumentLanguage(opened, READER_LANGUAGE)
    const editor = await vscode.window.showTextDocument(document, showOptions(options))
    await this.reader?.reveal(editor, await shownPlace(this.library, place))
    return editor
  }

  /** Opens the transcript's own file at a place. Undefined, after one plain message, when it is not there any more. */
  async openRaw(place: Place, options: OpenOptions = {}): Promise<vscode.TextEditor | undefined> {
    const episode = this.library.episode(place.episode)
    if (episode === undefined) return sayGone()
    const document = await openFile(this.library.fileUri(episode.id), episode.encoding ?? 'utf8')
    const editor = await vscode.window.showTextDocument(document, showOptions(options))
    const { index } = this.library
    const { offset } = await shownPlace(this.library, place)
    const ask = { episode: episode.id, offsets: [offset] }
    const found = await index.request('sourcePositions', ask).catch(() => undefined)
    const { line, character } = found?.[0] ?? { line: 0, character: 0 }
    const position = document.validatePosition(new vscode.Position(line, character))
    editor.selection = new vscode.Selection(position, position)
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport)
    return editor
  }
}

/** Since VS Code 1.100 documents have an encoding and can be opened in one; older editors show what their settings say. */
async function openFile(uri: vscode.Uri, encoding: TextEncoding): Promise<vscode.TextDocument> {
  const open: (uri: vscode.Uri, how?: { readonly encoding: string }) => Thenable<vscode.TextDocument> =
    vscode.workspace.openTextDocument
  const document: vscode.TextDocument & { readonly encoding?: string } = await open(uri)
  const shown = document.encoding?.replace(/bom$/, '')
  if (shown === undefined || shown === encoding || document.isDirty) return document
  return open(uri, { encoding })
}

function sayGone(): undefined {
  void vscode.window.showWarningMessage(vscode.l10n.t('This transcript is not in the library any more.'))
  return undefined
}

function showOptions({
  preview = true,
  beside = false,
  preserveFocus = false,
}: OpenOptions): vscode.TextDocumentShowOptions {
  return { preview, preserveFocus, ...(beside ? { viewColumn: vscode.ViewColumn.Beside } : {}) }
}

// A slash would make a folder of the title's first half; control characters break the tab's label.
function pathPart(text: string): string {
  const part = text
    .replace(/[/\\]/g, '⁄')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
  return part === '' || part === '.' || part === '..' ? '–' : part
}
