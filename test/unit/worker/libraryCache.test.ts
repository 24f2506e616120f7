import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { TextChanged } from '../../../src/core/service/episodeTexts'
import { decodeBucket, encodeBucket } from '../../../src/worker/bucketFile'
import { KeptLibrary, knowledgeOf, type KeptWindow } from '../../support/keptLibrary'

describe('a library that is kept', () => {
  let library: KeptLibrary
  beforeEach(() => (library = new KeptLibrary(24)))
  afterEach(() => library.delete())

  const buckets = (): string[] => readdirSync(library.cache).filter((name) => name.endsWith('.bucket'))
  const bucket = (index: number): string => join(library.cache, buckets()[index] ?? '')
  const entry = (number: number) => library.entries[number] as (typeof library.entries)[number]

  /** Opens another window and says which files it read; all it knows is what one knows that read them all. */
  const next = async (window: KeptWindow = library.open()): Promise<readonly string[]> => {
    await window.sync()
    const fresh = library.open({ folder: join(library.folder, 'none') })
    await fresh.sync()
    assert.deepEqual(knowledgeOf(window), knowledgeOf(fresh))
    rmSync(join(library.folder, 'none'), { recursive: true, force: true })
    await window.reader.save()
    return window.service.puts
  }

  it('is there again without a file being read, and then nothing is written', async () => {
    await library.kept()
    assert.ok(buckets().length > 2)
    const times = (): number[] => buckets().map((name) => statSync(join(library.cache, name)).mtimeMs)
    const before = times()
    assert.deepEqual(await next(), [])
    assert.deepEqual(times(), before)
  })

  it('reads what came, changed or went meanwhile, and nothing else', async () => {
    await library.kept()
    library.write(3, 'The keeper was away that night.')
    library.write(24, 'A new lamp was lit.')
    rmSync(entry(5).file)
    library.entries.splice(5, 1)
    assert.deepEqual(await next(), ['talks/0003.txt', 'talks/0024.txt'])
    assert.deepEqual(await next(), [])
  })

  it('writes only the bucket of what has changed', async () => {
    const window = await library.kept()
    const contents = (): string[] => buckets().map((name) => readFileSync(join(library.cache, name), 'latin1'))
    const before = contents()
    library.write(3, 'The keeper was away that night.')
    await window.sync()
    assert.equal(window.service.search('"away that night"', 5).hits.length, 1)
    await window.reader.save()
    assert.equal(contents().filter((content, index) => content !== before[index]).length, 1)
  })

  it('believes no clock: a file that is as large and older than before is read', async () => {
    await library.kept()
    library.write(3, 'The keeper of lamp number4 lit it.')
    utimesSync(entry(3).file, new Date(0), new Date(0))
    assert.deepEqual(await next(), ['talks/0003.txt'])
  })

  it('believes words rather than times: files that were copied over themselves are not read anew', async () => {
    await library.kept()
    for (const { file } of library.entries) utimesSync(file, new Date(), new Date(Date.now() + 5000))
    assert.deepEqual(await next(), [])
  })

  it('knows twins as before, and reads all of them when one has changed', async () => {
    const { file, path } = entry(3)
    const twin = file.replace('.txt', '.srt')
    const said = readFileSync(file, 'utf8').replace(/^\[(.+) --> (.+)\] +(.+)$/gm, '1\n$1 --> $2\n$3\n')
    writeFileSync(twin, said)
    library.entries.push({ id: `file://${twin}`, file: twin, path: path.replace('.txt', '.srt') })
    const { service } = await library.kept()
    assert.equal(service.state().episodes.length, 24)
    assert.deepEqual(await next(), [])
    writeFileSync(twin, said.replace('keeper', 'sleeper'))
    assert.deepEqual([...(await next())].sort(), ['talks/0003.srt', 'talks/0003.txt'])
    rmSync(twin)
    library.entries.pop()
    assert.deepEqual(await next(), ['talks/0003.txt'])
    assert.deepEqual(await next(), [])
  })

  it('is not taken from another version, and its own takes the place of that', async () => {
    await library.kept()
    assert.equal((await next(library.open({ version: '2' }))).length, 24)
    assert.deepEqual(await next(library.open({ version: '2' })), [])
  })

  it('derives anew what was derived with another glossary', async () => {
    await library.kept()
    const own = join(library.folder, 'glossary.md')
    writeFileSync(own, '## walrus\n\nA large animal.\n')
    const window = library.open()
    await window.reader.sync(library.entries, [{ file: own, name: 'own' }])
    assert.deepEqual([window.service.puts, window.service.card('walrus')?.mentions], [[], 24])
  })

  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ['cut off', (file) => truncateSync(file, statSync(file).size - 7)],
    ['empty', (file) => truncateSync(file, 0)],
    ['full of something else', (file) => writeFileSync(file, 'x'.repeat(5000))],
    ['gone', (file) => rmSync(file)],
    ['a folder', (file) => (rmSync(file), mkdirSync(file))],
  ]
  for (const [what, damage] of damages) {
    it(`loses one bucket that is ${what}, and makes it again`, async () => {
      await library.kept()
      damage(bucket(1))
      const read = await next()
      assert.ok(read.length > 0 && read.length < 12, `${read.length} read`)
      if (what !== 'a folder') assert.deepEqual(await next(), [])
    })
  }

  it('is the same when texts that were kept are damaged', async () => {
    await library.kept()
    await next()
    const folder = join(library.cache, 'texts')
    const texts = readdirSync(folder)
    assert.ok(texts.length > 10)
    for (const name of texts) truncateSync(join(folder, name), 100)
    assert.deepEqual(await next(), [])
  })

  it('works without a place to keep anything, and says so once', async () => {
    writeFileSync(library.cache, 'no folder')
    const window = library.open()
    assert.equal((await next(window)).length, 24)
    await window.reader.save()
    assert.equal(window.troubles.length, 1)
  })

  it('works on a full disk, says so once, and leaves nothing unfinished', async function () {
    mkdirSync(library.cache)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', library.cache], { stdio: 'ignore' })
    } catch {
      // Only a superuser of Linux makes a small disk.
      this.skip()
    }
    try {
      const window = library.open()
      assert.equal((await next(window)).length, 24)
      await window.reader.save()
      assert.equal(window.troubles.length, 1)
      assert.deepEqual(unfinished(library.cache), [])
      await next()
    } finally {
      execFileSync('umount', [library.cache])
    }
  })

  it('is shared by two windows that write at once', async () => {
    const windows = [library.open(), library.open()] as const
    await Promise.all(windows.map((window) => window.sync()))
    await Promise.all(windows.map(({ reader }) => reader.save()))
    assert.deepEqual(await next(), [])
    library.write(3, 'The keeper was away that night.')
    await Promise.all(windows.map((window) => window.sync()))
    await Promise.all(windows.map(({ reader }) => reader.save()))
    assert.deepEqual(await next(), [])
    assert.deepEqual(unfinished(library.cache), [])
  })

  it('forgets what was abandoned half written, but not what another window is writing', async () => {
    const window = await library.kept()
    const [old, young] = ['old.bucket.1.part', 'young.bucket.2.part'].map((name) => join(library.cache, name))
    for (const file of [old, young]) writeFileSync(file ?? '', 'half')
    utimesSync(old ?? '', new Date(0), new Date(0))
    await window.reader.save()
    assert.deepEqual([existsSync(old ?? ''), existsSync(young ?? '')], [false, true])
  })

  it('is right when files change while they are read', async () => {
    let done = 0
    const window = library.open({
      onProgress: () => {
        done += 1
        if (done === 5) for (const number of [2, 4, 20]) library.write(number, 'The keeper was away that night.')
      },
    })
    await window.sync()
    await window.reader.save()
    await next(window)
    assert.equal(window.service.search('"away that night"', 9).hits.length, 3)
    assert.deepEqual(await next(), [])
  })
})

describe('a file that has changed since it was read', () => {
  const library = new KeptLibrary(6)
  after(() => library.delete())

  it('gives no words before it is read again', async () => {
    const { service, reader, sync } = library.open()
    await sync()
    const { id } = library.entries[2] as (typeof library.entries)[number]
    library.write(2, 'A keeper of lamp number2 lit it.')
    const search = (): readonly string[] => service.search('number2', 5).hits.map(({ text }) => text)
    assert.throws(search, (error) => error instanceof TextChanged && error.episode === id)
    await reader.readAgain(id)
    assert.match(search()[0] ?? '', /^A keeper of lamp number2/)
  })
})

describe('ten thousand files that appear at once', () => {
  const library = new KeptLibrary(10_000)
  after(() => library.delete())

  it('are told of little by little, and are there again at once @size', async () => {
    const { service, reader, sync } = library.open({ room: 10_000_000 })
    await sync()
    const changes = service.newChanges()
    assert.equal(changes.flatMap(({ episodes }) => episodes).length, 10_000)
    assert.ok(changes.every(({ episodes }) => episodes.length <= 100))
    library.write(7, 'The keeper was away that night.')
    await sync()
    assert.equal(service.newChanges().flatMap(({ episodes }) => episodes).length, 1)
    await reader.save()
    const next = library.open()
    await next.sync()
    assert.deepEqual([next.service.puts, next.service.ids.length], [[], 10_000])
  }).timeout(120_000)
})

describe('a bucket', () => {
  it('with any bit that is not its own is none', () => {
    const bytes = encodeBucket({ norms: 'lamp\nwalrus', words: Uint16Array.of(0, 1, 0) }, '1')
    assert.notEqual(decodeBucket(bytes, '1'), undefined)
    assert.equal(decodeBucket(bytes, '2'), undefined)
    for (let at = 0; at < bytes.length; at++) {
      assert.equal(decodeBucket(bytes.subarray(0, at), '1'), undefined)
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Buffer.from(bytes)
        damaged[at] = (bytes[at] as number) ^ (1 << bit)
        assert.equal(decodeBucket(damaged, '1'), undefined, `bit ${bit} of byte ${at}`)
      }
    }
  })
})

function unfinished(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))
}
