import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Cancellations } from '../../../src/core/service/cancellations'
import type { FromWorker, ToWorker, WorkerData } from '../../../src/core/service/messages'
import { KeptLibrary, knowledgeOf } from '../../support/keptLibrary'
import { ROOT } from '../../support/paths'

describe('a worker that is killed', () => {
  const library = new KeptLibrary(60)
  const workers: Worker[] = []
  after(async () => {
    await Promise.all(workers.map((worker) => worker.terminate()))
    library.delete()
  })

  const start = (): Worker => {
    const size = { fewest: 1, full: 150 }
    const workerData: WorkerData = {
      cancellations: new Cancellations().memory,
      cache: { folder: library.cache, version: '1', size },
    }
    const worker = new Worker(join(ROOT, 'dist', 'worker.js'), { workerData, stderr: true })
    workers.push(worker)
    return worker
  }
  const ask = (worker: Worker, message: ToWorker): void => worker.postMessage(message)
  const sync = (worker: Worker): void =>
    ask(worker, { kind: 'sync', id: 1, ask: { files: library.entries, glossaries: [] } })
  /** Resolves with the first message for which `wanted` is true. */
  const message = (worker: Worker, wanted: (message: FromWorker) => boolean): Promise<FromWorker> =>
    new Promise((resolve) => {
      const look = (said: FromWorker): void => {
        if (!wanted(said)) return
        worker.off('message', look)
        resolve(said)
      }
      worker.on('message', look)
    })
  const kept = (): number => readdirSync(library.cache).filter((name) => name.endsWith('.bucket')).length

  const moments: readonly (readonly [string, (worker: Worker) => Promise<unknown>])[] = [
    ['while it reads', (worker) => message(worker, (said) => said.kind === 'progress' && said.done === 20)],
    [
      'while it searches',
      async (worker) => {
        await message(worker, ({ kind }) => kind === 'changed')
        for (let id = 2; id < 50; id++) ask(worker, { kind: 'search', id, ask: { query: 'lamp walrus', limit: 50 } })
        await message(worker, (said) => said.kind === 'answered' && said.id === 2)
      },
    ],
    [
      'while it saves',
      async (worker) => {
        await message(worker, (said) => said.kind === 'answered' && said.id === 1)
        const end = Date.now() + 8000
        const started = (): boolean => {
          try {
            return kept() > 0
          } catch {
            return false
          }
        }
        while (!started() && Date.now() < end) await new Promise((resolve) => setImmediate(resolve))
        assert.ok(started(), 'saving has begun')
      },
    ],
  ]
  for (const [when, reached] of moments) {
    it(`${when} leaves nothing that the next one takes amiss`, async () => {
      const worker = start()
      sync(worker)
      await reached(worker)
      await worker.terminate()
      const [next, fresh] = [library.open(), library.open({ folder: join(library.folder, 'none') })]
      await next.sync()
      await fresh.sync()
      assert.deepEqual(knowledgeOf(next), knowledgeOf(fresh))
    })
  }
})
