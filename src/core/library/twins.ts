import { bareName } from '../formats/nameFacts'
import { cueAtPosition, type Speech } from '../model/speech'
import {
  isTimed,
  metadataKeys,
  type Fact,
  type Metadata,
  type Origin,
  type Provenance,
  type PublishedChapter,
} from '../model/transcript'
import { eachWord } from '../model/words'
import { speakersOf, type Episode } from './episode'

/*
 * Twins are files that hold the same transcript in different forms, such as `talk.vtt`, `talk.en.srt` and `talk.json`.
 * Together they are one episode. A name alone makes no twins, as two talks may be called alike.
 */

/** What of a file decides whose twin it may be and which of them is the episode, known without reading its text again. */
export interface TwinTraits {
  /** What it shares with all of its twins: the name, or the first and last words. */
  readonly keys: readonly string[]
  /** How good its form is, the weightiest merit first; the first one tells whether it has times. */
  readonly merits: readonly number[]
  /** The chapters that it was published with. */
  readonly chapters: readonly PublishedChapter[]
}

/** One file of some that are twins. */
export interface TwinMember {
  readonly episode: Episode
  readonly traits: TwinTraits
}

export function twinTraitsOf(episode: Episode): TwinTraits {
  const { path, speech, transcript } = episode
  return {
    keys: [`name ${nameKey(path)}`, `words ${wordKey(speech)}`],
    merits: meritsOf(episode),
    chapters: transcript.chapters,
  }
}

/**
 * True when two files hold one transcript: files of one name in one folder whose words agree for the most part, and
 * files anywhere that have exactly the same words and do not state that they are different episodes, as the feeds of
 * two shows do that bring the same talk.
 */
export function areTwins(a: Episode, b: Episode): boolean {
  const [mine, theirs] = [wordsOf(a.speech), wordsOf(b.speech)]
  if (!haveSameCourse(a, mine, b, theirs)) return false
  if (nameKey(a.path) === nameKey(b.path)) return true
  return mine.norms.length >= fewestOfCopy && isEqual(mine.norms, theirs.norms) && !contradict(a.metadata, b.metadata)
}

/** What files share that are forms of one name: the folder and the name without ending and language. */
export function nameKey(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}${bareName(path.slice(slash)).toLowerCase()}`
}

/** What files share that have the same words: the first and the last of them. */
export function wordKey({ text }: Speech): string {
  const head = normsOf(text.slice(0, keyLength)).slice(0, keyWords)
  const tail = normsOf(text.slice(-keyLength)).slice(-keyWords)
  return [...head, '', ...tail].join(' ')
}

/**
 * The better form first: with times, with speakers, with finer and more exact times, with more words. Of two that are
 * equal in all this, the first by path.
 */
export function betterFirst(a: TwinMember, b: TwinMember): number {
  const [mine, theirs] = [a.traits.merits, b.traits.merits]
  for (let i = 0; i < mine.length; i++) if (mine[i] !== theirs[i]) return (theirs[i] ?? 0) - (mine[i] ?? 0)
  const [{ path, id }, other] = [a.episode, b.episode]
  return path < other.path ? -1 : path > other.path ? 1 : id < other.id ? -1 : 1
}

/** What is known of an episode from all of its files. */
export interface SharedFacts {
  readonly metadata: Metadata
  /** The chapters that it is published with. */
  readonly chapters: readonly PublishedChapter[]
  readonly chaptersFrom?: Provenance
}

/**
 * What the first of some twins knows with what only the others know: facts that it lacks, or that they have from a more
 * trusted origin, and published chapters. Each of these facts names the file that it was taken from.
 */
export function sharedFacts(first: TwinMember, twins: readonly TwinMember[]): SharedFacts {
  const others = twins.map(({ episode }) => episode)
  return { metadata: factsOf(first.episode, others), ...chaptersOf(first, twins) }
}

/** The position in the speech of a twin at which the same is said as at a position of another one. */
export function positionInTwin(from: Speech, position: number, to: Speech): number {
  const [mine, theirs] = [wordsOf(from), wordsOf(to)]
  const at = Math.max(0, mine.starts.findIndex((start) => start > position) - 1)
  const index = position >= (mine.starts.at(-1) ?? 0) ? mine.norms.length - 1 : at
  const expected = Math.round((index * theirs.norms.length) / Math.max(1, mine.norms.length))
  let best = expected
  let fit = 0
  const reach = reachOf(mine, theirs)
  const last = Math.min(theirs.norms.length - 1, expected + reach)
  for (let there = Math.max(0, expected - reach); there <= last; there++) {
    const run = commonRun(mine.norms, index, theirs.norms, there)
    const nearer = Math.abs(there - expected) < Math.abs(best - expected)
    if (run > fit || (run === fit && run > 0 && nearer)) [best, fit] = [there, run]
  }
  return theirs.starts[best] ?? 0
}

// Trigrams agree as often as single words to the third power: of nine of ten words, seven of ten trigrams.
const agreement = 0.7
const samples = 200
const fewestWords = 8
/** Shorter texts, such as templates, may be the same by chance. */
const fewestOfCopy = 100
/** One that has fewer of the other's words than this is a part of it, not the same. */
const leastShare = 0.8
/** Words that two forms may be apart, besides what one has and the other has not. */
const slack = 50
/** Seconds that the times of two forms may be apart besides the length of their cues. */
const timeSlack = 3
/** More words than in a talk of twelve hours are not looked at. */
const mostWords = 120_000
const keyLength = 300
const keyWords = 10

interface Words {
  readonly norms: readonly string[]
  /** Where they begin in the speech. */
  readonly starts: readonly number[]
}

function wordsOf({ text }: Speech): Words {
  const norms: string[] = []
  const starts: number[] = []
  eachWord(text, (start, _, norm) => {
    if (norms.length >= mostWords) return
    norms.push(norm)
    starts.push(start)
  })
  return { norms, starts }
}

function normsOf(text: string): string[] {
  const norms: string[] = []
  eachWord(text, (_start, _end, norm) => norms.push(norm))
  return norms
}

/** True when samples of the one are found in the other about where, and where there are times, about when, they are expected. */
function haveSameCourse(a: Episode, mine: Words, b: Episode, theirs: Words): boolean {
  if (mine.norms.length > theirs.norms.length) return haveSameCourse(b, theirs, a, mine)
  const count = mine.norms.length
  if (count < fewestWords || count < theirs.norms.length * leastShare) return false
  const step = Math.max(1, Math.floor((count - 2) / samples))
  const timed = isTimed(a.transcript) && isTimed(b.transcript)
  let sampled = 0
  let found = 0
  let simultaneous = 0
  for (let at = 0; at + 2 < count; at += step) {
    sampled += 1
    const there = nearest(mine.norms, at, theirs.norms, reachOf(mine, theirs))
    if (there === undefined) continue
    found += 1
    if (!timed || atOneTime(a, mine.starts[at] ?? 0, b, theirs.starts[there] ?? 0)) simultaneous += 1
  }
  return found >= sampled * agreement && simultaneous >= found * 0.9
}

function reachOf(a: Words, b: Words): number {
  return Math.abs(a.norms.length - b.norms.length) + slack
}

/** Where the three words at `at` stand in the other text, as near as possible to where they are expected. */
function nearest(mine: readonly string[], at: number, theirs: readonly string[], reach: number): number | undefined {
  const expected = Math.round((at * theirs.length) / mine.length)
  for (let distance = 0; distance <= reach; distance++) {
    if (commonRun(mine, at, theirs, expected + distance, 3) === 3) return expected + distance
    if (commonRun(mine, at, theirs, expected - distance, 3) === 3) return expected - distance
  }
  return undefined
}

/** How many words are the same from two places on. */
function commonRun(a: readonly string[], atA: number, b: readonly string[], atB: number, most = 12): number {
  let run = 0
  while (run < most && a[atA + run] !== undefined && a[atA + run] === b[atB + run]) run += 1
  return run
}

function atOneTime(a: Episode, positionA: number, b: Episode, positionB: number): boolean {
  const [first, second] = [timesAt(a, positionA), timesAt(b, positionB)]
  return first.start <= second.end + timeSlack && second.start <= first.end + timeSlack
}

function timesAt({ transcript, speech }: Episode, position: number): { readonly start: number; readonly end: number } {
  const index = cueAtPosition(speech, position)
  const cue = transcript.cues[index]
  const start = cue?.startTime ?? 0
  return { start, end: cue?.endTime ?? transcript.cues[index + 1]?.startTime ?? Infinity }
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((norm, index) => norm === b[index])
}

/** True when both state a fact, not only by their names and folders, and state it differently. */
function contradict(a: Metadata, b: Metadata): boolean {
  return (['title', 'show', 'date'] as const).some((key) => {
    const [mine, theirs] = [a[key], b[key]]
    return isStated(mine) && isStated(theirs) && mine.value !== theirs.value
  })
}

function isStated(fact: Fact<string> | undefined): fact is Fact<string> {
  return fact?.origin === 'sidecar' || fact?.origin === 'file'
}

function meritsOf({ transcript, speech }: Episode): readonly number[] {
  const starts = transcript.cues.map(({ startTime }) => startTime).filter((time) => time !== undefined)
  return [
    isTimed(transcript) ? 1 : 0,
    speakersOf(transcript).length > 0 ? 1 : 0,
    new Set(starts).size,
    starts.some((time) => !Number.isInteger(time)) ? 1 : 0,
    speech.text.length,
  ]
}

function factsOf(episode: Episode, twins: readonly Episode[]): Metadata {
  const facts = metadataKeys.flatMap((key) => {
    let best: Fact<unknown> | undefined = episode.metadata[key]
    for (const { metadata, path } of twins) {
      const fact = metadata[key]
      if (fact === undefined || (best !== undefined && trust[fact.origin] <= trust[best.origin])) continue
      best = { ...fact, twin: fileName(path) }
    }
    return best === undefined ? [] : [[key, best] as const]
  })
  return Object.fromEntries(facts)
}

const trust: Readonly<Record<Origin, number>> = { sidecar: 4, chapters: 3, file: 2, name: 1, folder: 0 }

/** The chapters of a twin for an episode that has none. Only times hold in another file, places do not. */
function chaptersOf({ episode, traits }: TwinMember, twins: readonly TwinMember[]): Omit<SharedFacts, 'metadata'> {
  const [timed] = traits.merits
  const fitting = twins.find(
    ({ traits: { chapters } }) => chapters.length > 0 && chapters.every(({ startTime }) => startTime !== undefined),
  )
  if (traits.chapters.length > 0 || timed !== 1 || fitting === undefined) {
    const { chaptersFrom } = episode
    return { chapters: traits.chapters, ...(chaptersFrom === undefined ? {} : { chaptersFrom }) }
  }
  const { path, chaptersFrom } = fitting.episode
  const from = chaptersFrom && { ...chaptersFrom, twin: fileName(path) }
  return { chapters: fitting.traits.chapters, ...(from === undefined ? {} : { chaptersFrom: from }) }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
