import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readText } from '../../../src/core/service/readText'
import { partsOf, textFrom } from '../../../src/core/service/textParts'
import { FIXTURES, ROOT } from '../../support/paths'

describe('a text that is put together from its parts', () => {
  const folders = [join(ROOT, 'seeds'), join(FIXTURES, 'formats')]
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  let count = 0
  for (const file of files) {
    if (!statSync(file).isFile()) continue
    const source = readFileSync(file, 'utf8')
    const read = readText({ id: file, path: file, file, source })
    if (read.kind !== 'episode') continue
    count += 1
    it(`is that of ${relative(ROOT, file)}`, () => {
      const { transcript, speech } = read.episode
      const text = { source, transcript, speech }
      assert.deepEqual(textFrom(partsOf(text), source), text)
    })
  }

  it('was tried with every form', () => assert.ok(count > 50, `${count} files`))
})
