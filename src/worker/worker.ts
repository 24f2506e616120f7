import { parentPort, workerData } from 'node:worker_threads'
import { Cancellations } from '../core/service/cancellations'
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

// Without shared memory nothing can be cancelled: what nobody waits for is worked on to its end.
const cancellations = workerData instanceof SharedArrayBuffer ? new Cancellations(workerData) : undefined

/** Thrown in the middle of what nobody waits for any more. */
class Cancelled extends Error {}

/** @param between to be called now and then in what may take long; throws when the request was cancelled */
type Handler<K extends keyof Requests> = (ask: Ask<K>, between: () => void) => Answer<K> | Promise<Answer<K>>
type Handlers = { readonly [K in keyof Requests]: Handler<K> }

const handlers: Handlers = {
  sync: async ({ files, glossaries }) => {
    await reader.sync(files, glossaries)
    return service.state()
  },
  stop: () => {
    reader.stop()
    return undefined
  },
  search: ({ query, limit }, between) => service.search(query, limit, { between }),
  completions: ({ query }, between) => service.completions(query, { between }),
  results: (ask, between) => service.results(ask, { between }),
  topics: () => service.topics(),
  mentions: ({ label, episode }) => service.mentions(label, episode),
  reader: ({ episode }) => service.reader(episode),
  sourceOffset: ({ episode, place }) => service.sourceOffset(episode, place),
  sourcePosition: ({ episode, offset }) => service.sourcePosition(episode, offset),
  termAt: ({ episode, offset }) => service.termAt(episode, offset),
  terms: ({ text, episode }) => service.terms(text, episode),
  entry: ({ label }) => service.entry(label),
  entriesLike: ({ written }) => service.entriesLike(written),
  abbreviations: ({ text }) => service.abbreviations(text),
  references: ({ label }) => service.references(label),
  corrections: () => service.corrections(),
  card: ({ entry }) => service.card(entry),
  quote: (ask) => service.quote(ask),
  check: ({ note, noteFolder }, between) => service.check(note, noteFolder, between),
  export: ({ episode, form }) => service.export(episode, form),
  place: ({ file, offset }) => service.place(file, offset),
  recognise: ({ file }) => recognise(file),
}

port.on('message', (message: ToWorker) => void answer(message))

async function answer(message: ToWorker): Promise<void> {
  const { id } = message
  const between = (): void => {
    if (cancellations?.has(id)) throw new Cancelled()
  }
  try {
    between()
    post({ kind: 'answered', id, answer: await handle(message.kind, message.ask, between) })
  } catch (error) {
    if (error instanceof Cancelled) post({ kind: 'cancelled', id })
    else post({ kind: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function handle<K extends keyof Requests>(
  kind: K,
  ask: Ask<keyof Requests>,
  between: () => void,
): Answer<K> | Promise<Answer<K>> {
  return handlers[kind](ask, between)
}

function post(message: FromWorker): void {
  port?.postMessage(message)
}
