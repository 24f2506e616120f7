import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './paths.mjs'

/** A fresh copy of the fixture workspace: tests write notes. It goes into a folder that its owner deletes. */
export function copyWorkspace(folder) {
  const workspace = join(folder, 'workspace')
  cpSync(at('test/fixtures/workspace'), workspace, { recursive: true })
  return workspace
}
