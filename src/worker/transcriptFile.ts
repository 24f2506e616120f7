import { open, readFile, stat } from 'node:fs/promises'
import type { Problem } from '../core/model/problem'

/** Larger files are refused: a transcript of a whole day has about 3 MB. */
export const largestFile = 32 * 1024 * 1024

/** A transcript as it lies on the disk: its text with the text of its sidecar, or why there is none. */
export type FileText =
  | { readonly kind: 'text'; readonly text: { readonly source: string; readonly sidecar?: string } }
  | { readonly kind: 'unread'; readonly problem: Problem }

/** The sidecar of `talks/a.txt` is `talks/a.yaml`. */
export function sidecarOf(file: string): string {
  return file.replace(/\.[^./\\]*$/, '') + '.yaml'
}

/**
 * A stamp that changes when the transcript or its sidecar does: sizes and modification times. A file that cannot be
 * looked at has one too, so that it is tried again only after a change.
 */
export async function stampOf(file: string): Promise<string> {
  const stamps = [file, sidecarOf(file)].map(async (path) => {
    try {
      const { size, mtimeMs, ctimeMs } = await stat(path)
      return `${size}:${mtimeMs}:${ctimeMs}`
    } catch (error) {
      return reasonOf(error)
    }
  })
  return (await Promise.all(stamps)).join('|')
}

/** Reads a transcript and its sidecar. Never rejects: what cannot be read comes back as a problem. */
export async function readTranscriptFile(file: string): Promise<FileText> {
  try {
    const { size } = await stat(file)
    if (size > largestFile) {
      const megabytes = Math.round(size / 1024 / 1024)
      return {
        kind: 'unread',
        problem: { code: 'file-too-large', line: 1, megabytes, limit: largestFile / 1024 / 1024 },
      }
    }
    const bytes = await readBounded(file)
    const sidecar = await readIfThere(sidecarOf(file))
    return { kind: 'text', text: { source: decode(bytes), ...(sidecar === undefined ? {} : { sidecar }) } }
  } catch (error) {
    return { kind: 'unread', problem: { code: 'file-unreadable', line: 1, reason: reasonOf(error) } }
  }
}

/** Reads a text file such as a glossary; undefined when it is not there or cannot be read. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return decode(await readBounded(file))
  } catch {
    return undefined
  }
}

/** A file may grow between the look at its size and the reading of it, and a pipe never ends. */
async function readBounded(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const info = await handle.stat()
    if (!info.isFile()) throw Object.assign(new Error('it is not a file'), { code: 'ENOTFILE' })
    if (info.size > largestFile) throw Object.assign(new Error('it is too large'), { code: 'EFBIG' })
    return await readFile(handle)
  } finally {
    await handle.close()
  }
}

/** UTF-8 without its byte order mark, as editors show it: offsets count from the first character. */
function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(bytes)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  switch (code) {
    case 'ENOENT':
      return 'it does not exist'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
