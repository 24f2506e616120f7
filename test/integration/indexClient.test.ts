import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { EpisodeTreeData } from '../../src/editor/episodesView'
import { IndexClient, type IndexHealth } from '../../src/editor/indexClient'
import { indexTrouble } from '../../src/editor/indexTrouble'
import { eventually } from '../support/eventually'
import { ownLibrary } from '../support/ownLibrary'
import { verbatim } from '../support/verbatim'

/** Tells of a library of these files, as the first change. */
const tells = (unread: string): string => `parentPort.postMessage({ kind: 'changed', change: {
  episodes: [], unread: ${unread}, others: 0, glossaries: [], gone: [], anew: true, more: false,
} })`

describe('the index worker', () => {
  let folder: string
  let log: vscode.LogOutputChannel
  const clients: vscode.Disposable[] = []

  before(async () => {
    await verbatim()
    folder = mkdtempSync(join(tmpdir(), 'verbatim-worker-'))
    log = vscode.window.createOutputChannel('Verbatim test', { log: true })
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.dispose()
  })
  after(() => {
    log.dispose()
    rmSync(folder, { recursive: true })
  })

  /** A worker that does `onMessage` with each message; it can say `answer(value)` and `refuse(text)`. */
  const worker = (onMessage: string, atStart = ''): string => {
    const file = join(folder, `worker${Math.random().toString(36).slice(2)}.js`)
    writeFileSync(
      file,
      `const { parentPort } = require('node:worker_threads')
      ${atStart}
      parentPort.on('message', ({ kind, id, ask }) => {
        const answer = (value) => parentPort.postMessage({ kind: 'answered', id, answer: value })
        const refuse = (message) => parentPort.postMessage({ kind: 'failed', id, message })
        ${onMessage}
      })`,
    )
    return file
  }

  const client = (file: string): { readonly index: IndexClient; readonly history: IndexHealth[] } => {
    const index = new IndexClient(file, log)
    const history: IndexHealth[] = []
    index.onDidChangeHealth((health) => history.push(health))
    clients.push(index)
    return { index, history }
  }

  it('is not started before it is asked for something', async () => {
    const { index, history } = client(worker(`answer([])`))
    assert.equal(index.health, 'idle')
    assert.deepEqual(await index.request('topics', {}), [])
    assert.deepEqual(history, ['running'])
  })

  it('rejects a request that it refuses, and goes on', async () => {
    const { index } = client(worker(`if (kind === 'card') refuse('no such card'); else answer([])`))
    await assert.rejects(index.request('card', { entry: 'x' }), {
      name: 'IndexError',
      kind: 'refused',
      message: 'no such card',
    })
    assert.deepEqual(await index.request('topics', {}), [])
  })

  it('that dies rejects what was pending and is restarted once', async () => {
    const { index, history } = client(worker(`if (kind === 'card') process.exit(3); if (kind === 'topics') answer([])`))
    const pending = [index.request('reader', { episode: 'a' }), index.request('card', { entry: 'x' })]
    for (const each of pending) await assert.rejects(each, { name: 'IndexError', kind: 'stopped' })
    assert.deepEqual(await index.request('topics', {}), [])
    assert.deepEqual(history, ['running', 'restarted'])
  })

  it('that dies again within a minute is given up, until it is restarted by hand', async () => {
    const { index, history } = client(worker(`if (kind === 'card') throw new Error('oh'); else answer([])`))
    await assert.rejects(index.request('card', { entry: 'x' }), { kind: 'stopped' })
    await assert.rejects(index.request('card', { entry: 'x' }), { kind: 'stopped' })
    assert.equal(index.health, 'failed')
    await assert.rejects(index.request('topics', {}), { kind: 'stopped' })
    index.restart()
    assert.deepEqual(await index.request('topics', {}), [])
    assert.deepEqual(history, ['running', 'restarted', 'failed', 'restarted'])
  })

  it('that stopped is spoken of as what it is: refusing, started again, or given up', async () => {
    const { index } = client(worker(`if (kind === 'card') refuse('oh'); else process.exit(1)`))
    const trouble = async (kind: 'card' | 'topics'): Promise<string> => {
      const failed: unknown = await index.request(kind, { entry: 'x' }).catch((error: unknown) => error)
      return indexTrouble(failed, index)
    }
    assert.match(await trouble('card'), /could not answer this/)
    assert.match(await trouble('topics'), /was started again\. Try once more/)
    assert.match(await trouble('topics'), /has stopped\. Run/)
  })

  it('that cannot even start is given up in the same way', async () => {
    const { index } = client(join(folder, 'is-not-there.js'))
    await assert.rejects(index.request('topics', {}), { kind: 'stopped' })
    await eventually(() => index.health === 'failed', 'the client to give up')
  })

  it('gets the files again when it was restarted', async () => {
    const marker = JSON.stringify(join(folder, 'died-once'))
    const file = worker(
      `if (kind !== 'sync') return
      if (!fs.existsSync(${marker})) { fs.writeFileSync(${marker}, ''); process.exit(1) }
      answer(undefined)`,
      `const fs = require('node:fs')`,
    )
    const own = ownLibrary(file)
    clients.push(own)
    await own.library.refresh()
    await own.library.ready
    assert.equal(own.library.phase, 'ready')
  })

  it('can be stopped while it reads, and the library says how much is left', async () => {
    const file = worker(
      `if (kind === 'sync') {
        syncing = answer
        parentPort.postMessage({ kind: 'progress', done: 0, total: 1 })
        return
      }
      syncing(undefined)
      answer(undefined)`,
      'let syncing',
    )
    const own = ownLibrary(file)
    clients.push(own)
    const reading = own.library.refresh()
    await new Promise((resolve) => own.index.onDidProgress(resolve))
    await own.library.stopReading()
    await reading
    assert.deepEqual([own.library.phase, own.library.left], ['ready', 1])
  })

  it('that fails for good empties the view, and the library is there again after a restart', async () => {
    const marker = join(folder, 'healthy')
    const file = worker(
      `if (!fs.existsSync(${JSON.stringify(marker)})) process.exit(1)
      ${tells("[{ id: 'file:///a.txt', path: 'a.txt', problems: [] }]")}
      answer(undefined)`,
      `const fs = require('node:fs')`,
    )
    const own = ownLibrary(file)
    const data = new EpisodeTreeData(own.library, 'show')
    clients.push(own, data)
    void own.library.refresh()
    await own.library.ready
    assert.equal(own.library.phase, 'failed')
    assert.deepEqual(data.getChildren(), [])
    writeFileSync(marker, '')
    await own.library.rebuild()
    assert.equal(own.library.phase, 'ready')
    assert.equal(data.getChildren().length, 1)
  })
})
