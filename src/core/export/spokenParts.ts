import { withCharacters } from '../formats/characterReferences'
import type { Cue } from '../model/transcript'

/** A piece of a cue as it is written anew: words as they are spoken, a sound beside them, a change of speaker. */
export type SpokenPart =
  { readonly kind: 'words' | 'annotation'; readonly text: string } | { readonly kind: 'turn'; readonly text?: never }

/**
 * The parts of a cue in order, without markup and with escapes read; none is empty. No form that is written can say that a
 * word goes on in the next cue: it stands whole in the one in which it begins.
 */
export function spokenParts(cues: readonly Cue[], at: number): SpokenPart[] {
  const cue = cues[at]
  if (cue === undefined) return []
  const parts = cue.continues === true ? withoutFirstWord(partsOf(cue)) : partsOf(cue)
  for (let next = at + 1; parts.length > 0; next++) {
    const more = cues[next]
    if (more?.continues !== true) break
    const [first, ...others] = partsOf(more)
    const end = wordEnd(first?.text ?? '')
    parts.push({ kind: 'words', text: `${parts.pop()?.text ?? ''}${first?.text?.slice(0, end) ?? ''}` })
    if (others.length > 0 || end < (first?.text?.length ?? 0)) break
  }
  return parts
}

function withoutFirstWord([first, ...others]: readonly SpokenPart[]): SpokenPart[] {
  const rest = first?.text?.slice(wordEnd(first.text)).trim() ?? ''
  return rest === '' ? others : [{ kind: 'words', text: rest }, ...others]
}

function wordEnd(text: string): number {
  const blank = text.indexOf(' ')
  return blank < 0 ? text.length : blank
}

function partsOf({ text, start, marks = [] }: Cue): SpokenPart[] {
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
