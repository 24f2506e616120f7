import type { CueSpeakers } from './cueSpeakers'
import type { Searchable } from './searchable'
import { holdsWords } from './names'
import type { QueryPart } from './query'
import { withinTurns } from './turnEnds'

/** No word of the library. */
const unheard = -1

/**
 * The episode as a query hears it: where it asks for speakers, the words of the others stand for nothing and moments
 * end with the turn, so that no hit is there for what somebody else answers, or shows it. Undefined where none of those
 * it asks for speaks.
 */
export function heardBy(parts: readonly QueryPart[], at: Searchable): Searchable | undefined {
  const heard = heardCues(parts, at)
  if (heard === undefined) return at
  if (!heard.includes(1)) return undefined
  // Wide enough for a number that no word has.
  const words = new Int32Array(at.words)
  heard.forEach((is, cue) => {
    if (is === 1) return
    words.fill(unheard, at.cueWords[cue], at.cueWords[cue + 1])
  })
  return { ...at, words, openings: withinTurns(at) }
}

/** For a cue of an episode 1 when the speaker said it, else 0. */
export function isSaidBy({ names, ofCue }: CueSpeakers, speaker: string): (cue: number) => 0 | 1 {
  const isMeant = names.map((name) => (holdsWords(name, speaker) ? 1 : 0))
  return (cue) => isMeant[ofCue[cue] ?? -1] ?? 0
}

/** For every cue of an episode 1 when it may answer a query that asks for a speaker; undefined where any may. */
function heardCues(parts: readonly QueryPart[], { speakers, cueWords }: Searchable): Uint8Array | undefined {
  let heard: Uint8Array | undefined
  for (const part of parts) {
    const voices = voicesOf(part)
    if (voices === undefined) continue
    const saidBy = voices.map((voice) => isSaidBy(speakers, voice))
    const wanted = part.kind === 'not' ? 0 : 1
    heard ??= new Uint8Array(cueWords.length).fill(1)
    heard.forEach((was, cue) => {
      const said = saidBy.some((test) => test(cue) === 1) ? 1 : 0
      if (was === 1 && said !== wanted) (heard as Uint8Array)[cue] = 0
    })
  }
  return heard
}

/** The speakers of whom a condition wants one, or none when it is negated; undefined for one that asks for more. */
function voicesOf(part: QueryPart): readonly string[] | undefined {
  if (part.kind === 'not') return part.part.kind === 'field' ? voicesOf(part.part) : undefined
  if (part.kind === 'field') return part.field === 'speaker' ? [part.value] : undefined
  if (part.kind !== 'any') return undefined
  const each = part.parts.map((alternative) => (alternative.kind === 'not' ? undefined : voicesOf(alternative)))
  return each.includes(undefined) ? undefined : each.flatMap((voices) => voices ?? [])
}
