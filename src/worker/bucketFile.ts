import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'

/** Raised when what is written into buckets changes its shape. */
const format = 1

/** Checksum and length of the content. */
const sealSize = 8

/**
 * Reads what {@link writeBucketFile} wrote. Undefined for a file that is not there, is damaged in any bit, or was written
 * by another version: whoever reads it makes its content anew.
 */
export async function readBucketFile(file: string, version: string): Promise<unknown> {
  try {
    return decodeBucket(await readFile(file), version)
  } catch {
    return undefined
  }
}

/** The same at once, for what an answer waits for. */
export function readKeptFile(file: string, version: string): unknown {
  try {
    return decodeBucket(readFileSync(file), version)
  } catch {
    return undefined
  }
}

/** The same at once as {@link writeBucketFile}; throws when the file cannot be written. */
export function writeKeptFile(file: string, version: string, content: unknown): void {
  const unfinished = unfinishedFile(file)
  try {
    writeFileSync(unfinished, encodeBucket(content, version))
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Writes a file that is there whole or not at all, whoever else writes or reads it; rejects when it cannot be written. */
export async function writeBucketFile(file: string, version: string, content: unknown): Promise<void> {
  const unfinished = unfinishedFile(file)
  try {
    await writeFile(unfinished, encodeBucket(content, version))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
}

/** What files end in that were never finished. */
export const unfinishedEnding = '.part'

/** Undefined for bytes that are not exactly what {@link encodeBucket} made. */
export function decodeBucket(bytes: Buffer, version: string): unknown {
  const title = titleOf(version)
  const from = title.length + sealSize
  if (bytes.length < from || !bytes.subarray(0, title.length).equals(title)) return undefined
  const content = bytes.subarray(from)
  if (bytes.readUInt32LE(title.length + 4) !== content.length) return undefined
  if (bytes.readUInt32LE(title.length) !== crc32(content)) return undefined
  return deserialize(content)
}

export function encodeBucket(content: unknown, version: string): Buffer {
  const bytes = serialize(content)
  const seal = Buffer.alloc(sealSize)
  seal.writeUInt32LE(crc32(bytes), 0)
  seal.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([titleOf(version), seal, bytes])
}

/** Two windows may write the same file at once. */
function unfinishedFile(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}${unfinishedEnding}`
}

/** The engine is part of it, as the bytes are in a form of its own. */
function titleOf(version: string): Buffer {
  return Buffer.from(`Verbatim cache ${format}, ${version}, V8 ${process.versions.v8}\n`)
}
