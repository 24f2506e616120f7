import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { chaptersFileEndings, isChaptersFile, isChaptersJson } from '../core/formats/chaptersFile'
import type { Problem } from '../core/model/problem'
import type { ChaptersFileText } from '../core/service/readText'
import { decodeText, type DecodedText } from './decodeText'

const megabyte = 1024 * 1024

/** Larger files are refused: a transcript of a whole day has about 3 MB. */
export const largestFile = 32 * megabyte

/** The text of a file, or why there is none. */
export type FileText =
  | ({ readonly kind: 'text'; readonly bytes: Buffer } & DecodedText)
  | { readonly kind: 'missing' | 'unread'; readonly problem: Problem }

/** Tells the bytes of a file; nothing for a file that is not there. A guard against mistakes, not against malice. */
export function keyOf(bytes: Buffer | undefined): string {
  return bytes === undefined ? '' : `${bytes.length}.${crc32(bytes)}`
}

/** The sidecar of `talks/a.txt` is `talks/a.yaml`. */
export function sidecarOf(file: string): string {
  return withoutEnding(file) + '.yaml'
}

/**
 * Which files lie beside each other. A transcript may have one of several files beside it, and most have none, so each
 * folder is listed once instead of asking for every one of them.
 */
export class Neighbours {
  private readonly folders = new Map<string, Promise<ReadonlySet<string> | undefined>>()

  /** The files among these, all of one folder, that may exist: all of them where the folder cannot be listed. */
  async among(files: readonly string[]): Promise<readonly string[]> {
    const folder = dirname(files[0] ?? '')
    const listing = this.folders.get(folder) ?? namesIn(folder)
    this.folders.set(folder, listing)
    const names = await listing
    return names === undefined ? files : files.filter((file) => names.has(basename(file).toLowerCase()))
  }
}

/** The chapters file of a transcript with its text, or why it could not be read; undefined where there is none. */
export async function readChaptersFileOf(
  file: string,
  neighbours: Neighbours,
): Promise<(ChaptersFileText & { readonly bytes?: Buffer }) | undefined> {
  for (const path of await neighbours.among(chaptersFilesOf(file))) {
    const name = basename(path)
    const read = await readText(path)
    if (read.kind === 'text' && (isChaptersFile(name) || isChaptersJson(read.text))) {
      return { name, text: read.text, bytes: read.bytes }
    }
    if (read.kind === 'unread' && isChaptersFile(name)) return { name, problem: read.problem }
  }
  return undefined
}

/**
 * A stamp that changes when the transcript or a file beside it does, its sidecar or chapters file: sizes and
 * modification times. A file that cannot be looked at has one too, so that it is tried again only after a change.
 */
export async function stampOf(file: string, neighbours: Neighbours): Promise<string> {
  const beside = await neighbours.among([sidecarOf(file), ...chaptersFilesOf(file)])
  const stamps = [file, ...beside].map(async (path) => {
    try {
      const { size, mtimeMs, ctimeMs } = await stat(path)
      return `${basename(path)}:${size}:${mtimeMs}:${ctimeMs}`
    } catch (error) {
      return reasonOf(error)
    }
  })
  return (await Promise.all(stamps)).join('|')
}

/** Reads a text file. Never rejects: what cannot be read comes back as a problem. */
export async function readText(file: string): Promise<FileText> {
  try {
    // Opening a pipe that nobody writes to would wait for ever, so what it is is looked at before.
    if (!(await stat(file)).isFile()) return unread('it is not a file')
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size <= largestFile) {
        const bytes = await readFile(handle)
        return { kind: 'text', bytes, ...decodeText(bytes) }
      }
      const megabytes = Math.ceil(size / megabyte)
      return { kind: 'unread', problem: { code: 'file-too-large', line: 1, megabytes, limit: largestFile / megabyte } }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { ...unread(reasonOf(error)), kind: codeOf(error) === 'ENOENT' ? 'missing' : 'unread' }
  }
}

/** The files that may be the chapters file of `talks/a.txt`, the best one first. */
function chaptersFilesOf(file: string): readonly string[] {
  return chaptersFileEndings.map((ending) => withoutEnding(file) + ending).filter((path) => path !== file)
}

/** In lower case, as many disks do not tell capitals apart; undefined for a folder that may not be listed. */
async function namesIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await readdir(folder)).map((name) => name.toLowerCase()))
  } catch {
    return undefined
  }
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^./\\]*$/, '')
}

function unread(reason: string): FileText & { readonly kind: 'missing' | 'unread' } {
  return { kind: 'unread', problem: { code: 'file-unreadable', line: 1, reason } }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'it does not exist'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
