import * as vscode from 'vscode'
import type { Abbreviation } from '../core/service/messages'
import type { Library } from './library'
import type { Settings } from './settings'

interface PreviewDeps {
  readonly library: Library
  readonly settings: Settings
}

/** What of the editor's markdown-it is used; its version is the editor's. */
interface MarkdownParser {
  readonly core: { readonly ruler: { push(name: string, rule: (state: ParsedNote) => void): void } }
}

interface ParsedNote {
  readonly src: string
  readonly tokens: readonly Token[]
  readonly Token: TokenMaker
}

interface Token {
  readonly type: string
  content: string
  attrs: [string, string][] | null
  children: Token[] | null
}

type TokenMaker = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token

/** Of a longer note, and of more different terms, the preview shows none. */
const LONGEST_NOTE = 200_000
const MOST_WORDS = 400

/**
 * Terms of the glossaries as `<abbr>` in the Markdown preview. The preview is rendered at once while the glossary is in
 * the index worker: words not yet known are asked for, and the preview is rendered again when they are.
 */
export class PreviewAbbreviations implements vscode.Disposable {
  private readonly deps: PreviewDeps
  private readonly listening: vscode.Disposable
  private asked: string | undefined
  private known: readonly Abbreviation[] = []

  constructor(deps: PreviewDeps) {
    this.deps = deps
    this.listening = vscode.Disposable.from(
      deps.library.onDidChange(() => (this.asked = undefined)),
      deps.settings.onDidChange(() => (this.asked = undefined)),
    )
  }

  dispose(): void {
    this.listening.dispose()
  }

  /** For the editor's Markdown preview, see `markdown.markdownItPlugins` in package.json. */
  readonly extend = <Parser extends MarkdownParser>(markdown: Parser): Parser => {
    markdown.core.ruler.push('verbatim-abbreviations', (state) => {
      const { enabled, inNotes, firstOnly, muted } = this.deps.settings.cards
      if (!enabled || !inNotes || state.src.length > LONGEST_NOTE) return
      void this.ask(state.src)
      const shown = this.known.filter(({ label }) => !muted.has(label.toLowerCase()))
      if (shown.length === 0 || shown.length > MOST_WORDS) return
      const mark = marker(shown, firstOnly, state.Token)
      for (const token of state.tokens) if (token.children !== null) token.children = token.children.flatMap(mark)
    })
    return markdown
  }

  private async ask(text: string): Promise<void> {
    if (this.asked === text) return
    this.asked = text
    const found = await this.deps.library.index.request('abbreviations', { text }).catch(() => undefined)
    if (found === undefined || this.asked !== text || JSON.stringify(found) === JSON.stringify(this.known)) return
    this.known = found
    await vscode.commands.executeCommand('markdown.preview.refresh')
  }
}

/** Puts the words that are known in a piece of text between `<abbr>` and `</abbr>`; links keep theirs. */
function marker(known: readonly Abbreviation[], firstOnly: boolean, TokenOf: TokenMaker): (token: Token) => Token[] {
  const byWords = new Map(known.map((each) => [each.written, each]))
  const patterns = [...byWords.keys()].sort((a, b) => b.length - a.length).map(literal)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}])`, 'gu')
  const done = new Set<string>()
  let links = 0
  const textOf = (content: string): Token => Object.assign(new TokenOf('text', '', 0), { content })
  return (token) => {
    if (token.type === 'link_open') links += 1
    if (token.type === 'link_close') links -= 1
    if (token.type !== 'text' || links > 0) return [token]
    const parts: Token[] = []
    let at = 0
    for (const { 0: written, index } of token.content.matchAll(pattern)) {
      const term = byWords.get(written)
      if (term === undefined || (firstOnly && done.has(term.label))) continue
      done.add(term.label)
      const open = new TokenOf('abbr_open', 'abbr', 1)
      // The renderer escapes the values of attributes.
      open.attrs = [['title', term.definition]]
      parts.push(textOf(token.content.slice(at, index)), open, textOf(written), new TokenOf('abbr_close', 'abbr', -1))
      at = index + written.length
    }
    if (parts.length === 0) return [token]
    return [...parts, textOf(token.content.slice(at))]
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
