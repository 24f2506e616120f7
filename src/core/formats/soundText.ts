import type { Cue, Fact, Mark, Metadata, Span, Transcript } from '../model/transcript'
import { mojibakeIn, repairMojibake, type Repair } from './mojibake'

/**
 * A transcript whose words are free of what files pick up on their way: mojibake becomes an escape for what it says,
 * control characters become markup. Titles and names are repaired as well; the cues keep the characters of the source.
 */
export function soundText(transcript: Transcript): Transcript {
  const { metadata, chapters, cues } = transcript
  return {
    ...transcript,
    metadata: soundMetadata(metadata),
    chapters: chapters.map((chapter) => ({ ...chapter, title: repairMojibake(chapter.title) })),
    cues: cues.map(soundCue),
  }
}

function soundMetadata(metadata: Metadata): Metadata {
  const { title, show, description, people } = metadata
  return {
    ...metadata,
    ...(title === undefined ? {} : { title: sound(title, repairMojibake) }),
    ...(show === undefined ? {} : { show: sound(show, repairMojibake) }),
    ...(description === undefined ? {} : { description: sound(description, repairMojibake) }),
    ...(people === undefined
      ? {}
      : {
          people: sound(people, (all) =>
            all.map(({ name, role }) => ({
              name: repairMojibake(name),
              ...(role === undefined ? {} : { role: repairMojibake(role) }),
            })),
          ),
        }),
  }
}

function sound<T>(fact: Fact<T>, repair: (value: T) => T): Fact<T> {
  return { ...fact, value: repair(fact.value) }
}

function soundCue(cue: Cue): Cue {
  const speaker = cue.speaker === undefined ? undefined : repairMojibake(cue.speaker)
  const marks = marksOf(cue)
  if (marks === cue.marks && speaker === cue.speaker) return cue
  return { ...cue, ...(speaker === undefined ? {} : { speaker }), ...(marks === undefined ? {} : { marks }) }
}

// Nearly every cue has none of this.
const suspect = /[\u0000-\u0008\u000e-\u001f\u007f]|[^\u0000-\u007f]{2}/
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]+/g

/** The marks of a cue with those for what is unsound in between; the very same where there is nothing. */
function marksOf(cue: Cue): Cue['marks'] {
  const known = cue.marks ?? []
  if (!suspect.test(cue.text) && !known.some(({ kind }) => kind === 'escape')) return cue.marks
  const marks: Mark[] = []
  let escapes: Mark[] = []
  let from = cue.start
  for (const mark of known) {
    if (mark.kind === 'escape') escapes.push(mark)
    else {
      addMarks(marks, cue, { start: from, end: mark.start }, escapes)
      marks.push(mark)
      escapes = []
      from = mark.end
    }
  }
  addMarks(marks, cue, { start: from, end: cue.end }, escapes)
  const same = marks.length === known.length && marks.every((mark, index) => mark === known[index])
  return same ? cue.marks : marks
}

/** Adds the marks of a stretch that holds none but `escapes`; those that write parts of mojibake are read with it. */
function addMarks(marks: Mark[], cue: Cue, stretch: Span, escapes: readonly Mark[]): void {
  const repairs = repairsIn(cue, stretch, escapes)
  let at = stretch.start
  for (const mark of repairs.length === 0 ? escapes : together(escapes, repairs)) {
    addControls(marks, cue, at, mark.start)
    marks.push(mark)
    at = mark.end
  }
  addControls(marks, cue, at, stretch.end)
}

/** Escapes and repairs in order, without the escapes that a repair holds; both are in order already. */
function together(escapes: readonly Mark[], repairs: readonly Mark[]): readonly Mark[] {
  const all: Mark[] = []
  let next = 0
  for (const escape of escapes) {
    for (let repair = repairs[next]; repair !== undefined && repair.end <= escape.start; repair = repairs[next]) {
      all.push(repair)
      next += 1
    }
    const repair = repairs[next]
    if (repair === undefined || escape.start < repair.start) all.push(escape)
  }
  for (; next < repairs.length; next++) all.push(repairs[next] as Mark)
  return all
}

function addControls(marks: Mark[], cue: Cue, start: number, end: number): void {
  if (start === end) return
  for (const { 0: run, index } of cue.text.slice(start - cue.start, end - cue.start).matchAll(controls)) {
    marks.push({ kind: 'markup', start: start + index, end: start + index + run.length })
  }
}

function repairsIn(cue: Cue, { start, end }: Span, escapes: readonly Mark[]): Mark[] {
  const plain = (from: number, to: number): string => cue.text.slice(from - cue.start, to - cue.start)
  if (escapes.length === 0) {
    return mojibakeIn(plain(start, end)).map((repair) => escapeOf(start + repair.start, start + repair.end, repair))
  }
  let text = ''
  let at = start
  for (const escape of escapes) {
    text += plain(at, escape.start) + (escape.text ?? '')
    at = escape.end
  }
  const repairs = mojibakeIn(text + plain(at, end))
  if (repairs.length === 0) return []
  const places = placesOf(start, end, escapes)
  return repairs.flatMap((repair) => {
    const from = places[repair.start]
    const to = places[repair.end]
    return from === undefined || to === undefined ? [] : [escapeOf(from, to, repair)]
  })
}

/** The source offset of each unit of a stretch as its escapes are read; of none within what an escape stands for. */
function placesOf(start: number, end: number, escapes: readonly Mark[]): readonly (number | undefined)[] {
  const places: (number | undefined)[] = []
  const addPlain = (from: number, to: number): void => {
    for (let at = from; at < to; at++) places.push(at)
  }
  let at = start
  for (const escape of escapes) {
    addPlain(at, escape.start)
    const { length } = escape.text ?? ''
    for (let i = 0; i < length; i++) places.push(i === 0 ? escape.start : undefined)
    at = escape.end
  }
  addPlain(at, end)
  places.push(end)
  return places
}

function escapeOf(start: number, end: number, { text }: Repair): Mark {
  return { kind: 'escape', start, end, text }
}
