import { lineCounter } from '../formats/lines'
import type { Span } from '../model/transcript'
import { citationsIn, footnotesIn, type Citation, type Footnotes, type WrittenPlace } from './citations'
import type { InlineText } from './inlineText'
import { noteParagraphs, type NoteParagraph } from './noteParagraphs'
import { longestName, nameIn, type ClaimedSpeaker } from './claimedSpeaker'
import { quotedBefore } from './quotationMarks'
import { quotedText, type Piece, type QuotedText } from './quotedText'
import type { Locator } from './readLocator'

/** A quotation in a note: words, and a citation that says where they are from. The span holds both. */
export interface Quotation extends Span {
  /** 1-based line of the first quoted word. */
  readonly line: number
  readonly quoted: QuotedText
  readonly locator: Locator
  readonly written: WrittenPlace
  /** The name in front of the citation, which may be that of a speaker, a show, or of something else. */
  readonly attributedTo?: ClaimedSpeaker
  /** True where the writer says that all is meant to be as it is: {@link intendedMark}. */
  readonly intended: boolean
  /** Offset in the note right behind the citation. */
  readonly end: number
}

/** A comment in a note that says: this quotation is meant to be as it is. */
export const intendedMark = '<!-- verbatim: intended -->'

/**
 * Every quotation of a Markdown note with its citation: block quotations whose last line, next paragraph or callout title
 * cites a source, and words in quotation marks with a citation behind them. Words that cite nothing are none.
 */
export function quotationsIn(note: string): Quotation[] {
  // Without one of these nothing is cited.
  if (!/\]\(|\]\[|\]:|@|<[a-z]+:/i.test(note)) return []
  const paragraphs = noteParagraphs(note)
  const footnotes: Footnotes = new Map(
    paragraphs
      .filter(({ markdown }) => markdown.startsWith('[^'))
      .flatMap(({ read }) => footnotesIn(read() ?? nothing)),
  )
  const blocks = new Map<number, Block>()
  for (const paragraph of paragraphs) {
    if (paragraph.quotation !== undefined) blockOf(blocks, paragraph.quotation).paragraphs.push(paragraph)
    if (paragraph.after !== undefined) blockOf(blocks, paragraph.after).next = paragraph
  }
  const used = new Set<NoteParagraph>()
  const found: Draft[] = []
  for (const block of blocks.values()) {
    const quotation = quotedBlock(block, footnotes)
    if (quotation === undefined) continue
    found.push(quotation.draft)
    for (const paragraph of quotation.paragraphs) used.add(paragraph)
  }
  for (const paragraph of paragraphs) {
    if (!used.has(paragraph)) found.push(...quotedInline(paragraph, footnotes))
  }
  const lineAt = lineCounter(note)
  return found
    .sort((a, b) => a.start - b.start)
    .map((draft) => ({ ...draft, line: lineAt(draft.quoted.at[0] ?? draft.start) }))
}

type Draft = Omit<Quotation, 'line'>

interface Block {
  readonly paragraphs: NoteParagraph[]
  next?: NoteParagraph
}

const nothing: InlineText = {
  text: '',
  at: [0],
  links: [],
  emphasis: [],
  markup: [],
  comments: [],
  escaped: new Set(),
  breaks: [],
}

function blockOf(blocks: Map<number, Block>, quotation: number): Block {
  const known = blocks.get(quotation)
  if (known !== undefined) return known
  const block: Block = { paragraphs: [] }
  blocks.set(quotation, block)
  return block
}

function mayCite({ markdown }: NoteParagraph): boolean {
  return /[[<]/.test(markdown)
}

function quotedBlock(
  { paragraphs, next }: Block,
  footnotes: Footnotes,
): { readonly draft: Draft; readonly paragraphs: readonly NoteParagraph[] } | undefined {
  if (![...paragraphs, next].some((paragraph) => paragraph && mayCite(paragraph))) return undefined
  const inlines = paragraphs.map(({ read }) => read())
  if (inlines.some((inline) => inline === undefined)) return undefined
  const pieces = (inlines as InlineText[]).map((inline): Piece => ({ inline, start: 0, end: inline.text.length }))
  const first = pieces[0]
  const title = first && /^\[![\w-]{1,40}\][+-]?/.test(first.inline.text) ? titleOf(first) : undefined
  if (title !== undefined && first !== undefined) pieces[0] = { ...first, start: title.end }
  const last = pieces.at(-1)
  const cited =
    (last && citedAtEnd(last, footnotes)) ??
    (next && citedByNext(next, footnotes)) ??
    (title && citedInTitle(title, footnotes))
  if (cited === undefined || last === undefined) return undefined
  const words = cited.piece.inline === last.inline && cited.at >= last.start
  const quoted = quotedText(words ? [...pieces.slice(0, -1), { ...last, end: cited.at }] : pieces)
  if (quoted === undefined) return undefined
  const noteEnd = cited.piece.inline.at[cited.citation.end] ?? 0
  const all = [...(inlines as InlineText[]), cited.piece.inline]
  const draft = draftOf(
    quoted,
    cited,
    noteEnd,
    all.some((inline) => isIntended(inline)),
  )
  return { draft, paragraphs: next && cited.piece.inline === next.read() ? [...paragraphs, next] : paragraphs }
}

interface Cited {
  readonly piece: Piece
  readonly citation: Citation
  /** Where in the piece the words end and what belongs to the citation begins. */
  readonly at: number
  readonly name?: ClaimedSpeaker
}

function titleOf({ inline }: Piece): Piece {
  return { inline, start: 0, end: inline.breaks[0] ?? inline.text.length }
}

/** A citation at the end of the quoted words: `— Name, [*Title*](…)` in a line of its own or not, `([Title](…))`, `[@key]`. */
function citedAtEnd(piece: Piece, footnotes: Footnotes): Cited | undefined {
  const { inline, start } = piece
  const { text } = inline
  const citations = citationsIn(inline, footnotes).filter((citation) => citation.start >= start)
  const citation = citations.at(-1)
  if (citation === undefined) return undefined
  const line = lastLine(inline, citation.start)
  const dashed = /^\s*(?:[—–―‒]|--|-(?=\s))/.exec(text.slice(line, line + 80))
  const firstInLine = citations.find((each) => each.start >= line) ?? citation
  if (dashed !== null) return attributed(piece, firstInLine, line, line + dashed[0].length)
  if (!/^[\s)\].,;:!?"”'’»*_]*$/.test(text.slice(citation.end))) return undefined
  const before = text.slice(Math.max(start, citation.start - longestName), citation.start)
  const bracket = openBracket(before)
  // Words have dashes of their own; before a link, what stands behind the last one is a name.
  const dash = citation.locator.kind === 'key' ? null : /\s(?:[—–―]|--)\s?(?=[^—–―]*$)/.exec(before)
  const opened = bracket >= 0 ? { index: bracket, 0: '(' } : dash
  const at = opened === null ? citation.start : citation.start - before.length + opened.index
  return attributed(piece, citation, at, at + (opened?.[0].length ?? 0))
}

/** The paragraph below a quotation that begins with a dash. */
function citedByNext(next: NoteParagraph, footnotes: Footnotes): Cited | undefined {
  const inline = /^\s*(?:[—–―‒]|--|&mdash;)/.test(next.markdown) ? next.read() : undefined
  const citation = inline && citationsIn(inline, footnotes)[0]
  if (inline === undefined || citation === undefined) return undefined
  const dash = /^\s*[—–―‒-]+/.exec(inline.text)?.[0].length ?? 0
  return attributed({ inline, start: 0, end: inline.text.length }, citation, 0, dash)
}

function citedInTitle(title: Piece, footnotes: Footnotes): Cited | undefined {
  const citation = citationsIn(title.inline, footnotes).find(({ end }) => end <= title.end)
  const head = /^\[![\w-]{1,40}\][+-]?/.exec(title.inline.text)?.[0].length ?? 0
  return citation && attributed({ ...title, start: title.end }, citation, title.start, head)
}

function attributed(piece: Piece, citation: Citation, at: number, nameFrom: number): Cited {
  const name = citation.name ?? nameIn(piece.inline, nameFrom, citation.start)
  return { piece, citation, at, ...(name && { name }) }
}

/** Where the line that holds a place begins. */
function lastLine({ breaks }: InlineText, place: number): number {
  let line = 0
  for (const end of breaks) if (end < place) line = end + 1
  return line
}

/** Words in quotation marks with a citation behind them, or as the whole text of a link. */
function quotedInline(paragraph: NoteParagraph, footnotes: Footnotes): Draft[] {
  if (!mayCite(paragraph) || !/["”“»]/.test(paragraph.markdown)) return []
  const inline = paragraph.read()
  if (inline === undefined) return []
  const drafts: Draft[] = []
  let from = 0
  for (const citation of citationsIn(inline, footnotes)) {
    const group = quotedBefore(inline.text, from, citation)
    from = Math.max(from, citation.end)
    const quoted = quotedText(group.map(({ start, end }) => ({ inline, start: start + 1, end: end - 1 })))
    const last = group.at(-1)
    if (quoted === undefined || last === undefined) continue
    const bracket = openBracket(inline.text.slice(last.end, citation.start))
    const nameFrom = bracket < 0 ? citation.start : last.end + bracket + 1
    const cited = attributed({ inline, start: 0, end: inline.text.length }, citation, last.end, nameFrom)
    drafts.push(draftOf(quoted, cited, inline.at[citation.end] ?? 0, isIntended(inline, citation.end)))
  }
  return drafts
}

/** Where the last bracket opens that is not closed again; -1 where none is. */
function openBracket(text: string): number {
  let closed = 0
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') closed += 1
    else if (text[i] === '(' && --closed < 0) return i
  }
  return -1
}

/** Whether the writer marked a quotation as it is; `near` is the end of its citation where others stand around it. */
function isIntended({ comments }: InlineText, near?: number): boolean {
  return comments.some(
    ({ at, text }) => text === 'verbatim: intended' && (near === undefined || (at >= near && at <= near + 3)),
  )
}

function draftOf(quoted: QuotedText, { citation, name }: Cited, end: number, intended: boolean): Draft {
  const start = Math.min(quoted.at[0] ?? 0, quoted.turns[0]?.start ?? Infinity)
  const { locator, written } = citation
  return {
    start: Math.min(start, end),
    end: Math.max(end, quoted.at.at(-1) ?? 0),
    quoted,
    locator,
    written,
    ...(name && { attributedTo: name }),
    intended,
  }
}
