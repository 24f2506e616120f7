import { isAnnotation } from '../formats/marks'
import { marksInLines } from '../formats/pieces'
import { labelLike } from '../formats/speakerLabels'
import type { Span } from '../model/transcript'
import type { SpokenPart } from './spokenParts'

/** A cue as forms write it that know no marks: signs tell what is not words, as in captions on a screen. */
export interface CaptionText {
  /** In one line, and one more for each change of speaker within; `''` where nothing can be written. */
  readonly text: string
  /**
   * Places of single plain characters that must be written as a reference or an escape, as the words would be read as
   * a sign: `(laughing)` that is spoken, `- ` that is no change of speaker, `Ann Lee: ` that names nobody.
   */
  readonly literal: readonly number[]
  /** Annotations that would be read as spoken words and are left out, such as what a page says around its transcript. */
  readonly leftOut: readonly string[]
}

/**
 * @param labelled true where lines may begin with names and this one's speaker is not written otherwise
 * @example captionText([{ kind: 'turn' }, { kind: 'words', text: 'Yes.' }], false) // - Yes.
 */
export function captionText(parts: readonly SpokenPart[], labelled: boolean): CaptionText {
  const isWritten = (part: SpokenPart): boolean =>
    part.kind !== 'annotation' || isAnnotation(part.text, parts.length === 1)
  const written = parts.filter(isWritten)
  const signs: Span[] = []
  let text = ''
  written.forEach((part, index) => {
    const turn = part.kind === 'turn'
    if (text !== '' && !/[\s]$/.test(text)) text += turn ? '\n' : ' '
    const start = text.length
    text += turn ? turnSign(written, index) : part.text
    if (part.kind !== 'words') signs.push({ start, end: text.length })
  })
  const leftOut = parts.flatMap((part) => (isWritten(part) ? [] : [part.text ?? '']))
  return { text: text.trim(), literal: literalPlaces(text, signs, labelled), leftOut }
}

/** `- ` in front of a sentence, as captions have it; `>> ` is understood before any word. */
function turnSign(parts: readonly SpokenPart[], index: number): string {
  const next = parts[index + 1]
  const plain = index === 0 || parts[0]?.kind === 'turn' || /^["'“‘(]*[\p{Lu}\p{N}]/u.test(next?.text ?? '')
  return plain ? '- ' : '>> '
}

function literalPlaces(text: string, signs: readonly Span[], labelled: boolean): number[] {
  const places: number[] = []
  let next = 0
  for (const { kind, start, end } of marksInLines(text, 0)) {
    while ((signs[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const meant = signs[next] !== undefined && (signs[next] as Span).start < end
    const within = text.slice(start, end).search(kind === 'turn' ? / / : /[A-Za-z\d ]/)
    if (!meant && within >= 0) places.push(start + within)
  }
  for (const { start, end } of labelled ? labelLike(text) : []) {
    const colon = text.lastIndexOf(':', end)
    places.push(colon >= start ? colon : start + text.slice(start, end).search(/[A-Za-z]/))
  }
  return places.sort((a, b) => a - b)
}

/** A text of which the literal places are written in one way and all between them in another. */
export function withLiterals(
  { text, literal }: CaptionText,
  plain: (text: string) => string,
  escaped: (character: string) => string,
): string {
  let from = 0
  const parts: string[] = []
  for (const at of literal) {
    parts.push(plain(text.slice(from, at)), escaped(text.charAt(at)))
    from = at + 1
  }
  parts.push(plain(text.slice(from)))
  return parts.join('')
}

/** `&#97;`, which all captions read as the character. */
export function numericReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
