import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder: scripts work from whichever folder they are started in. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A path in the repository. */
export const at = (...parts) => join(ROOT, ...parts)
