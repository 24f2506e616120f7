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
  const pieces: string[] = []
  let length = 0
  const add = (piece: string): void => {
    pieces.push(piece)
    length += piece.length
  }
  written.forEach((part, index) => {
    const before = written[index - 1]
    if (before !== undefined && before.kind !== 'turn') add(part.kind === 'turn' ? '\n' : ' ')
    const start = length
    add(part.kind === 'turn' ? turnSign(written, index) : part.text)
    if (part.kind !== 'words') signs.push({ start, end: length })
  })
  const text = pieces.join('').trimEnd()
  const leftOut = parts.flatMap((part) => (isWritten(part) ? [] : [part.text ?? '']))
  return { text, literal: literalPlaces(text, signs, labelled), leftOut }
}

/**
 * `- ` is understood at the beginning, between sentences, and in a later line where the first one has it; `>> ` in front of
 * any line.
 */
function turnSign(parts: readonly SpokenPart[], index: number): string {
  if (index === 0 || parts[0]?.kind === 'turn') return '- '
  const [before, next] = [parts[index - 1]?.text ?? '', parts[index + 1]?.text ?? '']
  const sentences = /[.?!…\-–—)\]"'”’]/.test(before.at(-1) ?? '') && /^["'“‘(]{0,9}[\p{Lu}\p{N}]/u.test(next)
  return sentences ? '- ' : '>> '
}

function literalPlaces(text: string, signs: readonly Span[], labelled: boolean): number[] {
  const places: number[] = []
  let next = 0
  for (const { kind, start, end } of marksInLines(text, 0)) {
    while ((signs[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const sign = signs[next]
    const meant = sign !== undefined && sign.start < end
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
