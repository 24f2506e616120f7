import { readdir, stat } from 'node:fs/promises'
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
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
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

/** The files by name; a sidecar or a chapters file that was chosen along with its transcript comes with that. */
export async function byName(files: readonly FileToAdd[]): Promise<NamedFiles[]> {
  const groups = new Map<string, { folder: string; base: string; under: string; names: string[] }>()
  const slices = new Slices()
  for (const { file, under } of files) {
    await slices.next()
    const [folder, name] = [dirname(file), basename(file)]
    const base = baseOf(name)
    const key = join(folder, base)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { folder, base, under, names: [name] })
    else if (!group.names.includes(name)) group.names.push(name)
  }
  return [...groups.values()].map((group) => {
    const transcripts = group.names.filter((name) => !belongsToAnother(name))
    return transcripts.length === 0 ? group : { ...group, names: transcripts }
  })
}

/** The sidecar and the chapters files that lie beside transcripts of a name. */
export async function companionsOf({ folder, base, names }: NamedFiles): Promise<string[]> {
  const beside = await readdir(folder).catch(() => [])
  return beside.filter((name) => baseOf(name) === base && belongsToAnother(name) && !names.includes(name))
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
