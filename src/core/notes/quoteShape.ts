/**
 * How the Markdown of a quotation stands in a note.
 *
 * - `inline`: words within a line, with the footnotes that they refer to, a line each.
 * - `item`: an item of a list; `mark` is what it begins with.
 * - `block`: lines of their own.
 */
export type QuoteShape =
  | { readonly kind: 'inline'; readonly words: string; readonly footnotes: readonly string[] }
  | { readonly kind: 'item'; readonly mark: string }
  | { readonly kind: 'block' }

/** Told by the Markdown itself, as a person's template may make any of them. */
export function quoteShape(markdown: string): QuoteShape {
  const mark = /^(?:[-*+]|\d{1,9}[.)])[^\S\n]+/.exec(markdown)?.[0]
  if (mark !== undefined) return { kind: 'item', mark }
  const [words = '', ...rest] = markdown.split('\n')
  const footnotes = rest.filter((line) => line !== '')
  const isInline = !/^[>#]/.test(markdown) && (footnotes.length === 0 || footnotes[0]?.startsWith('[^') === true)
  return isInline ? { kind: 'inline', words, footnotes } : { kind: 'block' }
}

/** Quotations of one form as one piece of Markdown: blocks one below the other, items as a list, words in one line. */
export function joinedQuotes(quotes: readonly string[]): string {
  const shapes = quotes.map(quoteShape)
  const inline = shapes.flatMap((shape) => (shape.kind === 'inline' ? [shape] : []))
  if (inline.length < quotes.length) return quotes.join(shapes.every(({ kind }) => kind === 'item') ? '\n' : '\n\n')
  const footnotes = new Set(inline.flatMap((shape) => shape.footnotes))
  const words = inline.map((shape) => shape.words).join(' ')
  return footnotes.size === 0 ? words : `${words}\n\n${[...footnotes].join('\n')}`
}
