import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Episode } from '../src/core/library/episode'
import { readEpisode } from '../src/core/library/readEpisode'
import { speechOf } from '../src/core/model/speech'
import type { Cue } from '../src/core/model/transcript'
import { words } from '../src/core/model/words'

/** Words spoken in an hour. */
const wordsAnHour = 10_000
/** Words of a cue, and sentences that are taken from a transcript in a row. */
const [wordsACue, sentencesInARow] = [9, 12]

/** Different words among the first `count` of a library, as counted in real ones. */
const vocabularyAt = (count: number): number => 64 * count ** 0.41

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The sentences of all transcripts in a folder and those below it, transcript by transcript. */
export function sentencesIn(...folders: readonly string[]): string[][] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:md|txt)$/.test(name))
      .sort()
      .flatMap((path) => {
        const { transcript } = readEpisode({ id: path, path, source: readFileSync(join(folder, path), 'utf8') })
        if (transcript === undefined) return []
        const { text, sentences } = speechOf(transcript.cues)
        return [sentences.map(({ start, end }) => text.slice(start, end))]
      }),
  )
}

/**
 * A library of so many hours made of real sentences: a few in a row from one transcript, then from another. Where
 * the transcripts have fewer different words than so large a library would, rare words are made up.
 */
export function* madeLibrary(hours: number, transcripts: readonly (readonly string[])[]): Generator<Episode> {
  const random = seeded(hours)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const seen = new Set<string>()
  let count = 0
  for (let hour = 0; hour < hours; hour++) {
    const said: string[] = []
    for (const end = count + wordsAnHour; count < end;) {
      const transcript = pick(transcripts)
      const from = Math.floor(random() * transcript.length)
      for (const sentence of transcript.slice(from, from + sentencesInARow)) {
        const parts = sentence.split(' ')
        if (seen.size < vocabularyAt(count)) {
          const at = Math.floor(random() * parts.length)
          parts[at] = `${pick(pick(transcript).split(' ')).slice(0, 4)}${pick(parts).slice(-5)}`
        }
        const spoken = parts.join(' ')
        for (const { norm } of words(spoken)) {
          seen.add(norm)
          count += 1
        }
        said.push(spoken)
      }
    }
    yield episodeOf(`${hour}.txt`, said.join(' ').split(' '))
  }
}

function episodeOf(id: string, spoken: readonly string[]): Episode {
  const cues: Cue[] = []
  let start = 0
  for (let at = 0; at < spoken.length; at += wordsACue) {
    const text = spoken.slice(at, at + wordsACue).join(' ')
    const time = (at / wordsAnHour) * 3600
    cues.push({ start, end: start + text.length, text, startTime: time, endTime: time + 3 })
    start += text.length + 1
  }
  const transcript = { form: 'made', metadata: {}, chapters: [], cues, problems: [] }
  const source = spoken.join(' ')
  const speech = speechOf(cues)
  return { id, path: id, source, transcript, speech, metadata: {}, chapters: [], problems: [], sidecarProblems: [] }
}
