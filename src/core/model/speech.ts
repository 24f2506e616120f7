import type { Cue, Span } from './transcript'
import { sentenceEnds } from './sentences'

/** A sentence of a {@link Speech}; `start` and `end` are positions in its text. */
export interface Sentence extends Span {
  /** Index of the cue in which it begins. */
  readonly cue: number
  /** True when another speaker than before begins with it. */
  readonly turn: boolean
}

/**
 * The spoken words of a transcript as running text: cues joined by single spaces, annotations, signs of turn and
 * markup left out, escapes read, and a way back to the source for every position. All that reads across cues (sentences, phrases,
 * quotations, terms over a line break) reads this.
 */
export interface Speech {
  readonly text: string
  /** For each cue the position in `text` where its words begin; equal neighbours mean a cue without words. */
  readonly cueStarts: Int32Array
  readonly sentences: readonly Sentence[]
  /** False for text such as bare captions, in which every cue stands for a sentence. */
  readonly punctuated: boolean
  /** The pieces of the text, in order, with the stretches of the source that they were made of. */
  readonly runs: Runs
}

/** Text and source share a run character by character where both lengths are the same; else the run is an escape. */
interface Runs {
  /** Positions in the text. */
  readonly at: Int32Array
  /** Source offsets. */
  readonly source: Int32Array
  /** Lengths in the text. */
  readonly length: Int32Array
  /** Lengths in the source. */
  readonly sourceLength: Int32Array
}

/** Fewer sentence ends than one in so many words, and the text is taken as having no punctuation. */
const wordsPerSentenceAtMost = 80

export function speechOf(cues: readonly Cue[]): Speech {
  const parts: string[] = []
  const at: number[] = []
  const source: number[] = []
  const length: number[] = []
  const sourceLength: number[] = []
  const cueStarts = new Int32Array(cues.length)
  const turns = new Set<number>()
  let position = 0
  let pendingTurn = false
  // True while nothing but markup stands between a run and the one before it.
  let attached = false
  let pieces = 0

  const emitRun = (run: string, offset: number, width: number): void => {
    if (!attached) pieces += 1
    if (position > 0 && !attached) {
      parts.push(' ')
      position += 1
    }
    if (pendingTurn) turns.add(position)
    pendingTurn = false
    attached = true
    at.push(position)
    source.push(offset)
    length.push(run.length)
    sourceLength.push(width)
    parts.push(run)
    position += run.length
  }
  const emit = (text: string, offset: number): void => {
    if (text === '') return
    // Nearly every cue is one run already.
    if (!/^\s|\s$|\s\s|[^\S ]/.test(text)) {
      emitRun(text, offset, text.length)
      return
    }
    for (const run of text.matchAll(/\S+(?: \S+)*/g)) {
      if (run.index > 0) attached = false
      emitRun(run[0], offset + run.index, run[0].length)
    }
    if (/\s/.test(text.at(-1) ?? '')) attached = false
  }
  const emitEscape = (text: string, { start, end }: Span): void => {
    const run = text.trim().replace(/\s+/g, ' ')
    if (/^\s/.test(text)) attached = false
    if (run !== '') emitRun(run, start, end - start)
    if (/\s/.test(text.at(-1) ?? '')) attached = false
  }

  let speaker: string | undefined
  cues.forEach((cue, index) => {
    attached = false
    cueStarts[index] = position === 0 ? 0 : position + 1
    if (cue.speaker !== speaker) pendingTurn = true
    speaker = cue.speaker
    let from = cue.start
    for (const mark of cue.marks ?? []) {
      emit(cue.text.slice(from - cue.start, mark.start - cue.start), from)
      if (mark.kind === 'turn') pendingTurn = true
      if (mark.kind === 'turn' || mark.kind === 'annotation') attached = false
      if (mark.kind === 'escape') emitEscape(mark.text ?? '', mark)
      from = mark.end
    }
    emit(cue.text.slice(from - cue.start), from)
  })

  const text = parts.join('')
  // A trailing cue without words would point one past the text.
  for (let i = cues.length - 1; i >= 0 && (cueStarts[i] as number) > text.length; i--) cueStarts[i] = text.length
  const ends = sentenceEnds(text)
  const punctuated =
    ends.length * wordsPerSentenceAtMost >= pieces && ends.length * wordsPerSentenceAtMost >= text.length / 6
  const speech = {
    text,
    cueStarts,
    punctuated,
    runs: {
      at: Int32Array.from(at),
      source: Int32Array.from(source),
      length: Int32Array.from(length),
      sourceLength: Int32Array.from(sourceLength),
    },
  }
  return { ...speech, sentences: sentencesOf(text, punctuated ? ends : [...cueStarts.slice(1)], turns, cueStarts) }
}

/**
 * The place in the source file of a position in the text; at a joint between cues the place after it, within an
 * escape its beginning.
 */
export function toSource(speech: Speech, position: number): number {
  const { at, source, length, sourceLength } = speech.runs
  const run = floorIndex(at, position)
  if (run < 0) return source[0] ?? 0
  const within = position - (at[run] as number)
  const next = source[run + 1]
  if (within > (length[run] as number) && next !== undefined) return next
  if (within >= (length[run] as number)) return (source[run] as number) + (sourceLength[run] as number)
  return (source[run] as number) + (length[run] === sourceLength[run] ? within : 0)
}

/** The stretch of the source file that a stretch of the text was made of; an escape is held as a whole. */
export function spanToSource(speech: Speech, span: Span): Span {
  const start = toSource(speech, span.start)
  if (span.end <= span.start) return { start, end: start }
  const { at, source, length, sourceLength } = speech.runs
  const run = floorIndex(at, span.end - 1)
  const inside = span.end - (at[run] ?? 0) <= (length[run] ?? 0)
  if (inside && length[run] !== sourceLength[run])
    return { start, end: (source[run] as number) + (sourceLength[run] as number) }
  return { start, end: toSource(speech, span.end - 1) + 1 }
}

/** The position in the text of a place in the source file; inside a mark or a gap the position after it. */
export function fromSource(speech: Speech, offset: number): number {
  const { at, source, length, sourceLength } = speech.runs
  const run = floorIndex(source, offset)
  if (run < 0) return 0
  const within = offset - (source[run] as number)
  const width = sourceLength[run] as number
  if (within > width) return at[run + 1] ?? speech.text.length
  if (length[run] === width) return (at[run] as number) + within
  return (at[run] as number) + (within === width ? (length[run] as number) : 0)
}

/** Index of the cue whose words hold a position, -1 when there are no cues. */
export function cueAtPosition(speech: Speech, position: number): number {
  const index = floorIndex(speech.cueStarts, position)
  return index < 0 && speech.cueStarts.length > 0 ? 0 : index
}

/** Index of the sentence that holds a position, or of the last one before it; -1 when there are none. */
export function sentenceAtPosition(speech: Speech, position: number): number {
  let low = 0
  let high = speech.sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((speech.sentences[middle] as Sentence).start <= position) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

function sentencesOf(
  text: string,
  ends: readonly number[],
  turns: ReadonlySet<number>,
  cueStarts: Int32Array,
): Sentence[] {
  const borders = [...new Set([...ends, ...turns, text.length])].sort((a, b) => a - b)
  const sentences: Sentence[] = []
  let start = 0
  let cue = 0
  for (const border of borders) {
    const end = border - (text.slice(start, border).length - text.slice(start, border).trimEnd().length)
    if (end > start) {
      while (cue + 1 < cueStarts.length && (cueStarts[cue + 1] as number) <= start) cue += 1
      sentences.push({ start, end, cue, turn: turns.has(start) })
    }
    start = border
    while (text[start] === ' ') start += 1
  }
  return sentences
}

/** Index of the last element that is at most `value`, -1 when all are larger. */
function floorIndex(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
