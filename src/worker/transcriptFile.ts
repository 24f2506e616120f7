import { open, readFile, stat } from 'node:fs/promises'
import type { Problem } from '../core/model/problem'
import { decodeText, type DecodedText } from './decodeText'

const megabyte = 1024 * 1024

/** Larger files are refused: a transcript of a whole day has about 3 MB. */
export const largestFile = 32 * megabyte

/** The text of a file, or why there is none. */
export type FileText =
  ({ readonly kind: 'text' } & DecodedText) | { readonly kind: 'missing' | 'unread'; readonly problem: Problem }

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

/** Reads a text file. Never rejects: what cannot be read comes back as a problem. */
export async function readText(file: string): Promise<FileText> {
  try {
    // Opening a pipe that nobody writes to would wait for ever, so what it is is looked at before.
    if (!(await stat(file)).isFile()) return unread('it is not a file')
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size <= largestFile) return { kind: 'text', ...decodeText(await readFile(handle)) }
      const megabytes = Math.ceil(size / megabyte)
      return { kind: 'unread', problem: { code: 'file-too-large', line: 1, megabytes, limit: largestFile / megabyte } }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return { ...unread(reasonOf(error)), kind: codeOf(error) === 'ENOENT' ? 'missing' : 'unread' }
  }
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
