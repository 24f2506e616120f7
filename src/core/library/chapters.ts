import type { GlossaryScope } from '../glossary/entry'
import type { Glossary } from '../glossary/glossary'
import { partitionPoint } from '../model/partitionPoint'
import { cueAtTime, type Cue, type Transcript } from '../model/transcript'
import type { Speech } from '../model/speech'
import { namesOf, type Naming } from './chapterTitles'
import type { Chapter } from './episode'
import { segment } from './segmentation'
import { signsOfNewSubject } from './signs'
import { clockOf } from './speechClock'
import { termStreamOf } from './termStream'
import { unitsOf } from './units'

/**
 * The chapters of a transcript, in order and without gaps: each ends where the next one starts. Where the source
 * publishes chapters these are used, the long ones with finer derived ones as `children`; else all are derived from
 * the words. Empty for a transcript without cues.
 */
export function chaptersOf(
  transcript: Transcript,
  speech: Speech,
  glossary: Glossary,
  scope: GlossaryScope,
): readonly Chapter[] {
  const { cues } = transcript
  if (cues.length === 0) return []
  const published = publishedStarts(transcript)
  const stream = termStreamOf(speech, glossary, scope)
  const units = unitsOf(speech, stream, clockOf(transcript, speech), signsOfNewSubject(speech))
  const unitCues = Array.from(units.sentence, (sentence) => speech.sentences[sentence]?.cue ?? 0)

  const firstUnitFrom = (cue: number): number =>
    partitionPoint(unitCues.length, (unit) => (unitCues[unit] as number) < cue)

  // The first cue of every leaf, with the published chapter it opens, if any.
  const bounds = published.map(({ cue }) => cue)
  const groups = bounds.map((cue, i) => {
    const next = bounds[i + 1] ?? cues.length
    const from = firstUnitFrom(cue)
    const to = firstUnitFrom(next)
    const starts = segment(units, from, to)
      .slice(1)
      .map((unit) => unitCues[unit] as number)
    return [cue, ...new Set(starts.filter((start) => start > cue && start < next))]
  })
  const leaves = groups.flat()
  const borders = [...leaves.map((cue) => speech.cueStarts[cue] ?? 0), speech.text.length]
  const names = namesOf(stream, borders)
  const whole = published.some(({ title }) => title !== undefined)
    ? namesOf(stream, [...bounds.map((cue) => speech.cueStarts[cue] ?? 0), speech.text.length])
    : []

  const make = (
    first: number,
    next: number,
    naming: Naming,
    derived: boolean,
    children: readonly Chapter[],
  ): Chapter => {
    const cue = cues[first] as Cue
    const end = cues[next]?.start ?? (cues.at(-1) as Cue).end
    const time = cue.startTime === undefined ? {} : { startTime: cue.startTime }
    return {
      title: naming.title,
      start: cue.start,
      end,
      ...time,
      cue: first,
      derived,
      keywords: naming.keywords,
      children,
    }
  }
  let leaf = 0
  return groups.flatMap((starts, group) => {
    const next = bounds[group + 1] ?? cues.length
    const derived = starts.map((start, i) => make(start, starts[i + 1] ?? next, names[leaf + i] as Naming, true, []))
    leaf += starts.length
    const title = published[group]?.title
    if (title === undefined) return derived
    const naming = { title, keywords: whole[group]?.keywords ?? [] }
    return [make(starts[0] as number, next, naming, false, starts.length > 1 ? derived : [])]
  })
}

/** Published times may lie a little before or after the cue they mean (seconds). */
const tolerance = 1
/** Where cues are so long that the next one starts later than this (seconds), a chapter may begin within a cue. */
const farAway = 15
/** What comes before the first published chapter belongs to it, unless it takes longer than this (seconds). */
const longestLead = 30

interface Start {
  /** The published title; absent where none is published. */
  readonly title?: string
  readonly cue: number
}

/** The cues that the published chapters open with. Chapters leave no gap, so the first one is the transcript's. */
function publishedStarts({ cues, chapters }: Transcript): readonly Start[] {
  const starts: Start[] = []
  let lead = 0
  for (const { title, startTime, offset } of chapters) {
    const cue = offset === undefined ? cueOfTime(cues, startTime) : cueOfPlace(cues, offset)
    if (cue >= cues.length || cue <= (starts.at(-1)?.cue ?? -1)) continue
    // A place is exact; a time may be meant for the beginning.
    if (starts.length === 0) lead = offset === undefined ? startTime - (cues[0]?.startTime ?? 0) : longestLead + cue
    starts.push({ title, cue })
  }
  const [first, ...others] = starts
  if (first === undefined || lead > longestLead) return [{ cue: 0 }, ...starts]
  return [{ ...first, cue: 0 }, ...others]
}

/** The first cue that starts at a time or later; where that is far away, the one in which the time lies. */
function cueOfTime(cues: readonly Cue[], time: number): number {
  const cue = cueAtTime(cues, time - tolerance)
  const [before, after] = [cues[cue]?.startTime, cues[cue + 1]?.startTime ?? Infinity]
  if (before === undefined) return cues.length
  const within = after - time > farAway && time - before < after - time && time <= (cues[cue]?.endTime ?? before)
  return before >= time - tolerance || within ? cue : cue + 1
}

function cueOfPlace(cues: readonly Cue[], offset: number): number {
  return partitionPoint(cues.length, (cue) => (cues[cue] as Cue).start < offset)
}
