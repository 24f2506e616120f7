import assert from 'node:assert/strict'
import { closeSync, mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import * as vscode from 'vscode'
import { treeItemOf } from '../../src/editor/episodeItems'
import { eventually } from '../support/eventually'
import { deleteFile, inWorkspace, libraryWhere, verbatim, writeFile } from '../support/verbatim'

const LINES = ['One line of a talk about kelp.', 'And one about the price of kelp.', 'It is sold by weight.']
const TALK = [...LINES, ...LINES, ...LINES]
  .map((line, i) => `[00:00:0${i}.000 --> 00:00:0${i + 1}.000]   ${line}\n`)
  .join('')

interface BadFile {
  readonly what: string
  readonly path: string
  readonly write: () => Promise<unknown>
  /** What is said, where: `file:line`, with words that the message has. */
  readonly said: readonly [place: string, words: RegExp]
  /** What its row under *Not read* says; absent where it is read as far as that goes. */
  readonly row?: string
}

const cases: readonly BadFile[] = [
  {
    what: 'an empty file',
    path: 'bad/empty.txt',
    write: () => writeFile('bad/empty.txt', ''),
    said: ['bad/empty.txt:1', /is empty.*put a transcript in it/],
    row: 'empty · bad',
  },
  {
    what: 'a binary file',
    path: 'bad/noise.txt',
    write: () => writeFile('bad/noise.txt', new Uint8Array([0, 1, 2, 0, 255, 254, 0, 7])),
    said: ['bad/noise.txt:1', /not a text file.*UTF-8/],
    row: 'not a text · bad',
  },
  {
    what: 'a transcript of 50 MB',
    path: 'bad/big.txt',
    write: () => writeLarge('bad/big.txt', 50),
    said: ['bad/big.txt:1', /has 50 MB.*up to 32 MB.*Split it/],
    row: '50 MB, too large · bad',
  },
  {
    what: 'front matter that never ends',
    path: 'bad/endless.txt',
    write: () => writeFile('bad/endless.txt', `---\ntitle: Endless\ndate: 2024-01-01\n${TALK}`),
    said: ['bad/endless.txt:1', /./],
  },
  {
    what: 'a sidecar that is no YAML',
    path: 'bad/talk.txt',
    write: async () => {
      await writeFile('bad/talk.yaml', 'title: "Kelp\nshow: [one\n')
      await writeFile('bad/talk.txt', TALK)
    },
    said: ['bad/talk.yaml', /not valid YAML.*read without it/],
  },
]

describe('bad input', () => {
  before(verbatim)
  afterEach(async () => {
    await deleteFile('bad')
    await libraryWhere('only the harbour', ({ episodes, unread }) => episodes.length === 1 && unread.length === 0)
    await eventually(() => messages().length === 0, 'the problems gone')
  })

  for (const { what, path, write, said, row } of cases) {
    it(`${what} gets one message and costs nothing else`, async () => {
      await write()
      const id = inWorkspace(path).toString()
      const known = ({ episodes, unread }: { episodes: readonly Known[]; unread: readonly Known[] }): boolean =>
        (row === undefined ? episodes : unread).some((file) => file.id === id)
      const { unread } = await libraryWhere(path, known)
      const [message, ...more] = await eventually(() => messages().length > 0 && messages(), 'a message')
      assert.deepEqual(more, [])
      const [place, words] = said
      assert.ok(message?.startsWith(place), message)
      assert.match(message ?? '', words)
      const file = unread.find((each) => each.id === id)
      assert.equal(file && treeItemOf({ kind: 'unread', id, file }, 1).description, row)
      await stillSearchable()
      if (row === undefined) assert.equal((await found('price of kelp'))?.episode, id)
    })
  }

  it('a link that leads nowhere and a folder named like a file are no files', async () => {
    mkdirSync(inWorkspace('bad/folder.txt').fsPath, { recursive: true })
    symlinkSync('/nowhere/at/all.txt', inWorkspace('bad/link.txt').fsPath)
    await writeFile('bad/folder.txt/talk.txt', TALK)
    const { unread } = await libraryWhere('the talk', ({ episodes }) => episodes.length === 2)
    assert.deepEqual(unread, [])
    await stillSearchable()
  })
})

interface Known {
  readonly id: string
}

async function writeLarge(path: string, megabytes: number): Promise<void> {
  const { fsPath } = inWorkspace(path)
  mkdirSync(dirname(fsPath), { recursive: true })
  const file = openSync(fsPath, 'w')
  const part = TALK.repeat(10_000)
  for (let left = megabytes * 1024 * 1024; left > 0; left -= part.length) writeSync(file, part.slice(0, left))
  closeSync(file)
  await Promise.resolve()
}

/** Everything that Verbatim says of the files in `bad`: `file:line message`. */
function messages(): string[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, all]) =>
    all
      .filter(({ source }) => source === 'Verbatim')
      .map(({ range, message }) => {
        const path = vscode.workspace.asRelativePath(uri)
        return `${path}:${range.start.line + 1} ${message}`
      })
      .filter((text) => text.startsWith('bad/')),
  )
}

async function stillSearchable(): Promise<void> {
  const hit = await found('brass machine with pulleys')
  assert.equal(hit?.episode, inWorkspace('transcripts/harbour.txt').toString())
}

async function found(query: string) {
  const { library } = await verbatim()
  return (await library.search(query, 1)).hits[0]
}
