import type { GlossaryScope } from '../glossary/entry'
import type { Glossary } from '../glossary/glossary'
import { partitionPoint } from '../model/partitionPoint'
import { cueAtTime, isTimed, type Cue, type Transcript } from '../model/transcript'
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
  const bounds = published.length > 0 ? published.map(({ cue }) => cue) : [0]
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
  const whole =
    published.length === 0
      ? []
      : namesOf(stream, [...bounds.map((cue) => speech.cueStarts[cue] ?? 0), speech.text.length])

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
    const own = published[group]
    if (own === undefined) return derived
    const naming = { title: own.title, keywords: whole[group]?.keywords ?? [] }
    return [make(starts[0] as number, next, naming, false, starts.length > 1 ? derived : [])]
  })
}

/** Published times may lie a little before or after the cue they mean. */
const tolerance = 1

/** The cue that each published chapter opens with: the first that starts at its time or later. */
function publishedStarts(transcript: Transcript): { readonly title: string; readonly cue: number }[] {
  const { cues, chapters } = transcript
  if (!isTimed(transcript)) return []
  const starts: { title: string; cue: number }[] = []
  for (const { title, startTime } of chapters) {
    const wanted = startTime - tolerance
    let cue = cueAtTime(cues, wanted)
    if ((cues[cue]?.startTime ?? 0) < wanted) cue += 1
    // What comes before the first published chapter belongs to it: chapters leave no gap.
    if (starts.length === 0) cue = 0
    if (cue < cues.length && cue > (starts.at(-1)?.cue ?? -1)) starts.push({ title, cue })
  }
  return starts
}
