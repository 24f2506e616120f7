import type { Env, MarkdownIt, Token } from 'markdown-it'
import type { Span } from '../model/transcript'

/** A link in a text; all spans but `target` are in the text as it is read. */
export interface InlineLink extends Span {
  /** As written, without escapes. */
  readonly href: string
  /** Where its address stands in the Markdown; absent where it stands elsewhere, as with `[label][reference]`. */
  readonly target?: Span
}

/** Markdown of a paragraph as it is read, with the place in the Markdown of each of its characters. */
export interface InlineText {
  readonly text: string
  /** For each UTF-16 unit of `text` its offset in the Markdown, and one more for the end. */
  readonly at: readonly number[]
  readonly links: readonly InlineLink[]
  /** Stretches in bold or italics. */
  readonly emphasis: readonly Span[]
  /** Stretches of other markup: code, links, what is struck through. */
  readonly markup: readonly Span[]
  /** HTML comments: where they stand in `text`, and what they say. */
  readonly comments: readonly { readonly at: number; readonly text: string }[]
  /** Places of characters that were escaped: they stand for themselves, and are no signs of the writer. */
  readonly escaped: ReadonlySet<number>
  /** Places where a line ends. */
  readonly breaks: readonly number[]
}

/**
 * Reads the Markdown of a paragraph. markdown-it tells what there is, but not where: its tokens are walked along the
 * Markdown that they were made of.
 *
 * @returns undefined where the two do not go together, so that no place is known
 */
export function readInline(md: MarkdownIt, source: string, env: Env): InlineText | undefined {
  const tokens: Token[] = []
  md.inline.parse(source, md, env, tokens)
  return new Walk(md, source).along(tokens)
}

class Walk {
  private readonly md: MarkdownIt
  private readonly source: string
  private pos = 0
  private length = 0
  private readonly parts: string[] = []
  private readonly at: number[] = []
  private readonly links: InlineLink[] = []
  private readonly emphasis: Span[] = []
  private readonly markup: Span[] = []
  private readonly comments: { at: number; text: string }[] = []
  private readonly escaped = new Set<number>()
  private readonly breaks: number[] = []
  private readonly open: { readonly token: Token; readonly start: number }[] = []

  constructor(md: MarkdownIt, source: string) {
    this.md = md
    this.source = source
  }

  along(tokens: readonly Token[]): InlineText | undefined {
    for (const token of tokens) if (!this.step(token)) return undefined
    const { at, links, emphasis, markup, comments, escaped, breaks } = this
    at.push(this.pos)
    return { text: this.parts.join(''), at, links, emphasis, markup, comments, escaped, breaks }
  }

  /** False where the token is not what stands here. */
  private step(token: Token): boolean {
    switch (token.type) {
      case 'text':
        return this.literally(token.content)
      case 'text_special':
        return this.escape(token)
      case 'softbreak':
      case 'hardbreak':
        return this.lineEnd()
      case 'code_inline':
        return this.code(token)
      case 'html_inline':
        return this.html(token.content)
      case 'image':
        return this.skip(`![${token.content}`) && this.linkEnd(token) !== 'wrong'
      case 'link_open':
        this.open.push({ token, start: this.length })
        return token.markup === 'linkify' || this.skip(token.markup === 'autolink' ? '<' : '[')
      case 'link_close':
        return this.closeLink()
      case 'em_open':
      case 'strong_open':
      case 's_open':
        this.open.push({ token, start: this.length })
        return this.skip(token.markup)
      case 'em_close':
      case 'strong_close':
      case 's_close':
        this.close(token.type === 's_close' ? this.markup : this.emphasis)
        return this.skip(token.markup)
      default:
        return false
    }
  }

  private literally(text: string): boolean {
    if (!this.source.startsWith(text, this.pos)) return false
    this.emit(text, this.pos, 1)
    this.pos += text.length
    return true
  }

  private escape({ content, markup }: Token): boolean {
    if (!this.source.startsWith(markup, this.pos)) return false
    // Only a backslash makes of a sign what stands for itself; `&hellip;` is just another way to write one.
    if (markup.startsWith('\\')) this.escaped.add(this.length)
    this.emit(content, this.pos, 0)
    this.pos += markup.length
    return true
  }

  private lineEnd(): boolean {
    const end = /[ \t]*\\?\n[ \t]*/y
    end.lastIndex = this.pos
    const found = end.exec(this.source)
    if (found === null) return false
    this.breaks.push(this.length)
    this.emit(' ', this.pos, 1)
    this.pos += found[0].length
    return true
  }

  private code({ content, markup }: Token): boolean {
    const from = this.pos + markup.length
    const end = this.source
      .slice(from, from + content.length + 1)
      .replace(/\n/g, ' ')
      .indexOf(content)
    if (!this.source.startsWith(markup, this.pos) || end < 0 || end > 1) return false
    this.markup.push({ start: this.length, end: this.length + content.length })
    this.emit(content, from + end, 1)
    this.pos = from + end + content.length
    return this.skip(`${' '.repeat(end)}${markup}`)
  }

  private html(content: string): boolean {
    if (!this.source.startsWith(content, this.pos)) return false
    if (content.startsWith('<!--')) this.comments.push({ at: this.length, text: content.slice(4, -3).trim() })
    // A line break of HTML parts words.
    if (/^<br\b/i.test(content)) this.emit(' ', this.pos, 0)
    this.pos += content.length
    return true
  }

  private closeLink(): boolean {
    const opened = this.open.pop()
    if (opened === undefined) return false
    const { token, start } = opened
    const href = String(token.attrGet('href') ?? '')
    const end = this.length
    if (token.markup !== '') {
      const target = { start: this.pos - href.length, end: this.pos }
      this.links.push({ start, end, href, target })
      return token.markup === 'linkify' || this.skip('>')
    }
    const target = this.linkEnd(token)
    if (target === 'wrong') return false
    this.links.push({ start, end, href, ...(target && { target }) })
    this.markup.push({ start, end })
    return true
  }

  /** Behind the text of a link or an image: `](address "title")`, `][reference]`, `][]` or `]`. */
  private linkEnd(token: Token): Span | 'wrong' | undefined {
    if (!this.skip(']')) return 'wrong'
    const label = (token.meta as { readonly label?: string } | null)?.label
    if (label !== undefined) return this.reference(label)
    if (!this.skip('(')) return 'wrong'
    this.skipBlanks()
    const from = this.pos
    const { helpers } = this.md
    const destination = helpers.parseLinkDestination(this.source, from, this.source.length)
    if (destination.ok) this.pos = destination.pos
    const target = { start: from, end: this.pos }
    this.skipBlanks()
    const title = helpers.parseLinkTitle(this.source, this.pos, this.source.length)
    if (title.ok && this.pos > target.end) this.pos = title.pos
    this.skipBlanks()
    return this.skip(')') ? target : 'wrong'
  }

  private reference(label: string): undefined {
    if (this.source[this.pos] !== '[') return
    if (this.source[this.pos + 1] === ']') this.pos += 2
    // A bracket in a label is escaped; a few are looked at, as behind `[label]` other brackets may follow.
    for (let close = this.source.indexOf(']', this.pos), tries = 0; close > 0 && tries < 4; tries++) {
      if (this.md.utils.normalizeReference(this.source.slice(this.pos + 1, close)) === label) {
        this.pos = close + 1
        return
      }
      close = this.source.indexOf(']', close + 1)
    }
  }

  private close(into: Span[]): void {
    const opened = this.open.pop()
    if (opened !== undefined) into.push({ start: opened.start, end: this.length })
  }

  private skip(text: string): boolean {
    if (!this.source.startsWith(text, this.pos)) return false
    this.pos += text.length
    return true
  }

  private skipBlanks(): void {
    while (/[ \t\n]/.test(this.source[this.pos] ?? '')) this.pos += 1
  }

  /** @param step 0 where all characters stand for one stretch of the Markdown, else 1 */
  private emit(text: string, from: number, step: 0 | 1): void {
    this.parts.push(text)
    for (let i = 0; i < text.length; i++) this.at.push(from + i * step)
    this.length += text.length
  }
}
