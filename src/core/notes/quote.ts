import {
  cueAtPosition,
  fromSource,
  sentenceAtPosition,
  spanToSource,
  type Sentence,
  type Speech,
} from '../model/speech'
import { cueAtOffset, type Cue, type Span } from '../model/transcript'

/** Consecutive quoted words of one speaker. */
export interface QuoteParagraph {
  /** As the source names the speaker; absent where it does not. */
  readonly speaker?: string
  /** Exactly the source's words: annotations and signs of turn left out, cues joined by single spaces. */
  readonly text: string
}

/** Words copied from a transcript, with their place. `start` and `end` are offsets in the source file. */
export interface Quote extends Span {
  readonly paragraphs: readonly QuoteParagraph[]
  /** Seconds: the start of the cue that holds the first word. */
  readonly startTime?: number
  /** Seconds: the end of the cue that holds the last word. */
  readonly endTime?: number
}

/**
 * The words between two places in the source file, widened to whole sentences (in text without punctuation: to
 * whole cues) unless `exactly`. A change of speaker begins a new paragraph.
 *
 * @returns undefined when there are no words to quote
 */
export function quoteOf(cues: readonly Cue[], speech: Speech, range: Span, exactly = false): Quote | undefined {
  const span = exactly ? trimmed(speech.text, positions(speech, range)) : wholeSentences(speech, range)
  if (span === undefined || span.end <= span.start) return undefined
  const first = cues[cueAtPosition(speech, span.start)]
  const source = spanToSource(speech, span)
  // A last word may go on in another cue than it begins in.
  const last = cues[cueAtOffset(cues, source.end - 1)]
  return {
    ...source,
    paragraphs: paragraphsOf(cues, speech, span),
    ...(first?.startTime === undefined ? {} : { startTime: first.startTime }),
    ...(last?.endTime === undefined ? {} : { endTime: last.endTime }),
  }
}

function positions(speech: Speech, { start, end }: Span): Span {
  const from = fromSource(speech, start)
  return { start: from, end: Math.max(from, fromSource(speech, end)) }
}

function wholeSentences(speech: Speech, range: Span): Span | undefined {
  const span = trimmed(speech.text, positions(speech, range))
  const first = speech.sentences[sentenceAtPosition(speech, span.start)]
  const last = speech.sentences[sentenceAtPosition(speech, Math.max(span.start, span.end - 1))]
  return first && last && { start: first.start, end: last.end }
}

/** Without the white space around it; an empty span stays where it is. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && text[from] === ' ') from += 1
  while (to > from && text[to - 1] === ' ') to -= 1
  return { start: from, end: to }
}

function paragraphsOf(cues: readonly Cue[], speech: Speech, span: Span): QuoteParagraph[] {
  const paragraphs: QuoteParagraph[] = []
  let from = span.start
  const close = (to: number): void => {
    const text = speech.text.slice(from, to).trim()
    const speaker = cues[cueAtPosition(speech, from)]?.speaker
    if (text !== '') paragraphs.push(speaker === undefined ? { text } : { speaker, text })
    from = to
  }
  for (let i = sentenceAtPosition(speech, span.start) + 1; i < speech.sentences.length; i++) {
    const sentence = speech.sentences[i] as Sentence
    if (sentence.start >= span.end) break
    if (sentence.turn) close(sentence.start)
  }
  close(span.end)
  return paragraphs
}
