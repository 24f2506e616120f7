import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(process.cwd(), 'seeds')

/** A transcript of the sample library by its number, as it lies on the disk. */
export function seed(number: '000' | '001' | '002' | '003'): { readonly path: string; readonly source: string } {
  const path = readdirSync(folder).find((name) => name.startsWith(number) && name.endsWith('.txt'))
  if (path === undefined) throw new Error(`no seed ${number} in ${folder}`)
  return { path, source: readFileSync(join(folder, path), 'utf8') }
}
