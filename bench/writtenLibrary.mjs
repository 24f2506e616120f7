import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { at } from '../scripts/lib/paths.mjs'
import { bundleInside, inside } from './inside.mjs'

/** The folder of a made library of so many hours, written down unless it was before: `files`, passages and queries. */
export async function writtenLibrary(hours, data) {
  const folder = at('out', 'bench', `library-${hours}`)
  // The last that is written.
  if (existsSync(join(folder, 'queries.json'))) return folder
  await bundleInside('dumpLibrary')
  inside('dumpLibrary', String(hours), folder, data, at('seeds'))
  return folder
}
