import MiniSearch from 'minisearch'
import type { Episode } from '../src/core/library/episode'
import { eachWord } from '../src/core/model/words'
import { Finder } from '../src/core/search/finder'
import { madeLibrary, sentencesIn } from './madeLibrary'
import { madeQueries, type Queries } from './madeQueries'
import { textPassagesOf, type TextPassage } from './textPassages'

/** Times in milliseconds. */
interface Quantiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** No class of queries is measured for longer, in milliseconds: stock MiniSearch takes seconds for some. */
const longest = 20_000
const hitsWanted = 50
/** Hours of a library that stock MiniSearch can hold in the memory of a usual machine. */
const mostForStock = 2000
const warming = 10
const replacements = 40

const [hours = '8', ...folders] = process.argv.slice(2)
const library = [...madeLibrary(Number(hours), sentencesIn(...folders))]
const queries = madeQueries(library)
const { words, distinct } = wordsOf(library)
const passages = library.map(textPassagesOf)
const result = {
  megabytes: library.reduce((sum, { speech }) => sum + speech.text.length, 0) / 1e6,
  words,
  distinct,
  passages: passages.flat().length,
  ours: measureFinder(),
  stock: Number(hours) > mostForStock ? {} : measureStock(),
}
console.log(JSON.stringify(result))

function measureFinder(): object {
  const before = memory()
  const finder = new Finder()
  // What was added last is indexed by who asks or has time.
  const index = (...episodes: readonly Episode[]): void => {
    for (const episode of episodes) finder.add(episode)
    finder.prepare()
  }
  const seconds = time(() => index(...library)) / 1000
  const held = memory() - before
  const first = time(() => finder.find('the first words', hitsWanted))
  return {
    seconds,
    memory: held,
    first,
    ...byClass((query) => finder.find(query, hitsWanted)),
    replace: quantiles(library.slice(0, replacements), (episode) => index(episode)),
  }
}

function measureStock(): object {
  const before = memory()
  const index = new MiniSearch<TextPassage>({ fields: ['text'] })
  const seconds = time(() => passages.forEach((each) => index.addAll(each))) / 1000
  const held = memory() - before
  const texts = new Map(passages.flat().map(({ id, text }) => [id, text.toLowerCase()]))
  const ask: Record<keyof Queries, (query: string) => unknown> = {
    common: (query) => index.search(query),
    rare: (query) => index.search(query),
    three: (query) => index.search(query, { combineWith: 'AND' }),
    typo: (query) => index.search(query, { fuzzy: 0.2 }),
    phrase: (query) => {
      const phrase = query.slice(1, -1)
      return index.search(phrase, {
        combineWith: 'AND',
        filter: ({ id }) => texts.get(id as number)?.includes(phrase) === true,
      })
    },
    typing: (query) => index.search(query, { prefix: true, fuzzy: 0.2 }),
  }
  return {
    seconds,
    memory: held,
    ...byClass((query, kind) => ask[kind](query)),
    replace: quantiles(passages.slice(0, replacements), (each) => {
      index.removeAll(each)
      index.addAll(each)
    }),
  }
}

function byClass(ask: (query: string, kind: keyof Queries) => unknown): Record<string, Quantiles> {
  const kinds = Object.keys(queries) as (keyof Queries)[]
  return Object.fromEntries(kinds.map((kind) => [kind, quantiles(queries[kind], (query) => ask(query, kind))]))
}

function quantiles<T>(inputs: readonly T[], act: (input: T) => unknown): Quantiles {
  const times: number[] = []
  // What has never run runs slowly; a worker answers for hours.
  for (const input of inputs.slice(0, warming)) act(input)
  const end = performance.now() + longest
  for (const input of inputs) {
    times.push(time(() => act(input)))
    if (performance.now() > end && times.length >= 10) break
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Milliseconds of the processor: what else runs on the machine hardly changes them. */
function time(act: () => unknown): number {
  const start = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Megabytes in use. */
function memory(): number {
  // What the first collection frees of buffers is counted off at the next.
  for (let i = 0; i < 3; i++) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return Math.round((heapUsed + arrayBuffers) / 1e6)
}

function wordsOf(episodes: readonly Episode[]): { words: number; distinct: number } {
  const norms = new Set<string>()
  let count = 0
  for (const { speech } of episodes) {
    eachWord(speech.text, (_start, _end, norm) => {
      norms.add(norm)
      count += 1
    })
  }
  return { words: count, distinct: norms.size }
}
