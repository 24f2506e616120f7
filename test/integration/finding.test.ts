import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as vscode from 'vscode'
import { Cancellations } from '../../src/core/service/cancellations'
import type { FromWorker } from '../../src/core/service/messages'
import { IndexClient } from '../../src/editor/indexClient'
import { eventually } from '../support/eventually'
import { ROOT } from '../support/paths'
import { closeEverything, episodeNamed, readLibrary, withSampleLibrary, writeFile } from './transcripts'

const WORKER = join(ROOT, 'dist', 'worker.js')

describe('results kept as a document', () => {
  withSampleLibrary()
  afterEach(closeEverything)

  const keep = async (query: string): Promise<vscode.TextDocument> => {
    await vscode.commands.executeCommand('verbatim.keepResults', query)
    const document = vscode.window.activeTextEditor?.document
    assert.ok(document?.isUntitled === true && document.languageId === 'markdown')
    return document
  }

  it('are a new note with a line for each moment', async () => {
    await episodeNamed('harbour')
    const document = await keep('"brass machine"')
    const lines = document.getText().split('\n')
    assert.equal(lines[0], '# Found: "brass machine"')
    assert.match(lines[2] ?? '', /^1 moment in 1 episode, \d{4}-\d\d-\d\d\.$/)
    assert.equal(lines[4], '## harbour')
    assert.match(lines[6] ?? '', /^- \[\d\d:\d\d:\d\d\]\(transcripts\/harbour\.txt#t=[\d.,]+\) .*brass machine/)
  })

  it('have links that the editor follows once the note is saved in the folder', async () => {
    await episodeNamed('harbour')
    const text = (await keep('"brass machine"')).getText()
    const note = await vscode.workspace.openTextDocument(await writeFile('found.md', text))
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      note.uri,
      20,
    )
    const targets = links.map((link) => link.target?.toString() ?? '')
    assert.ok(
      targets.some((target) => target.includes('transcripts/harbour.txt')),
      targets.join(),
    )
  })

  it('are all there, up to a thousand', async () => {
    await episodeNamed('DeepSeek, China')
    const document = await keep('model')
    const text = document.getText()
    const listed = text.split('\n').filter((line) => line.startsWith('- [')).length
    assert.ok(listed > 300 && listed <= 1000, `${listed} moments`)
    assert.match(text, /^# Found: model\n\n.*\d+ moments in (?:at least )?\d episodes/)
  })

  it('are none when nothing was found', async () => {
    await vscode.commands.executeCommand('verbatim.keepResults', 'show:nobody walrus')
    assert.equal(vscode.window.activeTextEditor, undefined)
  })
})

describe('Go to Symbol in Workspace', () => {
  withSampleLibrary()
  afterEach(closeEverything)

  const symbols = (query: string): Thenable<vscode.SymbolInformation[]> =>
    vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query)
  const found = async (query: string, name: string): Promise<vscode.SymbolInformation> =>
    eventually(
      async () =>
        (await symbols(query)).find((symbol) => symbol.name === name && symbol.location.uri.scheme === 'verbatim'),
      `${name} among the symbols`,
    )

  before(async () => {
    await episodeNamed('DeepSeek, China')
  })

  it('lists episodes with their shows, chapters with their episodes, and topics', async () => {
    const chapter = await found('r1 and v3', 'DeepSeek-R1 and DeepSeek-V3')
    assert.match(chapter.containerName, /^DeepSeek, China/)
    const title = (await episodeNamed('DeepSeek, China')).title
    assert.equal((await found('deepseek china', title)).containerName, 'Lex Fridman')
    const topic = await found('mixture', 'mixture of experts')
    assert.match(topic.containerName, /^DeepSeek, China/)
    assert.equal(topic.location.uri.query, chapter.location.uri.query)
  })

  it('finds nothing for letters that are in no name', async () => {
    assert.deepEqual(
      (await symbols('zzqzzq')).filter(({ location }) => location.uri.scheme === 'verbatim'),
      [],
    )
  })
})

describe('a cancelled search', () => {
  let folder: string
  let log: vscode.LogOutputChannel
  const episodes = 200

  before(async () => {
    await readLibrary()
    folder = mkdtempSync(join(tmpdir(), 'verbatim-cancel-'))
    log = vscode.window.createOutputChannel('Verbatim test', { log: true })
    const text = 'So the keeper of the lamp lit it, and the walrus saw it all night. '
    for (let i = 0; i < episodes; i++)
      writeFileSync(join(folder, `${i}.txt`), `[00:00:01.000 --> 00:10:00.000]   ${text.repeat(100)}\n`)
  })
  after(() => {
    log.dispose()
    rmSync(folder, { recursive: true })
  })

  const files = () =>
    Array.from({ length: episodes }, (_, i) => ({ id: `${i}`, path: `${i}.txt`, file: join(folder, `${i}.txt`) }))

  it('is rejected at once, and the worker goes on to answer others', async () => {
    const index = new IndexClient(WORKER, log)
    try {
      await index.request('sync', { files: files(), glossaries: [] })
      const source = new vscode.CancellationTokenSource()
      const searches = ['walrus keeper', '"saw it all night"', 'lamp -keeper'].map((query) =>
        index.request('search', { query, limit: 1000 }, source.token),
      )
      source.cancel()
      for (const search of searches) await assert.rejects(search, { name: 'IndexError', kind: 'cancelled' })
      await assert.rejects(index.request('search', { query: 'x', limit: 1 }, source.token), { kind: 'cancelled' })
      const { hits, episodes: found } = await index.request('search', { query: 'walrus', limit: 1000 })
      assert.ok(hits.length > 0 && found > 0)
      assert.equal(index.health, 'running')
    } finally {
      index.dispose()
    }
  })

  it('is left by the worker in the middle', async () => {
    const cancellations = new Cancellations()
    const worker = new Worker(WORKER, { workerData: { cancellations: cancellations.memory } })
    const answers = new Map<number, FromWorker['kind']>()
    worker.on('message', (message: FromWorker) => {
      if ('id' in message) answers.set(message.id, message.kind)
    })
    try {
      worker.postMessage({ kind: 'sync', id: 1, ask: { files: files(), glossaries: [] } })
      await eventually(() => answers.has(1), 'the files to be read', 15_000)
      for (let id = 2; id < 12; id++)
        worker.postMessage({ kind: 'search', id, ask: { query: '"saw it all" walrus keeper', limit: 1000 } })
      for (let id = 2; id < 12; id++) cancellations.cancel(id)
      worker.postMessage({ kind: 'search', id: 12, ask: { query: 'walrus', limit: 10 } })
      await eventually(() => answers.has(12), 'the search that is wanted', 15_000)
      assert.equal(answers.get(12), 'answered')
      assert.deepEqual(
        Array.from({ length: 10 }, (_, i) => answers.get(i + 2)),
        Array.from({ length: 10 }, () => 'cancelled'),
      )
    } finally {
      await worker.terminate()
    }
  })
})
