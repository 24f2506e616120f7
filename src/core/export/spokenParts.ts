import { withCharacters } from '../formats/characterReferences'
import type { Cue } from '../model/transcript'

/** A piece of a cue as it is written anew: words as they are spoken, a sound beside them, a change of speaker. */
export type SpokenPart =
  { readonly kind: 'words' | 'annotation'; readonly text: string } | { readonly kind: 'turn'; readonly text?: never }

/** The parts of a cue in order, without markup and with escapes read; none is empty. */
export function spokenParts({ text, start, marks = [] }: Cue): SpokenPart[] {
  const parts: SpokenPart[] = []
  let words = ''
  const flush = (): void => {
    const said = folded(words)
    if (said !== '') parts.push({ kind: 'words', text: said })
    words = ''
  }
  let from = 0
  for (const mark of marks) {
    words += text.slice(from, mark.start - start)
    from = mark.end - start
    if (mark.kind === 'escape') words += mark.text ?? ''
    if (mark.kind === 'escape' || mark.kind === 'markup') continue
    flush()
    // Two signs of turn without a word between are one change of speaker.
    if (mark.kind === 'turn' && parts.at(-1)?.kind !== 'turn') parts.push({ kind: 'turn' })
    if (mark.kind === 'annotation')
      parts.push({ kind: 'annotation', text: annotationText(text.slice(mark.start - start, from)) })
  }
  words += text.slice(from)
  flush()
  return parts
}

/** An annotation as people read it; in its source it may hold what the form writes for other characters. */
function annotationText(written: string): string {
  const plain = written
    .replace(/<[^<>]{0,200}>|\*/g, '')
    .replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[nrtN]/g, ' ')
    .replace(/\\(.)/g, '$1')
  return folded(withCharacters(plain))
}

/** A text in one line. */
export function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}
