import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import type { ReaderText } from '../core/service/messages'
import { indexTrouble } from './indexTrouble'
import type { Library } from './library'
import { READER_SCHEME, episodeIdOf } from './places'

/** Enough for what a person has open side by side; a long episode's text has half a megabyte. */
const KEPT = 6

interface Page {
  readonly text: string
  readonly bytes: Uint8Array
  /** Changes with the text, for the editor to see that it has to read again. */
  readonly mtime: number
}

/**
 * The texts of the reader, given to the editor as a file system that cannot be written, and to the features that work
 * on them. (A plain content provider would do for the text, but the editor shows no breadcrumbs for its documents.)
 */
export class ReaderTexts implements vscode.FileSystemProvider, vscode.Disposable {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>

  private readonly library: Library
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  private readonly listening: vscode.Disposable
  private readonly kept = new Map<EpisodeId, Promise<ReaderText | undefined>>()
  private readonly pages = new Map<string, Page>()

  constructor(library: Library) {
    this.library = library
    this.onDidChangeFile = this.changes.event
    this.listening = library.onDidChange(() => {
      this.kept.clear()
      const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === READER_SCHEME)
      this.changes.fire(open.map(({ uri }) => ({ type: vscode.FileChangeType.Changed, uri })))
    })
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined)
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.pageAt(uri)
    const permissions = vscode.FilePermission.Readonly
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength, permissions }
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.pageAt(uri)).bytes
  }

  readDirectory(): [string, vscode.FileType][] {
    return []
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  /**
   * The reader's text of an episode; undefined when it is not in the library.
   *
   * @throws IndexError when the index could not answer
   */
  textOf(id: EpisodeId): Promise<ReaderText | undefined> {
    const known = this.kept.get(id)
    const text = known ?? this.library.index.request('reader', { episode: id })
    keepLast(this.kept, id, text)
    text.catch(() => {
      if (this.kept.get(id) === text) this.kept.delete(id)
    })
    return text
  }

  /**
   * What a document of the reader shows. Undefined when it is another document, when its transcript is gone, when the
   * index has stopped, or while it is about to be replaced by a newer text.
   */
  async shownIn(
    document: vscode.TextDocument,
  ): Promise<{ readonly id: EpisodeId; readonly reader: ReaderText } | undefined> {
    const address = episodeIdOf(document.uri)
    if (address === undefined) return undefined
    // The file that the address names may by now be another form of the episode.
    const id = this.library.episode(address)?.id ?? address
    const reader = await this.textOf(id).catch(() => undefined)
    return reader !== undefined && reader.text === document.getText() ? { id, reader } : undefined
  }

  dispose(): void {
    this.listening.dispose()
    this.changes.dispose()
    this.kept.clear()
    this.pages.clear()
  }

  private async pageAt(uri: vscode.Uri): Promise<Page> {
    const text = await this.pageText(episodeIdOf(uri))
    const key = uri.toString()
    const known = this.pages.get(key)
    // The mark says that it is UTF-8, whatever encoding the person has set for files.
    const page =
      known?.text === text
        ? known
        : {
            text,
            bytes: new TextEncoder().encode(`\uFEFF${text}`),
            mtime: Math.max(Date.now(), (known?.mtime ?? 0) + 1),
          }
    keepLast(this.pages, key, page)
    return page
  }

  private async pageText(id: EpisodeId | undefined): Promise<string> {
    // A window that is reloaded asks for its open readers before the library has been read.
    await this.library.ready
    try {
      const reader = id === undefined ? undefined : await this.textOf(id)
      return reader?.text ?? goneText(id)
    } catch (error) {
      return vscode.l10n.t('The transcript cannot be shown. {0}', indexTrouble(error, this.library.index))
    }
  }
}

function keepLast<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= KEPT) break
    map.delete(oldest)
  }
}

function goneText(id: EpisodeId | undefined): string {
  const file = id === undefined ? undefined : fileName(id)
  if (file === undefined) return vscode.l10n.t('This address names no transcript.')
  return vscode.l10n.t(
    'The transcript {0} is not in the library any more: it was deleted, moved, or left out by a setting.',
    file,
  )
}

function fileName(id: EpisodeId): string | undefined {
  try {
    return vscode.Uri.parse(id, true).path.split('/').at(-1)
  } catch {
    return undefined
  }
}
