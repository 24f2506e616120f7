import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LibraryService } from '../../../src/core/service/libraryService'
import { LibraryReader } from '../../../src/worker/libraryReader'

describe('a reading that is stopped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-reading-'))
  after(() => rmSync(folder, { recursive: true }))

  it('keeps what was read, and the next one reads the rest', async () => {
    const files = ['a', 'b', 'c'].map((name) => {
      const file = join(folder, `${name}.txt`)
      writeFileSync(file, '[00:00:00.000 --> 00:00:04.000]   Good evening and welcome to the lighthouse.\n')
      return { id: name, file, path: `${name}.txt` }
    })
    const service = new LibraryService()
    let stops = true
    const stopAtFirst = (): void => {
      if (stops) reader.stop()
    }
    const reader = new LibraryReader(service, stopAtFirst, () => undefined)
    await reader.sync(files, [])
    const read = (): readonly string[] => service.state().episodes.map(({ id }) => id)
    assert.deepEqual(read(), ['a'])
    stops = false
    await reader.sync(files, [])
    assert.deepEqual(read(), ['a', 'b', 'c'])
  })
})

describe('a file that cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-reading-'))
  after(() => rmSync(folder, { recursive: true }))
  const service = new LibraryService()
  const reader = new LibraryReader(
    service,
    () => undefined,
    () => undefined,
  )
  const at = (name: string): string => join(folder, name)
  const sync = (glossary = 'glossary.md'): Promise<void> =>
    reader.sync([{ id: 'a', file: at('a.txt'), path: 'a.txt' }], [{ file: at(glossary), name: glossary }])
  const reasons = (problems: readonly object[] | undefined): unknown[] =>
    (problems ?? []).map((problem) => ('reason' in problem ? problem.reason : undefined))

  it('says why, and is read once it can be', async () => {
    mkdirSync(at('a.txt'))
    await sync()
    assert.deepEqual(reasons(service.state().unread[0]?.problems), ['it is not a file'])
    assert.deepEqual(reasons(service.state().glossaries[0]?.problems), ['it does not exist'])

    rmSync(at('a.txt'), { recursive: true })
    mkdirSync(at('a.yaml'))
    writeFileSync(at('a.txt'), '[00:00:00.000 --> 00:00:04.000]   Good evening and welcome to the lighthouse.\n')
    writeFileSync(at('glossary.md'), '## Lighthouse\n\nA tower with a lamp.\n')
    await sync()
    assert.deepEqual(reasons(service.state().episodes[0]?.sidecarProblems), ['it is not a file'])
    assert.equal(service.card('lighthouse')?.mentions, 1)

    rmSync(at('a.yaml'), { recursive: true })
    writeFileSync(at('a.yaml'), 'title: An evening\n')
    await sync('.')
    assert.equal(service.state().episodes[0]?.title, 'An evening')
    assert.deepEqual(service.state().episodes[0]?.sidecarProblems, [])
    assert.deepEqual(reasons(service.state().glossaries[0]?.problems), ['it is not a file'])
  })
})
