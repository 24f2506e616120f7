import MarkdownItParser, { type Env, type MarkdownIt, type StateBlock, type Token } from 'markdown-it'
import { frontMatterLines } from '../glossary/proseOf'
import { readInline, type InlineText } from './inlineText'

/** A paragraph of a note. */
export interface NoteParagraph {
  /** Its Markdown, without the signs of quotation and the indents at the beginning of its lines. */
  readonly markdown: string
  /** The quotation of the note that it stands in, the innermost one: the number of its block; undefined outside. */
  readonly quotation?: number
  /** The quotation that ends right before it, at the same level. */
  readonly after?: number
  /** As it is read, with offsets in the note; undefined where they cannot be told. Read when first asked for. */
  readonly read: () => InlineText | undefined
}

/**
 * The paragraphs of a Markdown note in order, wherever they stand: in quotations, lists, callouts. Front matter, code
 * and HTML blocks have none.
 */
export function noteParagraphs(note: string): NoteParagraph[] {
  const env: Env = {}
  const lines = note.replaceAll('\0', '\ufffd').match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/g) ?? []
  const head = frontMatterLines(lines)
  // Blank lines keep the numbers of all others.
  const tokens = parser().parse('\n'.repeat(head) + lines.slice(head).join(''), env)
  const starts = lineStarts(lines)
  const paragraphs: NoteParagraph[] = []
  const open: number[] = []
  let quotations = 0
  let closed: number | undefined
  tokens.forEach((token, i) => {
    if (token.type === 'blockquote_open') open.push(quotations++)
    else if (token.type === 'blockquote_close') closed = open.pop()
    else if (token.type === 'inline' && tokens[i - 1]?.type === 'paragraph_open') {
      const quotation = open.at(-1)
      const after = tokens[i - 2]?.type === 'blockquote_close' ? closed : undefined
      paragraphs.push({
        markdown: token.content,
        ...(quotation === undefined ? {} : { quotation }),
        ...(after === undefined ? {} : { after }),
        read: once(() => readAt(token, lines, starts, env)),
      })
    }
  })
  return paragraphs
}

/** Longer ones are no quotation that anybody makes, and each of their characters would be given a place. */
const longestParagraph = 500_000

let shared: MarkdownIt | undefined

/** Blocks only: paragraphs are read when somebody asks, as most hold no quotation. */
function parser(): MarkdownIt {
  if (shared !== undefined) return shared
  shared = new MarkdownItParser({ html: true, linkify: true })
  shared.block.ruler.before('reference', 'footnote', footnote, { alt: ['paragraph'] })
  shared.core.ruler.enableOnly(['normalize', 'block', 'strip_references'])
  // Nothing is shown of what is read: addresses stay as they are written, and each of them is judged by its reader.
  shared.normalizeLink = (url) => url
  shared.normalizeLinkText = (url) => url
  shared.validateLink = () => true
  return shared
}

/**
 * A footnote's text is a paragraph that begins with its label. Without this rule some would be taken for the addresses of
 * links, and those that follow each other for one paragraph.
 */
function footnote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const begins = (line: number): boolean =>
    (state.sCount[line] ?? 0) - state.blkIndent < 4 &&
    /^\[\^[^\]\s]{1,200}\]:/.test(state.src.slice(startOf(line), startOf(line) + 210))
  const startOf = (line: number): number => (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!begins(startLine)) return false
  if (silent) return true
  let line = startLine + 1
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent && !begins(line))
    line += 1
  state.line = line
  state.push('paragraph_open', 'p', 1)
  const text = state.push('inline', '', 0)
  text.content = state.getLines(startLine, line, state.blkIndent, false).trim()
  text.map = [startLine, line]
  text.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

function readAt(
  { content, map }: Token,
  lines: readonly string[],
  starts: readonly number[],
  env: Env,
): InlineText | undefined {
  if (content.length > longestParagraph) return undefined
  const inline = readInline(parser(), content, env)
  const toNote = inline && map && lineMap(content, map[0], lines, starts)
  if (!inline || !toNote) return undefined
  return {
    ...inline,
    at: inline.at.map(toNote),
    links: inline.links.map(({ target, ...link }) => ({
      ...link,
      ...(target && { target: { start: toNote(target.start), end: toNote(target.end) } }),
    })),
  }
}

/** From offsets in a paragraph's content to those in the note. Each line of the content is the end of a line of the note. */
function lineMap(
  content: string,
  first: number,
  lines: readonly string[],
  starts: readonly number[],
): ((offset: number) => number) | undefined {
  const froms: number[] = []
  const tos: number[] = []
  let from = 0
  const all = content.split('\n')
  for (const [i, line] of all.entries()) {
    const words = line.trim()
    const whole = lines[first + i]?.trimEnd()
    if (!whole?.endsWith(words)) return undefined
    froms.push(from + line.length - line.trimStart().length)
    tos.push((starts[first + i] ?? 0) + whole.length - words.length)
    from += line.length + 1
  }
  let at = 0
  return (offset) => {
    if (offset < (froms[at] ?? 0)) at = 0
    while ((froms[at + 1] ?? Infinity) <= offset) at += 1
    return (tos[at] ?? 0) + offset - (froms[at] ?? 0)
  }
}

function lineStarts(lines: readonly string[]): number[] {
  let at = 0
  return lines.map((line) => (at += line.length) - line.length)
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
