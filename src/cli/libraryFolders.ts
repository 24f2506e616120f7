import { readdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isChaptersFile } from '../core/formats/chaptersFile'
import { mayBeTranscript } from '../core/formats/transcriptEndings'
import type { LibraryService } from '../core/service/libraryService'
import type { FileEntry } from '../core/service/messages'
import { LibraryReader } from '../worker/libraryReader'

/** Where the sample library and the bundled glossary lie: one folder above the bundle. */
export function bundledFolder(name: 'seeds' | 'media'): string {
  return join(dirname(__dirname), name)
}

/** Files that are never transcripts of the person's, wherever they lie. */
const skippedFolders = new Set(['node_modules', '.git'])

/** A library read from folders: the ids are absolute paths, the paths are relative to their folder. */
export async function readLibrary(service: LibraryService, folders: readonly string[]): Promise<void> {
  const roots = folders.length > 0 ? folders.map((folder) => resolve(folder)) : [bundledFolder('seeds')]
  const files = (await Promise.all(roots.map((root) => filesBelow(root, isTranscriptName)))).flat()
  const own = roots.map((root) => join(root, 'glossary.md')).filter((file) => existsSync(file))
  const reader = new LibraryReader(
    service,
    () => undefined,
    () => undefined,
  )
  await reader.sync(
    files.filter(({ file }) => !own.includes(file)),
    [
      ...own.map((file) => ({ file, name: basename(file) })),
      { file: join(bundledFolder('media'), 'glossaries', 'ai.md'), name: 'Verbatim: AI' },
    ],
  )
}

/** One file as a library of its own, for commands about a single transcript. */
export function fileEntry(file: string, root = dirname(resolve(file))): FileEntry {
  const path = resolve(file)
  return { id: path, file: path, path: relative(root, path).split(sep).join('/') }
}

function isTranscriptName(name: string): boolean {
  return mayBeTranscript(name) && !isChaptersFile(name)
}

/** The files of a folder and those in it that have a wanted name, in the order of their paths. */
export async function filesBelow(root: string, isWanted: (name: string) => boolean): Promise<FileEntry[]> {
  const found: FileEntry[] = []
  const pending = [root]
  while (pending.length > 0) {
    const folder = pending.pop() as string
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) pending.push(path)
      else if (entry.isFile() && isWanted(entry.name)) found.push(fileEntry(path, root))
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}
