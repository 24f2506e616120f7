import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { globExpression, rootOfGlob } from './globs'
import type { FilePatterns } from './settings'

/** In a folder with more folders than this the rest is not looked at: transcripts are kept in few. */
const MOST_FOLDERS = 1_000

/**
 * The folders below `root` that may hold files of the library but may not be looked into, as paths relative to it.
 * A search passes over them in silence, and a person would wonder where their transcripts are. Never rejects.
 *
 * @param list how a folder is read
 * @example await lockedFolders('/home/ada/notes', patterns) // ['talks/private']
 */
export async function lockedFolders(
  root: string,
  { include, exclude }: FilePatterns,
  list: (folder: string) => Promise<readonly Pick<Dirent, 'name' | 'isDirectory'>[]> = listFolder,
): Promise<readonly string[]> {
  const leftOut = exclude.map(globExpression)
  const roots = include.map(rootOfGlob)
  const locked: string[] = []
  const folders = ['']
  // The list grows while it is read: what is found inside comes behind what is beside.
  for (const folder of folders) {
    try {
      const inside = (await list(join(root, folder))).filter((entry) => entry.isDirectory())
      const paths = inside.map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
      const wanted = paths.filter(
        (path) =>
          roots.some((each) => isWithin(path, each) || isWithin(each, path)) &&
          !leftOut.some((glob) => glob.test(path) || glob.test(`${path}/x`)),
      )
      folders.push(...wanted.slice(0, Math.max(0, MOST_FOLDERS - folders.length)))
    } catch (error) {
      if (isDenied(error)) locked.push(folder)
    }
  }
  return locked.filter((folder) => folder !== '')
}

function listFolder(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true })
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
}
