import { fromSource, sentenceAtPosition, spanToSource, type Speech } from '../model/speech'
import type { Span } from '../model/transcript'

/** How a quotation grows or shrinks: at which side, and by how much. */
export interface ExtentStep {
  readonly change: 'grow' | 'shrink'
  readonly side: 'start' | 'end'
  readonly unit: 'sentence' | 'turn'
}

/** A turn may last for an hour: one step takes so many sentences of it at most. */
const longestStep = 40

/**
 * The stretch of the source file that whole sentences around `range` become by a step. It is never less than a
 * sentence, and never more than the transcript.
 *
 * @returns undefined when nothing is said there
 */
export function changedExtent(speech: Speech, range: Span, { change, side, unit }: ExtentStep): Span | undefined {
  const { sentences } = speech
  const start = fromSource(speech, range.start)
  const first = sentenceAtPosition(speech, start)
  const last = sentenceAtPosition(speech, Math.max(start, fromSource(speech, range.end) - 1))
  const direction = (change === 'grow') === (side === 'end') ? 1 : -1
  const moved = (sentence: number): number => movedBy(speech, sentence, direction, side, unit)
  const from = side === 'start' ? Math.min(last, Math.max(0, moved(first))) : first
  const to = side === 'end' ? Math.max(first, Math.min(sentences.length - 1, moved(last))) : last
  const [one, other] = [sentences[from], sentences[to]]
  return one && other && spanToSource(speech, { start: one.start, end: other.end })
}

/** The next sentence in a direction that may be the border at a side. */
function movedBy(
  { sentences }: Speech,
  sentence: number,
  direction: 1 | -1,
  side: 'start' | 'end',
  unit: string,
): number {
  let moved = sentence + direction
  // A turn ends where the next sentence begins another one.
  const isBorder = (at: number): boolean => sentences[side === 'start' ? at : at + 1]?.turn !== false
  if (unit === 'turn')
    for (let steps = 1; steps < longestStep && sentences[moved] !== undefined && !isBorder(moved); steps++)
      moved += direction
  return moved
}
