import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile as writeDisk } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import type { AddedFiles } from '../../src/editor/addFiles'
import { TranscriptAdding } from '../../src/editor/addTranscripts'
import { Settings } from '../../src/editor/settings'
import { TranscriptDrop } from '../../src/editor/transcriptDrop'
import { eventually } from '../support/eventually'
import { inForm, type Said } from '../support/forms'
import { ownLibrary } from '../support/ownLibrary'
import { deleteFile, episodeOf, inWorkspace, libraryWhere, verbatim, writeFile } from '../support/verbatim'
import { closeEverything, select } from './transcripts'

const SAID: readonly Said[] = Array.from({ length: 40 }, (_, i) => ({
  text: `The tide of day ${i} came in at ${i * 7} minutes past the bell, the keeper wrote.`,
  at: i * 5,
  until: i * 5 + 5,
}))
const NAMED = SAID.map((said) => ({ ...said, by: 'Ada' }))

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)))
}

describe('adding transcripts', () => {
  let elsewhere = ''
  const at = (...path: string[]): vscode.Uri => vscode.Uri.file(join(elsewhere, ...path))
  const add = (uris: readonly vscode.Uri[], options?: object): Thenable<AddedFiles> =>
    vscode.commands.executeCommand('verbatim.addTranscripts', uris, options)

  before(async () => {
    await verbatim()
    elsewhere = await mkdtemp(join(tmpdir(), 'verbatim-'))
    await mkdir(join(elsewhere, 'Tide Talks'))
    await writeDisk(join(elsewhere, 'bell.vtt'), inForm.vtt(SAID))
    await writeDisk(join(elsewhere, 'bell.yaml'), 'title: The bell\n')
    await writeDisk(
      join(elsewhere, 'bell.json'),
      '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Bells"}]}',
    )
    await writeDisk(join(elsewhere, 'picture.jpg'), new Uint8Array([0xff, 0xd8, 0, 0, 0, 16]))
    await writeDisk(join(elsewhere, 'Tide Talks', 'neap.srt'), inForm.srt(SAID.slice(0, 20)))
  })

  afterEach(async () => {
    for (const path of [
      'transcripts/bell.vtt',
      'transcripts/bell.yaml',
      'transcripts/bell.json',
      'transcripts/Tide Talks',
      'archive',
    ])
      await deleteFile(path).then(undefined, () => undefined)
    await libraryWhere('only the harbour', ({ episodes }) => episodes.length === 1)
  })
  after(() => rm(elsewhere, { recursive: true, force: true }))

  it('copies what lies elsewhere, with all that belongs to it, and says why it refuses the rest', async () => {
    const { added, present, refused } = await add([at('bell.vtt'), at('picture.jpg'), at('Tide Talks')])
    assert.deepEqual([added.length, present.length], [2, 0])
    assert.deepEqual(refused.map(({ file }) => file), [at('picture.jpg').fsPath]) // prettier-ignore
    assert.match(refused[0]?.reason ?? '', /not a text file/)
    const { title, chaptersFrom } = await episodeOf('transcripts/bell.vtt')
    assert.deepEqual([title, chaptersFrom?.origin], ['The bell', 'chapters'])
    assert.equal((await episodeOf('transcripts/Tide Talks/neap.srt')).metadata.show?.value, 'Tide Talks')
    assert.match((await add([at('bell.json')])).refused[0]?.reason ?? '', /^It holds chapters/)
    const again = await add([at('bell.vtt')])
    assert.deepEqual([again.added.length, again.present.length], [0, 1])
  })

  it('includes a file of the workspace that the settings pass over, and copies it nowhere', async () => {
    const uri = await writeFile('archive/bell [1].json', inForm.json(NAMED))
    const { added, missed } = await add([uri], { include: true })
    assert.deepEqual([added, missed], [[], [uri.fsPath]])
    assert.equal((await episodeOf('archive/bell [1].json')).speakers[0]?.name, 'Ada')
    await vscode.workspace.getConfiguration('verbatim', uri).update('transcripts.include', undefined)
  })

  it('takes what is dropped on the view', async () => {
    const own = ownLibrary()
    const settings = new Settings()
    const memory = { keys: () => [], get: () => undefined, update: () => Promise.resolve() }
    const drop = new TranscriptDrop(new TranscriptAdding({ library: own.library, settings, log: own.log, memory }))
    const data = new vscode.DataTransfer()
    data.set('text/uri-list', new vscode.DataTransferItem(`# dropped\r\n${at('bell.vtt').toString()}\r\n`))
    await drop.handleDrop(undefined, data)
    assert.equal((await episodeOf('transcripts/bell.vtt')).cues, SAID.length)
    settings.dispose()
    own.dispose()
  })
})

describe('editing the details of an episode', () => {
  const edit = async (path: string, detail: object, text: string): Promise<boolean | undefined> =>
    vscode.commands.executeCommand('verbatim.editEpisodeDetails', { episode: (await episodeOf(path)).id }, detail, text)
  const titled = (title: string) =>
    libraryWhere(title, ({ episodes }) => episodes.some((episode) => episode.title === title))

  before(verbatim)
  afterEach(async () => {
    await closeEverything()
    await deleteFile('transcripts/harbour.yaml').then(undefined, () => undefined)
    await titled('harbour')
  })

  it('writes its sidecar, and keeps what a person wrote there', async () => {
    assert.equal(await edit('transcripts/harbour.txt', { key: 'title' }, 'Tides by hand'), true)
    assert.equal(await textOf('transcripts/harbour.yaml'), 'title: Tides by hand\n')
    await titled('Tides by hand')
    await writeFile('transcripts/harbour.yaml', '# mine\ntitle: Tides by hand # sic\nown: [a,b]\n')
    assert.equal(await edit('transcripts/harbour.txt', { key: 'people' }, 'Ada (host); Bob'), true)
    const text = '# mine\ntitle: Tides by hand # sic\nown: [a,b]\npeople:\n  - name: Ada\n    role: host\n  - Bob\n'
    assert.equal(await textOf('transcripts/harbour.yaml'), text)
    assert.equal(await edit('transcripts/harbour.txt', { key: 'title' }, ''), true)
    assert.equal(await textOf('transcripts/harbour.yaml'), text.replace(/title.*\n/, ''))
  })

  it('refuses a value that would not be read, and a sidecar that cannot be, which it shows at the line', async () => {
    assert.equal(await edit('transcripts/harbour.txt', { key: 'date' }, 'last week'), false)
    const broken = 'show: Harbour\ntitle: "open\n'
    await writeFile('transcripts/harbour.yaml', broken)
    assert.equal(await edit('transcripts/harbour.txt', { key: 'title' }, 'New'), false)
    assert.equal(await textOf('transcripts/harbour.yaml'), broken)
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.uri.toString(), inWorkspace('transcripts/harbour.yaml').toString())
    assert.ok(editor.selection.active.line > 0)
  })

  it('refuses a sidecar that is no UTF-8, which it could not write back as it was', async () => {
    await vscode.workspace.fs.writeFile(
      inWorkspace('transcripts/harbour.yaml'),
      new Uint8Array([0x61, 0x3a, 0x20, 0xe9]),
    )
    assert.equal(await edit('transcripts/harbour.txt', { key: 'title' }, 'New'), false)
    assert.equal((await vscode.workspace.fs.readFile(inWorkspace('transcripts/harbour.yaml'))).length, 4)
  })

  it('writes into a sidecar that is being edited, and saves it', async () => {
    const uri = await writeFile('transcripts/harbour.yaml', 'show: Harbour\n')
    const editor = await vscode.window.showTextDocument(uri)
    await eventually(() => editor.document.getText() === 'show: Harbour\n', 'the editor to show the file')
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), '# mine\n'))
    assert.equal(await edit('transcripts/harbour.txt', { key: 'title' }, 'Tides by hand'), true)
    assert.equal(await textOf('transcripts/harbour.yaml'), '# mine\nshow: Harbour\ntitle: Tides by hand\n')
  })

  it('begins a sidecar with a skeleton that is not saved yet', async () => {
    const { id } = await episodeOf('transcripts/harbour.txt')
    await vscode.commands.executeCommand('verbatim.openSidecarFile', { episode: id })
    const document = vscode.window.activeTextEditor?.document
    assert.equal(document?.isUntitled, true)
    assert.match(document.getText(), /^# What harbour\.txt does not say itself/)
  })

  it('leaves the sample library alone', async () => {
    await vscode.commands.executeCommand('verbatim.openSampleLibrary')
    const { episodes } = await libraryWhere('the samples', (state) => state.episodes.length >= 5)
    const sample = episodes.find(({ title }) => title.startsWith('DeepSeek'))
    const wrote = await vscode.commands.executeCommand(
      'verbatim.editEpisodeDetails',
      { episode: sample?.id },
      { key: 'title' },
      'Mine',
    )
    assert.equal(wrote, undefined)
    await vscode.commands.executeCommand('verbatim.closeSampleLibrary')
    await libraryWhere('the samples gone', (state) => state.episodes.length === 1)
  })
})

describe('a transcript in two forms', () => {
  before(verbatim)
  afterEach(async () => {
    await closeEverything()
    await deleteFile('talks')
    await libraryWhere('only the harbour', ({ episodes }) => episodes.length === 1)
  })

  it('is one episode, whose other file leads to it and takes its place', async () => {
    const captions = await writeFile('talks/tide.vtt', inForm.vtt(SAID))
    await episodeOf('talks/tide.vtt')
    const chosen = await writeFile('talks/tide.transcript.json', inForm.json(NAMED))
    const { twins, id } = await episodeOf('talks/tide.transcript.json')
    assert.equal(id, chosen.toString())
    assert.deepEqual(
      twins.map(({ path }) => path),
      ['talks/tide.vtt'],
    )

    const raw = await vscode.window.showTextDocument(captions, { preview: false })
    select(raw, 'tide of day 31')
    await vscode.commands.executeCommand('verbatim.openPlace', captions)
    const reader = await eventually(() => {
      const editor = vscode.window.activeTextEditor
      return editor?.document.uri.query === id ? editor : undefined
    }, 'the reader')
    const { line, character } = reader.selection.active
    assert.match(reader.document.lineAt(line).text.slice(character), /^31 came in at 217 minutes/)

    await deleteFile('talks/tide.transcript.json')
    assert.deepEqual((await episodeOf('talks/tide.vtt')).twins, [])
    await vscode.commands.executeCommand('verbatim.openPlace', { episode: captions.toString(), offset: 0 })
    await eventually(
      () => vscode.window.activeTextEditor?.document.uri.query === captions.toString(),
      'the reader of the captions',
    )
  })
})
