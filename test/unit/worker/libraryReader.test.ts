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

describe('a chapters file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-reading-'))
  after(() => rmSync(folder, { recursive: true }))
  const service = new LibraryService()
  const reader = new LibraryReader(
    service,
    () => undefined,
    () => undefined,
  )
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const sync = async (...names: readonly string[]) => {
    await reader.sync(
      names.map((name) => ({ id: name, file: join(folder, name), path: name })),
      [],
    )
    const { episodes, unread, others } = service.state()
    const [episode] = episodes
    return {
      read: episodes.map(({ id }) => id),
      unread: unread.map(({ id }) => id),
      others,
      titles: episode?.chapters.filter(({ derived }) => !derived).map(({ title }) => title),
      from: episode?.chaptersFrom?.origin,
      file: episode?.chaptersFile?.name,
      problems: episode?.chaptersFile?.problems.map(({ line, code }) => `${line} ${code}`),
    }
  }
  const json = (...titles: readonly string[]): string =>
    JSON.stringify({ version: '1.2.0', chapters: titles.map((title, at) => ({ startTime: at * 4, title })) })
  const none = {
    read: ['a.txt'],
    unread: [],
    others: 0,
    titles: [],
    from: undefined,
    file: undefined,
    problems: undefined,
  }
  const some = (file: string, ...titles: readonly string[]) => ({
    ...none,
    titles,
    from: 'chapters',
    file,
    problems: [],
  })

  before(() => {
    write(
      'a.txt',
      '[00:00:00.000 --> 00:00:04.000]   Good evening and welcome.\n[00:00:04.000 --> 00:00:08.000]   It is late.\n',
    )
  })

  it('is read with its transcript as it comes, changes and goes, the best of them first', async () => {
    assert.deepEqual(await sync('a.txt'), none)
    write('a.json', json('Fourth'))
    assert.deepEqual(await sync('a.txt'), some('a.json', 'Fourth'))
    write('a.chapters.md', '- 0:00 Third\n- 0:09 Behind\n')
    assert.deepEqual(await sync('a.txt'), { ...some('a.chapters.md', 'Third'), problems: ['2 chapter-after-end'] })
    write('a.chapters.vtt', 'WEBVTT\n\n00:00.000 --> 00:04.000\nSecond\n')
    assert.deepEqual(await sync('a.txt'), some('a.chapters.vtt', 'Second'))
    write('a.chapters.json', json('First'))
    assert.deepEqual(await sync('a.txt'), some('a.chapters.json', 'First'))
    write('a.chapters.json', json('First', 'And another'))
    assert.deepEqual(await sync('a.txt'), some('a.chapters.json', 'First', 'And another'))
    for (const name of ['a.chapters.json', 'a.chapters.vtt', 'a.chapters.md', 'a.json']) rmSync(join(folder, name))
    assert.deepEqual(await sync('a.txt'), none)
  })

  it('is no transcript, whatever it is called', async () => {
    write('a.json', json('Fourth'))
    assert.deepEqual(await sync('a.txt', 'a.json'), { ...some('a.json', 'Fourth'), others: 1 })
    // The JSON of a transcript has the same name as often.
    write('a.json', '{"segments": [{"startTime": 0, "endTime": 4, "body": "Good evening."}]}')
    assert.deepEqual(await sync('a.txt', 'a.json'), { ...none, read: ['a.txt', 'a.json'] })
    rmSync(join(folder, 'a.json'))
    await sync('a.txt')
  })

  it('that cannot be read says why', async () => {
    mkdirSync(join(folder, 'a.chapters.txt'))
    const { titles, file, problems } = await sync('a.txt')
    assert.deepEqual([titles, file, problems], [[], 'a.chapters.txt', ['1 file-unreadable']])
    rmSync(join(folder, 'a.chapters.txt'), { recursive: true })
  })
})
