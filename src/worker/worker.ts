import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Cancellations } from '../core/service/cancellations'
import { TextChanged } from '../core/service/episodeTexts'
import { LibraryService } from '../core/service/libraryService'
import type { Answer, Ask, FromWorker, Requests, ToWorker, WorkerData } from '../core/service/messages'
import { FileTexts } from './fileTexts'
import { KeptTexts } from './keptTexts'
import { LibraryCache } from './libraryCache'
import { LibraryReader } from './libraryReader'
import { recognise } from './recognise'

/*
 * The index worker: reads the files of the library, keeps texts, index and glossary, and answers requests. A fault in
 * one request fails that request alone.
 */

const port = parentPort
if (!port) throw new Error('worker.js runs as a worker thread of the extension')

const { cancellations: memory, cache: kept } = workerData as WorkerData
const texts = new FileTexts(kept && new KeptTexts(join(kept.folder, 'texts'), kept.version))
const service = new LibraryService(texts)
const cache =
  kept &&
  new LibraryCache(
    kept.folder,
    kept.version,
    (reason) => console.warn(`The library is not kept for the next start: ${reason}. It will be read anew then.`),
    kept.size,
  )
const reader = new LibraryReader(service, (done, total) => post({ kind: 'progress', done, total }), postChanges, {
  texts,
  ...(cache === undefined ? {} : { cache }),
})
const cancellations = new Cancellations(memory)

/** A file may go on changing while it is asked about, but not for ever. */
const mostTries = 20

/** Thrown in the middle of what nobody waits for any more. */
class Cancelled extends Error {}

/** @param between to be called now and then in what may take long; throws when the request was cancelled */
type Handler<K extends keyof Requests> = (ask: Ask<K>, between: () => void) => Answer<K> | Promise<Answer<K>>
type Handlers = { readonly [K in keyof Requests]: Handler<K> }

const handlers: Handlers = {
  sync: async ({ files, glossaries }) => {
    await reader.sync(files, glossaries)
    postChanges()
    return undefined
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
  sourcePositions: ({ episode, offsets }) => service.sourcePositions(episode, offsets),
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
  extent: ({ episode, from, to, step }) => service.extent(episode, { start: from, end: to }, step),
  bibliography: ({ form, former }) => service.bibliography(form, former),
  export: ({ episode, form }) => service.export(episode, form),
  place: ({ file, offset }) => service.place(file, offset),
  recognise: ({ file }) => recognise(file),
}

port.on('message', (message: ToWorker) => void answer(message))

async function answer(message: ToWorker): Promise<void> {
  const { id } = message
  const between = (): void => {
    if (cancellations.has(id)) throw new Cancelled()
  }
  try {
    between()
    post({ kind: 'answered', id, answer: await settled(message, between) })
  } catch (error) {
    if (error instanceof Cancelled) post({ kind: 'cancelled', id })
    else post({ kind: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** The answer; where a file that it needs has changed, that is read first. */
async function settled({ kind, ask }: ToWorker, between: () => void): Promise<Answer<keyof Requests>> {
  for (let tries = 1; ; tries++) {
    try {
      return await handle(kind, ask, between)
    } catch (error) {
      if (!(error instanceof TextChanged) || tries === mostTries) throw error
      await reader.readAgain(error.episode)
      reader.saveSoon()
      postChanges()
    }
  }
}

function postChanges(): void {
  for (const change of service.newChanges()) post({ kind: 'changed', change })
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
