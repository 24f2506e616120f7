import assert from 'node:assert/strict'
import { join } from 'node:path'
import { lockedFolders } from '../../../src/editor/lockedFolders'

const patterns = { include: ['**/*.txt'], exclude: ['**/node_modules/**', '**/.*/**'] }

/** Looks for locked folders in a tree in which `null` may not be looked into; who runs tests may look into anything. */
function lockedIn(tree: Tree, { include, exclude } = patterns): Promise<readonly string[]> {
  return lockedFolders('/root', { include, exclude }, (folder) => {
    const inside = folder
      .slice(join('/root').length)
      .split(/[\\/]/)
      .filter((name) => name !== '')
      .reduce<Tree | null>((at, name) => at?.[name] ?? null, tree)
    if (inside === null) return Promise.reject(Object.assign(new Error('denied'), { code: 'EACCES' }))
    return Promise.resolve(Object.keys(inside).map((name) => ({ name, isDirectory: () => true })))
  })
}

interface Tree {
  readonly [name: string]: Tree | null
}

describe('lockedFolders', () => {
  it('finds them at any depth', async () =>
    assert.deepEqual(await lockedIn({ a: { b: null, c: {} }, d: null }), ['d', 'a/b']))

  it('does not look into what is left out', async () =>
    assert.deepEqual(await lockedIn({ node_modules: null, '.git': null, a: { node_modules: null } }), []))

  it('looks only where files of the library may be', async () =>
    assert.deepEqual(
      await lockedIn(
        { talks: { private: null }, other: null, talkshow: null },
        { include: ['talks/*.txt'], exclude: [] },
      ),
      ['talks/private'],
    ))

  it('says nothing of the root itself, which the editor speaks of', async () => {
    assert.deepEqual(await lockedFolders('/nowhere/at/all', patterns), [])
  })

  it('ends in a folder without end', async () => {
    const endless = await lockedFolders('/root', patterns, () =>
      Promise.resolve(['a', 'b'].map((name) => ({ name, isDirectory: () => true }))),
    )
    assert.deepEqual(endless, [])
  })
})
