import type { Dirent } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { mayBeTranscript } from '../core/formats/transcriptEndings'
import { Slices } from './slices'

/** A file that a person wants in the library. */
export interface FileToAdd {
  /** Absolute path. */
  readonly file: string
  /** The folders that it was found in, from the one that was chosen on, with forward slashes; empty for a chosen file. */
  readonly under: string
}

/** Files of one name, which stay together: the forms of one transcript and what belongs to them. */
export interface NamedFiles {
  readonly folder: string
  /** What their names begin with: `talk` for `talk.vtt` and `talk.chapters.json`. */
  readonly base: string
  readonly under: string
  /** Names of the files that may be transcripts. */
  readonly names: readonly string[]
}

/** More files at once are a sign that a wrong folder was chosen. */
export const MOST_ADDED = 20_000

/**
 * The files that are chosen, and those in chosen folders that may be transcripts. Folders that are hidden or a
 * program's are passed over, and so is what cannot be looked at: it is refused when it is read.
 */
export async function filesToAdd(chosen: readonly string[], wanted: () => boolean): Promise<FileToAdd[]> {
  const found: FileToAdd[] = []
  const slices = new Slices()
  for (const path of chosen) {
    if (!wanted() || found.length >= MOST_ADDED) break
    await slices.next()
    if (await isFolder(path)) await addFolder(path, basename(path), found, slices, wanted)
    else found.push({ file: path, under: '' })
  }
  return found.slice(0, MOST_ADDED)
}

async function addFolder(
  folder: string,
  under: string,
  found: FileToAdd[],
  slices: Slices,
  wanted: () => boolean,
): Promise<void> {
  for await (const entry of entriesOf(folder)) {
    if (!wanted() || found.length >= MOST_ADDED) return
    await slices.next()
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!/^\.|^node_modules$/.test(entry.name)) await addFolder(path, `${under}/${entry.name}`, found, slices, wanted)
    } else if (entry.isFile() && mayBeTranscript(entry.name) && !belongsToAnother(entry.name)) {
      found.push({ file: path, under })
    }
  }
}

/** What is in a folder, a few at a time: a list of ten thousand is made in one go. Nothing where it may not be read. */
async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder)
  } catch {
    // What a person may not look into has nothing for them.
  }
}

/** The files by name; a sidecar or a chapters file that was chosen along with its transcript comes with that. */
export async function byName(files: readonly FileToAdd[]): Promise<NamedFiles[]> {
  interface Group extends NamedFiles {
    readonly names: string[]
    readonly others: string[]
  }
  const groups = new Map<string, Group>()
  const slices = new Slices()
  for (const { file, under } of files) {
    await slices.next()
    const [folder, name] = [dirname(file), basename(file)]
    const base = baseOf(name)
    const key = join(folder, base)
    const group = groups.get(key) ?? { folder, base, under, names: [], others: [] }
    groups.set(key, group)
    const names = belongsToAnother(name) ? group.others : group.names
    if (!names.includes(name)) names.push(name)
  }
  return [...groups.values()].map((group) => (group.names.length === 0 ? { ...group, names: group.others } : group))
}

/** The sidecars and the files of chapters that lie beside transcripts. Each folder is looked through once. */
export class Companions {
  private readonly folders = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>()

  async of({ folder, base, names }: NamedFiles): Promise<readonly string[]> {
    const known = this.folders.get(folder) ?? companionsIn(folder)
    this.folders.set(folder, known)
    return ((await known).get(base) ?? []).filter((name) => !names.includes(name))
  }
}

async function companionsIn(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  const slices = new Slices()
  for await (const { name } of entriesOf(folder)) {
    await slices.next()
    if (belongsToAnother(name)) found.set(baseOf(name), [...(found.get(baseOf(name)) ?? []), name])
  }
  return found
}

function baseOf(name: string): string {
  const bare = name.replace(/\.[^.]*$/, '')
  const base = belongsToAnother(name) ? bare.replace(/\.chapters$/i, '') : bare
  return base === '' ? name : base
}

/** True for a sidecar (`talk.yaml`) and for a file of chapters (`talk.chapters.json`). */
function belongsToAnother(name: string): boolean {
  return /\.ya?ml$|.\.chapters\.[^.]+$/i.test(name)
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
