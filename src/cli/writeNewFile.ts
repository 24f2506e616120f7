import { writeFile } from 'node:fs/promises'
import { UsageError } from './commandLine'

/**
 * Writes a text file. One that is there already is left as it is unless `force`.
 *
 * @throws UsageError where it was not written, with the reason
 */
export async function writeNewFile(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') throw new UsageError(`${file}: this file exists already. Add --force to replace it.`)
    throw new UsageError(`${file}: this file could not be written (${String(code ?? error)}).`)
  }
}
