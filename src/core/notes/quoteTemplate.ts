/** What a template can name. What of it is not known of a quotation is left out. */
export const templateVariables = ['text', 'speaker', 'show', 'episode', 'date', 'time', 'end', 'link', 'key'] as const
export type TemplateVariable = (typeof templateVariables)[number]

/** A person's own form of a quotation, read from its text. */
export interface QuoteTemplate {
  readonly kind: 'template'
  readonly parts: readonly TemplatePart[]
}

export type TemplatePart =
  | { readonly kind: 'words'; readonly text: string }
  /** The first of these that is known, with signs that are only written beside a value. */
  | {
      readonly kind: 'value'
      readonly names: readonly TemplateVariable[]
      readonly before: string
      readonly after: string
    }

/** Why a template cannot be used. */
export type TemplateProblem =
  | { readonly kind: 'problem'; readonly code: 'template-empty' }
  /** `text` is what stands behind the brace. */
  | { readonly kind: 'problem'; readonly code: 'template-unclosed'; readonly text: string }
  | { readonly kind: 'problem'; readonly code: 'template-unknown'; readonly name: string }

/** What a line begins with is looked for in so many characters of it. */
const longestPrefix = 100

/** So much of what is wrong tells a person where to look. */
const shownAtMost = 40

/**
 * Reads a template. `{text}` stands for a value, `{speaker|show}` for the first that is known, and signs inside the
 * braces, as in `{speaker, }` or `{ (date)}`, are written only beside a value. `{{` and `}}` are braces.
 *
 * @example readTemplate('> {text}\n>\n> — {speaker, }[{episode}{, time}]({link})')
 */
export function readTemplate(template: string): QuoteTemplate | TemplateProblem {
  const text = template.replace(/\r\n?/g, '\n').trimEnd()
  if (text.trim() === '') return { kind: 'problem', code: 'template-empty' }
  const parts: TemplatePart[] = []
  let from = 0
  for (const { 0: brace, 1: inside, index } of text.matchAll(/\{\{|\}\}|\{([^{}\n]*)\}|\{/g)) {
    if (index > from) parts.push({ kind: 'words', text: text.slice(from, index) })
    from = index + brace.length
    if (brace === '{') return { kind: 'problem', code: 'template-unclosed', text: text.slice(from, from + shownAtMost) }
    if (inside === undefined) {
      parts.push({ kind: 'words', text: brace.charAt(0) })
      continue
    }
    const value = valueIn(inside)
    if (value.kind === 'problem') return value
    parts.push(value)
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return { kind: 'template', parts }
}

/** The template with its values. Paragraphs behind the first begin as the line does in which they stand: `> `, or indented. */
export function filledTemplate(
  { parts }: QuoteTemplate,
  paragraphs: readonly string[],
  values: Readonly<Partial<Record<TemplateVariable, string>>>,
): string {
  let filled = ''
  let line = ''
  const write = (text: string): void => {
    filled += text
    const start = text.lastIndexOf('\n') + 1
    line = ((start === 0 ? line : '') + text.slice(start)).slice(0, longestPrefix)
  }
  for (const part of parts) {
    if (part.kind === 'words') {
      write(part.text)
      continue
    }
    const name = part.names.find((each) => each === 'text' || values[each] !== undefined)
    if (name === undefined) continue
    write(part.before)
    write(name === 'text' ? inLines(paragraphs, line) : (values[name] ?? ''))
    write(part.after)
  }
  return filled
}

function valueIn(inside: string): TemplatePart | TemplateProblem {
  const [, before = '', names = '', after = ''] =
    /^([^\p{L}]*)([\p{L}\p{N}_-]+(?:\|[\p{L}\p{N}_-]+)*)([^\p{L}]*)$/u.exec(inside) ?? []
  const wanted = names.split('|').map((name) => ({ name, known: templateVariables.find((each) => each === name) }))
  const unknown = wanted.find(({ known }) => known === undefined)
  if (unknown !== undefined) {
    return { kind: 'problem', code: 'template-unknown', name: (unknown.name || inside).slice(0, shownAtMost) }
  }
  return { kind: 'value', names: wanted.flatMap(({ known }) => known ?? []), before, after }
}

function inLines(paragraphs: readonly string[], line: string): string {
  const prefix = (/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/.exec(line)?.[0] ?? '').replace(/[^\s>]/g, ' ')
  return paragraphs.join(`\n${prefix.trimEnd()}\n${prefix}`)
}
