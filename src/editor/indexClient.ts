import { Worker } from 'node:worker_threads'
import * as vscode from 'vscode'
import { Cancellations } from '../core/service/cancellations'
import type { Answer, Ask, FromWorker, LibraryChange, RequestKind, WorkerData } from '../core/service/messages'

/**
 * - `idle`: not started yet; the first request starts it.
 * - `running`: answers.
 * - `restarted`: answers, but is a new worker that knows nothing yet; the library gives it the files again.
 * - `failed`: stopped twice within a minute; every request is refused until {@link IndexClient.restart}.
 */
export type IndexHealth = 'idle' | 'running' | 'restarted' | 'failed'

/** Why a request got no answer: the worker stopped, could not do what it was asked for, or nobody wanted it any more. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
  /**
   * `stopped`: nobody is there to answer, or was any more. `refused`: the worker lives and says why it could not.
   * `cancelled`: whoever asked took it back.
   */
  readonly kind: 'stopped' | 'refused' | 'cancelled'

  constructor(kind: IndexError['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

interface Pending {
  readonly resolve: (answer: never) => void
  readonly reject: (error: IndexError) => void
}

/** A worker that stops again within this time (milliseconds) is not started a third time by itself. */
const GRACE = 60_000

/**
 * The host's end of the index worker: starts it when first needed and numbers the requests. A worker that dies
 * rejects what was pending and is restarted once; every request settles.
 */
export class IndexClient implements vscode.Disposable {
  private readonly workerFile: string
  private readonly log: vscode.LogOutputChannel
  private readonly progress = new vscode.EventEmitter<{ readonly done: number; readonly total: number }>()
  private readonly changes = new vscode.EventEmitter<LibraryChange>()
  private readonly healthChanges = new vscode.EventEmitter<IndexHealth>()
  private readonly pending = new Map<number, Pending>()
  private readonly cancellations = new Cancellations()
  private readonly workerData: WorkerData
  private worker: Worker | undefined
  private lastDeath = -Infinity
  private lastNumber = 0
  private disposed = false
  private currentHealth: IndexHealth = 'idle'

  /** Files read of those that are new or changed, while the library is being read. */
  readonly onDidProgress: vscode.Event<{ readonly done: number; readonly total: number }> = this.progress.event
  /** What has become of the library: a first time when all files of a sync can be searched, then before its answer. */
  readonly onDidChange: vscode.Event<LibraryChange> = this.changes.event
  readonly onDidChangeHealth: vscode.Event<IndexHealth> = this.healthChanges.event

  /** @param cache where the worker may keep what it found out for the next start */
  constructor(workerFile: string, log: vscode.LogOutputChannel, cache?: WorkerData['cache']) {
    this.workerFile = workerFile
    this.log = log
    this.workerData = { cancellations: this.cancellations.memory, ...(cache === undefined ? {} : { cache }) }
  }

  get health(): IndexHealth {
    return this.currentHealth
  }

  /**
   * Asks the worker. When `token` is cancelled the worker stops working on it, and the request is rejected at once.
   *
   * @throws IndexError when the worker stopped before it answered, says that it could not, or need not any more.
   * @example const { hits } = await index.request('search', { query: 'export controls', limit: 20 })
   */
  request<K extends RequestKind>(kind: K, ask: Ask<K>, token?: vscode.CancellationToken): Promise<Answer<K>> {
    if (this.disposed) return Promise.reject(new IndexError('stopped', 'The index is closed.'))
    if (this.currentHealth === 'failed') return Promise.reject(new IndexError('stopped', 'The index has stopped.'))
    if (token?.isCancellationRequested === true) return Promise.reject(cancelled())
    const id = ++this.lastNumber
    const listening = token?.onCancellationRequested(() => this.cancel(id))
    const answer = new Promise<Answer<K>>((resolve, reject) => {
      this.pending.set(id, { resolve, reject })
      try {
        this.worker ??= this.start('running')
        this.worker.postMessage({ kind, id, ask })
      } catch (error) {
        this.pending.delete(id)
        reject(new IndexError('refused', reasonOf(error)))
      }
    })
    return listening === undefined ? answer : answer.finally(() => void listening.dispose())
  }

  /** Starts the worker ahead of the first request, so that it is there when the files are found. */
  warm(): void {
    if (!this.disposed && this.currentHealth === 'idle') this.worker ??= this.start('running')
  }

  /** Ends the worker, if there is one, and begins with a new one that knows nothing. */
  restart(): void {
    this.lastDeath = -Infinity
    this.endWorker('The index was restarted.')
    this.worker = this.start('restarted')
  }

  dispose(): void {
    this.disposed = true
    this.endWorker('The index is closed.')
    this.progress.dispose()
    this.changes.dispose()
    this.healthChanges.dispose()
  }

  private cancel(id: number): void {
    const waiting = this.pending.get(id)
    if (waiting === undefined) return
    this.pending.delete(id)
    this.cancellations.cancel(id)
    waiting.reject(cancelled())
  }

  private start(health: IndexHealth): Worker {
    const worker = new Worker(this.workerFile, {
      name: 'verbatim-index',
      workerData: this.workerData,
      // The host's own flags (an inspector's port, for one) are not for its workers.
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    let reason = 'it ended'
    worker.on('message', (message: FromWorker) => {
      if (this.worker === worker) this.receive(message)
    })
    worker.on('error', (error: unknown) => {
      reason = reasonOf(error)
      this.log.error('Index worker:', error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
    worker.on('exit', () => {
      if (this.worker === worker) this.died(reason)
    })
    worker.stdout.on('data', (text: Buffer) => this.log.debug(`Index worker: ${text.toString().trimEnd()}`))
    worker.stderr.on('data', (text: Buffer) => this.log.warn(`Index worker: ${text.toString().trimEnd()}`))
    worker.unref()
    this.setHealth(health)
    return worker
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'progress') {
      this.progress.fire({ done: message.done, total: message.total })
      return
    }
    if (message.kind === 'changed') {
      this.changes.fire(message.change)
      return
    }
    const waiting = this.pending.get(message.id)
    if (waiting === undefined) return
    this.pending.delete(message.id)
    if (message.kind === 'cancelled') waiting.reject(cancelled())
    else if (message.kind === 'failed') {
      this.log.error('The index could not answer:', message.message)
      waiting.reject(new IndexError('refused', message.message))
    } else waiting.resolve(message.answer as never)
  }

  private died(reason: string): void {
    this.worker = undefined
    const again = Date.now() - this.lastDeath < GRACE
    this.lastDeath = Date.now()
    this.log.error(
      `The index worker stopped: ${reason}. ${again ? 'It stopped a moment ago, too.' : 'Starting a new one.'}`,
    )
    this.rejectPending(`The index stopped (${reason}).`)
    if (again) this.setHealth('failed')
    else this.worker = this.start('restarted')
  }

  private endWorker(why: string): void {
    const worker = this.worker
    this.worker = undefined
    if (worker !== undefined) void worker.terminate()
    this.rejectPending(why)
  }

  private rejectPending(why: string): void {
    const waiting = [...this.pending.values()]
    this.pending.clear()
    for (const { reject } of waiting) reject(new IndexError('stopped', why))
  }

  private setHealth(health: IndexHealth): void {
    this.currentHealth = health
    this.healthChanges.fire(health)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function cancelled(): IndexError {
  return new IndexError('cancelled', 'The request was cancelled.')
}
