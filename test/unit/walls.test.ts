import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { crossings, cycles, type Imports } from '../support/walls'
import { ROOT } from '../support/paths'

describe('the walls between the rooms', () => {
  const imports = importsUnder(join(ROOT, 'src'))

  it('reads the imports of every file', () => {
    assert.ok(imports.size > 5, `only ${imports.size} files found`)
    assert.ok([...imports.values()].some((targets) => targets.length > 0))
  })

  it('has no import cycle', () => {
    assert.deepEqual(cycles(imports), [])
  })

  it('is crossed by no import', () => {
    assert.deepEqual(crossings(imports), [])
  })

  describe('would notice', () => {
    const noticed: readonly (readonly [string, string, string])[] = [
      ['an upward import', 'core/model/cue', 'core/search/query'],
      ['a core file that leaves core', 'core/model/cue', 'editor/hover'],
      ['the editor in core', 'core/model/cue', 'vscode'],
      ['Node in core', 'core/model/cue', 'node:fs'],
      ['Node in core under its old name', 'core/model/cue', 'fs'],
      ['a room of core that has no place in the flow', 'core/odds/ends', 'core/model/cue'],
      ['the engine of the search library in what ships', 'core/search/beginnings', 'minisearch'],
      ['the search library in another file than the one for it', 'core/search/vocabulary', 'minisearch/SearchableMap'],
      ['the editor in the worker', 'worker/worker', 'vscode'],
      ['the worker reaching into the editor room', 'worker/worker', 'editor/hover'],
      ['the editor importing the worker', 'editor/library', 'worker/worker'],
      ['the editor in the command line', 'cli', 'editor/hover'],
      ['anything that imports the entry file', 'editor/hover', 'extension'],
    ]
    for (const [claim, from, to] of noticed) {
      it(claim, () => assert.equal(crossings(new Map([[from, [to]]])).length, 1))
    }

    it('a cycle', () => {
      const circle: Imports = new Map([
        ['core/model/a', ['core/model/b']],
        ['core/model/b', ['core/model/c']],
        ['core/model/c', ['core/model/b']],
      ])
      assert.deepEqual(cycles(circle), ['core/model/b → core/model/c → core/model/b'])
    })

    it('and lets the flow pass', () => {
      const flow: Imports = new Map([
        ['core/search/finder', ['stemmer', 'core/model/cue', 'core/search/query']],
        ['core/search/beginnings', ['minisearch/SearchableMap']],
        ['core/service/service', ['core/search/query', 'core/notes/citation']],
        ['worker/worker', ['node:fs', 'core/service/service']],
        ['editor/hover', ['vscode', 'node:path', 'core/glossary/match']],
        ['extension', ['vscode', 'editor/hover']],
        ['cli', ['node:fs', 'worker/files', 'core/service/service']],
      ])
      assert.deepEqual(crossings(flow), [])
      assert.deepEqual(cycles(flow), [])
    })
  })
})

/** The imports of all files under a folder, local ones as paths from that folder without their extension. */
function importsUnder(src: string): Imports {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return new Map(
    files.map((name) => {
      const file = join(src, name)
      const found = ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map((imported) => imported.fileName)
      const targets = found.map((target) =>
        target.startsWith('.') ? slashes(relative(src, resolve(dirname(file), target))) : target,
      )
      return [slashes(name).replace(/\.ts$/, ''), targets]
    }),
  )
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/')
}
