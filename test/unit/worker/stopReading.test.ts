import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
