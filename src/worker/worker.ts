import { parentPort } from 'node:worker_threads'
import { LibraryService } from '../core/service/libraryService'
import type { Answer, Ask, FromWorker, Requests, ToWorker } from '../core/service/messages'
import { LibraryReader } from './libraryReader'
import { recognise } from './recognise'

/*
 * The index worker: reads the files of the library, keeps texts, index and glossary, and answers requests. A fault in
 * one request fails that request alone.
 */

const port = parentPort
if (!port) throw new Error('worker.js runs as a worker thread of the extension')

const service = new LibraryService()
const reader = new LibraryReader(
  service,
  (done, total) => post({ kind: 'progress', done, total }),
  () => post({ kind: 'read', state: service.state() }),
)

type Handlers = { readonly [K in keyof Requests]: (ask: Ask<K>) => Answer<K> | Promise<Answer<K>> }

const handlers: Handlers = {
  sync: async ({ files, glossaries }) => {
    await reader.sync(files, glossaries)
    return service.state()
  },
  stop: () => {
    reader.stop()
    return undefined
  },
  search: ({ query, limit }) => service.search(query, limit),
  topics: () => service.topics(),
  mentions: ({ label, episode }) => service.mentions(label, episode),
  reader: ({ episode }) => service.reader(episode),
  sourceOffset: ({ episode, place }) => service.sourceOffset(episode, place),
  sourcePosition: ({ episode, offset }) => service.sourcePosition(episode, offset),
  termAt: ({ episode, offset }) => service.termAt(episode, offset),
  terms: ({ text, episode }) => service.terms(text, episode),
  card: ({ entry }) => service.card(entry),
  quote: (ask) => service.quote(ask),
  export: ({ episode, form }) => service.export(episode, form),
  place: ({ file, offset }) => service.place(file, offset),
  recognise: ({ file }) => recognise(file),
}

port.on('message', (message: ToWorker) => void answer(message))

async function answer(message: ToWorker): Promise<void> {
  try {
    post({ kind: 'answered', id: message.id, answer: await handle(message.kind, message.ask) })
  } catch (error) {
    post({
      kind: 'failed',
      id: message.id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}

function handle<K extends keyof Requests>(kind: K, ask: Ask<keyof Requests>): Answer<K> | Promise<Answer<K>> {
  return handlers[kind](ask)
}

function post(message: FromWorker): void {
  port?.postMessage(message)
}
