/**
 * What a line of a note is, as far as it matters for putting something near it.
 *
 * - `closed`: front matter or a code block, its border lines included; nothing may be put inside.
 * - `item`, `empty-item`: begins a list item, with or without text; `content` is the column of its text.
 * - `quote`, `empty-quote`: of a quotation, with or without text.
 * - `text`: anything else, among it the further lines of paragraphs, items and tables.
 */
export interface MarkdownLine {
  readonly kind: 'blank' | 'closed' | 'heading' | 'item' | 'empty-item' | 'quote' | 'empty-quote' | 'text'
  /** Without its line end. */
  readonly text: string
  /** Offset in the note. */
  readonly start: number
  /** Column at which the text of a list item begins; 0 in other lines. */
  readonly content: number
  /** Number of the closed region it lies in; 0 in other lines. */
  readonly region: number
}

/** The lines of a note; there is always at least one. */
export function markdownLines(note: string): MarkdownLine[] {
  const lines: MarkdownLine[] = []
  const close = frontMatterEnd(note)
  let region = close === undefined ? 0 : 1
  let fence: string | undefined
  let start = 0
  for (const match of note.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    const text = match[1] ?? ''
    start = match.index
    if (start === note.length && lines.length > 0 && !/[\r\n]$/.test(note)) break
    const mark = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})/.exec(text)?.[1]
    if (close !== undefined && start < close) {
      lines.push({ kind: 'closed', text, start, content: 0, region: 1 })
    } else if (fence !== undefined) {
      lines.push({ kind: 'closed', text, start, content: 0, region })
      if (mark?.startsWith(fence) === true && /^[\s>]*[`~]+\s*$/.test(text)) fence = undefined
    } else if (mark !== undefined) {
      fence = mark
      region += 1
      lines.push({ kind: 'closed', text, start, content: 0, region })
    } else {
      lines.push(openLine(text, start))
    }
  }
  return lines
}

function openLine(text: string, start: number): MarkdownLine {
  const line = (kind: MarkdownLine['kind'], content = 0): MarkdownLine => ({ kind, text, start, content, region: 0 })
  if (text.trim() === '') return line('blank')
  if (/^ {0,3}#{1,6}(?:\s|$)/.test(text)) return line('heading')
  if (/^[\s>]*>\s*$/.test(text)) return line('empty-quote')
  if (/^ {0,3}>/.test(text)) return line('quote')
  if (/^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(text)) return line('heading')
  const item = /^(\s*(?:[-*+]|\d{1,9}[.)]))(\s+|$)(.*)$/.exec(text)
  if (item === null) return line('text')
  const [, marker = '', space = '', words = ''] = item
  if (words === '') return line('empty-item', marker.length + 1)
  return line('item', marker.length + (space.length > 4 ? 1 : space.length))
}

/** Offset after the closing line of YAML front matter. */
function frontMatterEnd(note: string): number | undefined {
  if (!/^---[^\S\r\n]*[\r\n]/.test(note)) return undefined
  const closing = /[\r\n](?:---|\.\.\.)[^\S\r\n]*(?=[\r\n]|$)/g
  closing.lastIndex = 3
  const match = closing.exec(note)
  return match === null ? undefined : match.index + match[0].length
}
