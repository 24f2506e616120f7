import type { GlossaryScope } from '../glossary/entry'
import type { Glossary } from '../glossary/glossary'
import type { Quote, QuoteParagraph } from './quote'

/**
 * A quotation in which the right name stands, in [brackets], for what the glossary knows as a mis-hearing of it:
 * `DeepSeq` becomes `[DeepSeek]`. Brackets are the sign of a word that is the writer's, not the source's.
 */
export function correctedQuote(quote: Quote, glossary: Glossary, scope: GlossaryScope): Quote {
  return { ...quote, paragraphs: quote.paragraphs.map((paragraph) => corrected(paragraph, glossary, scope)) }
}

function corrected(paragraph: QuoteParagraph, glossary: Glossary, scope: GlossaryScope): QuoteParagraph {
  const parts: string[] = []
  let from = 0
  for (const { start, end, entry, form } of glossary.match(paragraph.text, scope)) {
    if (form.kind !== 'heard') continue
    parts.push(paragraph.text.slice(from, start), `[${entry.label}]`)
    from = end
  }
  return { ...paragraph, text: parts.join('') + paragraph.text.slice(from) }
}
