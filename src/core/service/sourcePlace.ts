/** A place in a text as editors count it, both from 0: lines end in `\n`, `\r\n` or `\r`, also mixed. */
export interface SourcePosition {
  readonly line: number
  readonly character: number
}

/** A place in an editor that shows a file, perhaps with other line ends, perhaps in another encoding. */
export interface PlaceInView extends SourcePosition {
  /** What the editor shows in front of it in its line, the last characters of it where the line is long. */
  readonly before: string
}

/** So much of {@link PlaceInView.before} tells that both texts are the same there. */
export const enoughBefore = 200

/**
 * The offset in a source of a place in an editor; undefined where the editor shows something else there, as with a
 * file opened in another encoding.
 */
export function offsetOf(source: string, { line, character, before }: PlaceInView): number | undefined {
  const offset = lineStart(source, line) + character
  return offset <= source.length && source.endsWith(before, offset) ? offset : undefined
}

/** Line and character of an offset. */
export function positionOf(source: string, offset: number): SourcePosition {
  return positionsOf(source, [offset])[0] as SourcePosition
}

/** The same of many offsets, which ascend, in one pass. */
export function positionsOf(source: string, offsets: readonly number[]): readonly SourcePosition[] {
  const lineEnd = /\r\n|\n|\r/g
  let line = 0
  let start = 0
  let end = lineEnd.exec(source)
  return offsets.map((offset) => {
    for (; end !== null && lineEnd.lastIndex <= offset; end = lineEnd.exec(source)) {
      line += 1
      start = lineEnd.lastIndex
    }
    return { line, character: offset - start }
  })
}

/** Where a line begins; the end of the source for lines behind it. */
function lineStart(source: string, line: number): number {
  const lineEnd = /\r\n|\n|\r/g
  for (let left = line; left > 0; left--) if (lineEnd.exec(source) === null) return source.length
  return lineEnd.lastIndex
}
