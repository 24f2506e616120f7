import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { copyIntoFolder } from '../../../src/editor/copyIntoFolder'
import { byName, Companions, filesToAdd } from '../../../src/editor/filesToAdd'

let root = ''
function inFolder(): void {
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'verbatim-'))))
  afterEach(() => rmSync(root, { recursive: true, force: true }))
}

type Files = Readonly<Record<string, string>>

function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

function filesIn(folder: string): Files {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]))
}

describe('copying transcripts into a folder', () => {
  inFolder()
  for (const [what, there, from, result] of [
    ['makes the folder', {}, { 'talk.vtt': 'a' }, { 'talk.vtt': 'a' }],
    [
      'brings sidecar and chapters along',
      {},
      { 'talk.vtt': 'a', 'talk.yaml': 'b', 'talk.chapters.json': 'c', 'other.yaml': 'd' },
      { 'talk.vtt': 'a', 'talk.yaml': 'b', 'talk.chapters.json': 'c' },
    ],
    [
      'gives a namesake a number, with all that belongs to it',
      { 'talk.vtt': 'x', 'talk.yaml': 'y' },
      { 'talk.vtt': 'a', 'talk.yaml': 'b', 'talk.json': 'c' },
      { 'talk.vtt': 'x', 'talk.yaml': 'y', 'talk (2).vtt': 'a', 'talk (2).yaml': 'b', 'talk (2).json': 'c' },
    ],
    [
      'counts on',
      { 'talk.vtt': 'x', 'talk (2).vtt': 'y' },
      { 'talk.vtt': 'a' },
      { 'talk.vtt': 'x', 'talk (2).vtt': 'y', 'talk (3).vtt': 'a' },
    ],
    [
      'does not give a transcript to a sidecar that is not its own',
      { 'talk.yaml': 'x' },
      { 'talk.vtt': 'a', 'talk.yaml': 'b' },
      { 'talk.yaml': 'x', 'talk (2).vtt': 'a', 'talk (2).yaml': 'b' },
    ],
    [
      'leaves what is there already, and what was since written of it',
      { 'talk.vtt': 'a', 'talk.yaml': 'mine' },
      { 'talk.vtt': 'a', 'talk.yaml': 'b' },
      { 'talk.vtt': 'a', 'talk.yaml': 'mine' },
    ],
    [
      'finds under its number what is there already',
      { 'talk.vtt': 'x', 'talk (2).vtt': 'a' },
      { 'talk.vtt': 'a' },
      { 'talk.vtt': 'x', 'talk (2).vtt': 'a' },
    ],
    [
      'adds another form to one that is there already',
      { 'talk.vtt': 'a' },
      { 'talk.vtt': 'a', 'talk.json': 'c' },
      { 'talk.vtt': 'a', 'talk.json': 'c' },
    ],
  ] as const)
    // prettier-ignore
    it(what, async () => {
      const before = there as Files
      write(Object.fromEntries(Object.entries(before).map(([name, text]) => [`to/${name}`, text])))
      write(Object.fromEntries(Object.entries(from).map(([name, text]) => [`from/${name}`, text])))
      const chosen = Object.keys(from).map((name) => join(root, 'from', name))
      const [files] = await byName(await filesToAdd(chosen.filter((name) => /talk\.(vtt|json)$/.test(name)), () => true))
      assert.ok(files)
      const { folder, base, names } = files
      const copied = await copyIntoFolder(
        { folder, base, transcripts: names, companions: await new Companions().of(files) },
        join(root, 'to'),
      )
      assert.deepEqual(filesIn('to'), result)
      assert.equal(copied.added.length + copied.present.length, names.length)
      for (const path of copied.added) assert.ok(!(relative(join(root, 'to'), path) in before))
    })

  it('leaves nothing behind when it cannot copy all', async () => {
    write({ 'from/talk.vtt': 'a', 'to/other.vtt': 'x' })
    const files = { folder: join(root, 'from'), base: 'talk', transcripts: ['talk.vtt', 'talk.gone'], companions: [] }
    await assert.rejects(copyIntoFolder(files, join(root, 'to')), /ENOENT/)
    assert.deepEqual(filesIn('to'), { 'other.vtt': 'x' })
  })
})

describe('files to add', () => {
  inFolder()
  const found = async (...chosen: readonly string[]): Promise<string[]> => {
    const files = await filesToAdd(chosen.map((path) => join(root, path)), () => true) // prettier-ignore
    return files.map(({ file, under }) => `${under === '' ? '.' : under} ${relative(root, file)}`).sort()
  }

  it('are what is chosen, and in folders what may be a transcript', async () => {
    write({
      'show/a.vtt': '', 'show/2024/b.json': '', 'show/b.mp3': '', 'show/a.yaml': '', 'show/a.chapters.json': '',
      'show/.hidden/c.vtt': '', 'show/node_modules/d.vtt': '', 'talk.odd': '',
    }) // prettier-ignore
    assert.deepEqual(await found('show', 'talk.odd', 'gone.vtt'), [
      '. gone.vtt',
      '. talk.odd',
      'show show/a.vtt',
      'show/2024 show/2024/b.json',
    ])
  })

  it('are none of a sidecar that is chosen with its transcript, but one alone is looked at and refused', async () => {
    const names = async (...chosen: readonly string[]): Promise<readonly (readonly string[])[]> =>
      (await byName(chosen.map((path) => ({ file: join(root, path), under: '' })))).map((files) => files.names)
    assert.deepEqual(await names('talk.vtt', 'talk.yaml', 'talk.chapters.json'), [['talk.vtt']])
    assert.deepEqual(await names('talk.yaml'), [['talk.yaml']])
    assert.deepEqual(await names('talk.vtt', 'talk.json', 'talk.vtt'), [['talk.vtt', 'talk.json']])
  })

  it('end when nobody wants them any more', async () => {
    write({ 'show/a.vtt': '', 'show/b.vtt': '' })
    assert.deepEqual(await filesToAdd([join(root, 'show')], () => false), [])
  })
})
