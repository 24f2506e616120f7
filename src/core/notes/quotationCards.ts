import type { StateCore, Token } from 'markdown-it'
import { formatTimestamp } from '../model/time'
import { keyCitations, type KeyCitation } from './keyCitations'
import { readLocator } from './readLocator'
import type { QuotationState } from './verdict'

/** What is known at once while a note is rendered; what is not known is not shown. */
export interface CardFacts {
  /** The episode that a key cites. */
  readonly cited: (key: string) => { readonly title: string; readonly show?: string } | undefined
  /** What a check said of the quotation in some lines of a note (0-based, the last one not among them), if it is of this very text. */
  readonly checked: (
    note: string,
    env: unknown,
    lines: readonly [number, number],
  ) => { readonly state: QuotationState; readonly detail: string } | undefined
}

/** What of markdown-it is used: the preview brings one of its own, of another version. */
export interface MarkdownParser {
  readonly core: { readonly ruler: { push(name: string, rule: (state: object) => void): void } }
}

/**
 * A plugin of markdown-it that makes block quotations of a source with a place into cards: the words, who says them, the
 * episode, the time, and the state of the quotation. It adds classes, so that without a style sheet all looks as before.
 * Linear in the note; where something goes wrong, the note is rendered without cards.
 */
export function quotationCards(facts: CardFacts): <Parser extends MarkdownParser>(markdown: Parser) => Parser {
  return (markdown) => {
    markdown.core.ruler.push('verbatim-quotations', (state) => {
      try {
        addCards(state as StateCore, facts)
      } catch {
        // A preview without cards is better than none.
      }
    })
    return markdown
  }
}

interface OpenQuotation {
  readonly open: Token
  /** Where its last paragraph stands among the tokens. */
  last?: number
}

function addCards(state: StateCore, facts: CardFacts): void {
  const { tokens } = state
  const open: OpenQuotation[] = []
  tokens.forEach((token, i) => {
    const quotation = open.at(-1)
    if (token.type === 'blockquote_open') open.push({ open: token })
    else if (token.type === 'inline' && quotation !== undefined) quotation.last = i
    else if (token.type === 'blockquote_close' && quotation !== undefined) {
      open.pop()
      const last = quotation.last === undefined ? undefined : tokens[quotation.last]
      const before = quotation.last === undefined ? undefined : tokens[quotation.last - 1]
      if (last === undefined || !isCited(last, before, state, facts)) return
      quotation.open.attrJoin('class', 'verbatim-quotation')
      const { map } = quotation.open
      const checked = map === null ? undefined : facts.checked(state.src, state.env, map)
      if (checked !== undefined) last.children?.push(stateToken(state, checked.state, checked.detail))
    }
  })
}

/** True where the last paragraph of a quotation ends in a citation with a place, which is then marked as one. */
function isCited(last: Token, paragraph: Token | undefined, state: StateCore, facts: CardFacts): boolean {
  const key = keyCitations(last.content.slice(-longestCitation)).at(-1)
  if (key?.place !== undefined && /^[\s.]*$/.test(last.content.slice(-longestCitation).slice(key.group.end))) {
    return showEpisode(last, key, state, facts)
  }
  if (!/^\s*(?:[—–―]|--)/.test(last.content)) return false
  const href = (last.children ?? []).find(({ type }) => type === 'link_open')?.attrGet('href') ?? ''
  if (readLocator(String(href))?.place === undefined) return false
  paragraph?.attrJoin('class', 'verbatim-source')
  return true
}

const longestCitation = 500

/** Puts the episode in the place of a key that the library knows. */
function showEpisode(last: Token, { key, place }: KeyCitation, state: StateCore, facts: CardFacts): boolean {
  const text = last.children?.at(-1)
  const found = text?.type === 'text' ? keyCitations(text.content).at(-1) : undefined
  if (text === undefined || found?.key !== key) return false
  const cited = facts.cited(key)
  if (cited === undefined) return true
  const { escapeHtml } = state.md.utils
  const time = place?.kind === 'time' ? `, ${formatTimestamp(place.start)}` : ''
  const show = cited.show === undefined ? '' : `${escapeHtml(cited.show)}, `
  const written = text.content.slice(found.group.start, found.group.end)
  const shown = `— ${show}<em>${escapeHtml(cited.title)}</em>${time}`
  text.content = text.content.slice(0, found.group.start).trimEnd()
  last.children?.push(html(state, `<span class="verbatim-source" title="${escapeHtml(written)}">${shown}</span>`))
  return true
}

function stateToken(state: StateCore, name: QuotationState, detail: string): Token {
  const title = state.md.utils.escapeHtml(detail)
  return html(state, ` <span class="verbatim-state verbatim-state-${name}" title="${title}">${stateWords(name)}</span>`)
}

function stateWords(state: QuotationState): string {
  if (state === 'folded') return 'same words'
  return state === 'missing' ? 'source missing' : state
}

function html(state: StateCore, content: string): Token {
  return Object.assign(new state.Token('html_inline', '', 0), { content })
}
