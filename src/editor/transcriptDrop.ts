import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import * as vscode from 'vscode'
import type { TranscriptAdding } from './addTranscripts'
import type { EpisodeTreeNode } from './episodeTree'
import { dragRows, rowMimeTypes } from './quoteRows'
import { Slices } from './slices'

/** Files and folders that are dropped on the view are added to the library; its chapters can be dragged into a note. */
export class TranscriptDrop implements vscode.TreeDragAndDropController<EpisodeTreeNode> {
  readonly dropMimeTypes = ['text/uri-list', 'files']
  readonly dragMimeTypes = rowMimeTypes
  private readonly adding: TranscriptAdding

  constructor(adding: TranscriptAdding) {
    this.adding = adding
  }

  handleDrag(rows: readonly EpisodeTreeNode[], data: vscode.DataTransfer): void {
    const titles = rows.flatMap((row) => (row.kind === 'chapter' ? [row.chapter.title] : []))
    dragRows(rows, titles.join('\n'), data)
  }

  async handleDrop(_target: EpisodeTreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const list = (await data.get('text/uri-list')?.asString()) ?? ''
    const uris = await urisOf(list)
    if (uris.length > 0) {
      await this.adding.add(uris)
      return
    }
    const files = [...data].flatMap(([, item]) => item.asFile() ?? [])
    if (files.length > 0) await this.addContents(files)
  }

  /** In a browser a file that is dropped has contents, but no place: it gets one until it is added. */
  private async addContents(files: readonly vscode.DataTransferFile[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
    try {
      const placed = new Set<string>()
      const uris: vscode.Uri[] = []
      for (const [index, file] of files.entries()) {
        const name = basename(file.name) || 'transcript'
        // Two of one name come from two folders.
        const place = placed.has(name) ? await mkdir(join(folder, String(index)), { recursive: true }) : folder
        placed.add(name)
        const path = join(place ?? folder, name)
        await writeFile(path, await file.data(), { flag: 'wx' })
        uris.push(vscode.Uri.file(path))
      }
      await this.adding.add(uris)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** The addresses of a `text/uri-list` (RFC 2483): one a line, `#` before comments. */
export async function urisOf(list: string): Promise<vscode.Uri[]> {
  const uris: vscode.Uri[] = []
  const slices = new Slices()
  for (const line of list.split(/\r?\n/)) {
    await slices.next()
    if (line.trim() === '' || line.startsWith('#')) continue
    try {
      uris.push(vscode.Uri.parse(line.trim(), true))
    } catch {
      // What is no address names no file.
    }
  }
  return uris
}
