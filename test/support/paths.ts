import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The repository's folder. Tests run from bundles in `out/test`, so it is searched for upwards. */
export const ROOT: string = rootAbove(__dirname)

/** The folder with the files that tests read. */
export const FIXTURES: string = join(ROOT, 'test', 'fixtures')

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'esbuild.mjs'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`${__dirname} is in no checkout of the repository`)
  return rootAbove(parent)
}
