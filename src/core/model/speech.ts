import { compoundsIn, isBrokenCompound } from './brokenCompound'
import { isUnspaced, wider, type Gap } from './gap'
import { sentenceEnds } from './sentences'
import type { Cue, Span } from './transcript'

/** A sentence of a {@link Speech}; `start` and `end` are positions in its text. */
export interface Sentence extends Span {
  /** Index of the cue in which it begins. */
  readonly cue: number
  /** True when another speaker than before begins with it. */
  readonly turn: boolean
}

/**
 * The spoken words of a transcript as running text: cues joined by single spaces (but within a word, and in scripts that
 * are written without), annotations, signs of turn and
 * markup left out, escapes read, and a way back to the source for every position. All that reads across cues (sentences, phrases,
 * quotations, terms over a line break) reads this.
 */
export interface Speech {
  readonly text: string
  /**
   * For each cue the position in `text` where its words begin; equal neighbours mean a cue without words. A word over
   * the end of a cue belongs to the cue in which it begins.
   */
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
  let gap: Gap = 'blank'
  // A sound between two pieces of a word is none of it.
  let sound = false
  // The cue that is read, and the first one whose beginning is not known yet.
  let cue = -1
  let open = 0
  let pieces = 0
  let compounds: ReadonlySet<string> | undefined
  const knownCompounds = (): ReadonlySet<string> => (compounds ??= compoundsIn(cues.map(({ text }) => text)))

  /** What stands between a run and the one before it; `within` where both are parts of a word. */
  const jointTo = (run: string): ' ' | '' | 'within' => {
    if (position === 0) return ''
    if (gap === 'none') return 'within'
    const before = parts.at(-1) ?? ''
    if (gap === 'blank' || pendingTurn) return ' '
    if (!sound && ((gap === 'cue' && cues[cue]?.continues === true) || isBrokenCompound(before, run, knownCompounds)))
      return 'within'
    return isUnspaced(before, run) ? '' : ' '
  }
  const emitRun = (run: string, offset: number, width: number): void => {
    const joint = jointTo(run)
    if (gap !== 'none') pieces += 1
    if (joint === ' ') {
      parts.push(' ')
      position += 1
    }
    if (pendingTurn) turns.add(position)
    if (open <= cue) {
      // Of a word that the cue before began, this cue has none: its own words begin behind it.
      const own = joint === 'within' ? run.indexOf(' ') + 1 : 0
      if (joint !== 'within' || own > 0) for (; open <= cue; open++) cueStarts[open] = position + own
    }
    pendingTurn = false
    sound = false
    gap = 'none'
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
    let end = 0
    for (const run of text.matchAll(/\S+(?: \S+)*/g)) {
      gap = wider(gap, text.slice(end, run.index))
      emitRun(run[0], offset + run.index, run[0].length)
      end = run.index + run[0].length
    }
    gap = wider(gap, text.slice(end))
  }
  const emitEscape = (text: string, { start, end }: Span): void => {
    const run = text.trim().replace(/\s+/g, ' ')
    gap = wider(gap, /^\s*/.exec(text)?.[0] ?? '')
    if (run === '') return
    emitRun(run, start, end - start)
    gap = wider(gap, text.slice(text.trimEnd().length))
  }

  const cut = (kind: 'turn' | 'annotation'): void => {
    if (kind === 'annotation') sound = true
    if (gap === 'none') gap = 'line'
  }

  let speaker: string | undefined
  cues.forEach((each, index) => {
    cue = index
    gap = 'cue'
    if (each.speaker !== speaker) pendingTurn = true
    speaker = each.speaker
    let from = each.start
    for (const mark of each.marks ?? []) {
      emit(each.text.slice(from - each.start, mark.start - each.start), from)
      if (mark.kind === 'turn') pendingTurn = true
      if (mark.kind === 'turn' || mark.kind === 'annotation') cut(mark.kind)
      if (mark.kind === 'escape') emitEscape(mark.text ?? '', mark)
      from = mark.end
    }
    emit(each.text.slice(from - each.start), from)
  })

  const text = parts.join('')
  cueStarts.fill(text.length, open)
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
