import MarkdownIt from 'markdown-it'
import { beginningOf, oneLine } from '../model/oneLine'
import type { Problem } from '../model/problem'
import { words } from '../model/words'
import type { GlossaryEntry, GlossaryForm } from './entry'
import { readsAsWord } from './spelling'

/** What a glossary file says, and what could not be used of it. */
export interface GlossaryReading {
  readonly entries: readonly GlossaryEntry[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a glossary: a Markdown file with a heading of level 2 or deeper for each term, optional lines of other
 * names below it, and then the definition. `name` is how cards call the file. Nothing throws.
 *
 * @example
 * readGlossary('## Claude\nAlso: Claude AI\nHeard as (Latent Space): "Cloud"\nAnthropic’s assistant.', 'AI')
 */
export function readGlossary(text: string, name: string): GlossaryReading {
  const lines = text.split(/\r\n?|\n/)
  const problems: Problem[] = []
  const drafts: GlossaryEntry[] = []
  const lineOf = new Map<string, number>()
  const headings = headingsOf(lines)
  headings.forEach((heading, i) => {
    if (heading.level === 1) return
    const line = heading.line + 1
    const key = labelKey(heading.label)
    if (key === '') return
    const firstLine = lineOf.get(key)
    if (firstLine !== undefined) {
      problems.push({ code: 'glossary-entry-twice', label: heading.label, firstLine, line })
      return
    }
    lineOf.set(key, line)
    const body = readBody(lines, heading.end, headings[i + 1]?.line ?? lines.length)
    if (body.definition === '') problems.push({ code: 'glossary-entry-empty', label: heading.label, line })
    const forms = formsOf(heading.label, body, line, problems)
    drafts.push({ label: heading.label, forms, definition: body.definition, glossary: name, line })
  })
  const entries = withoutTakenForms(drafts, problems)
  if (entries.length === 0) problems.push({ code: 'glossary-no-entries', line: 1 })
  return { entries, problems: problems.sort((a, b) => a.line - b.line) }
}

/** Labels are the same entry when their words are the same. */
export function labelKey(label: string): string {
  const norms = words(label).map((word) => word.norm)
  return norms.length > 0 ? norms.join(' ') : label.trim().toLowerCase()
}

interface Heading {
  readonly level: number
  readonly label: string
  /** 0-based line on which it begins, and the line after it. */
  readonly line: number
  readonly end: number
}

interface WrittenForm extends GlossaryForm {
  readonly line: number
}

interface Body {
  readonly forms: readonly WrittenForm[]
  readonly exactCase: boolean
  readonly definition: string
}

// Only blocks are parsed, and only those that decide what is a heading: the rest of an entry is kept as it is written.
const markdown = new MarkdownIt({ html: false })
markdown.core.ruler.enableOnly(['normalize', 'block'])
markdown.block.ruler.disable(['table', 'reference', 'html_block'])
const headingText = new MarkdownIt({ html: false })

function headingsOf(lines: readonly string[]): Heading[] {
  const from = endOfFrontMatter(lines)
  const tokens = markdown.parse(lines.slice(from).join('\n'), {})
  const headings: Heading[] = []
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open' || token.level !== 0 || token.map === null) return
    const label = oneLine(plainText(tokens[i + 1]?.content ?? ''))
    headings.push({ level: Number(token.tag.slice(1)), label, line: token.map[0] + from, end: token.map[1] + from })
  })
  return headings
}

function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.replace('\uFEFF', '').trim() !== '---') return 0
  const close = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  return close < 0 ? 0 : close + 1
}

function plainText(inline: string): string {
  if (!/[*_`[\]<\\&!~]/.test(inline) || inline.length > 1000) return inline.trim()
  const children = headingText.parseInline(inline, {})[0]?.children ?? []
  return children
    .filter((token) => token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
    .map((token) => token.content)
    .join('')
    .trim()
}

const labelLine =
  /^\s{0,3}(?:[-*+]\s+)?(?:\*\*|__)?(also|heard as|case)(?:\s*\(([^()]*)\))?\s*(?::(?:\*\*|__)?|(?:\*\*|__):)\s*(.*)$/i

function readBody(lines: readonly string[], from: number, to: number): Body {
  const forms: WrittenForm[] = []
  let exactCase = false
  let at = from
  for (; at < to; at++) {
    const line = lines[at] as string
    if (line.trim() === '') continue
    const [, label, scope, value] = labelLine.exec(line) ?? []
    if (label === undefined || value === undefined) break
    const name = label.toLowerCase()
    if (name === 'case') exactCase ||= /^exact/i.test(value)
    else
      for (const form of writtenForms(value, name === 'also' ? 'also' : 'heard', scope?.trim(), at + 1))
        forms.push(form)
  }
  return { forms, exactCase, definition: lines.slice(at, to).join('\n').trim() }
}

// One form up to the next comma; a comma inside double quotes, straight or curly, belongs to the form.
const formPattern = /\s*(?:["“”]([^"“”]*)["“”]\s*(?:,|$)|([^,]+)(?:,|$))/g

function writtenForms(value: string, kind: 'also' | 'heard', scope: string | undefined, line: number): WrittenForm[] {
  return [...value.matchAll(formPattern)].flatMap(([, quoted, plain]) => {
    const text = (quoted ?? plain ?? '').trim()
    if (text === '') return []
    return [{ text, kind, exactCase: quoted !== undefined, ...(scope ? { scope } : {}), line }]
  })
}

// Nobody speaks or writes a name of this length; it is rather a text without its line break.
const longestForm = 200

function formsOf(label: string, body: Body, line: number, problems: Problem[]): WrittenForm[] {
  const all: WrittenForm[] = [{ text: label, kind: 'label', exactCase: body.exactCase, line }, ...body.forms]
  const seen = new Set<string>()
  return all.flatMap((form) => {
    if (form.text.length > longestForm) {
      problems.push({ code: 'glossary-form-too-long', form: beginningOf(form.text, 40), label, line: form.line })
      return []
    }
    const norms = words(form.text).map((word) => word.norm)
    if (norms.join('').length < 2 && !/\P{ASCII}/u.test(form.text)) {
      problems.push({ code: 'glossary-form-too-short', form: form.text, label, line: form.line })
      return []
    }
    const exactCase = form.exactCase || isShortCapitals(form.text)
    const identity = `${exactCase ? form.text : norms.join(' ')}\n${form.scope ?? ''}`
    if (seen.has(identity)) return []
    seen.add(identity)
    return [{ ...form, exactCase }]
  })
}

/** Up to five capitals that could be taken for a word match only as capitals. */
function isShortCapitals(text: string): boolean {
  const letters = text.replace(/[^\s\p{L}\p{N}]/gu, '')
  return /^\p{Lu}{2,5}$/u.test(letters) && readsAsWord(letters)
}

/** A form can stand for one entry only, in one scope and one case; a label keeps its form before any other. */
function withoutTakenForms(drafts: readonly GlossaryEntry[], problems: Problem[]): GlossaryEntry[] {
  const owners = new Map<string, string>()
  for (const draft of drafts)
    for (const form of draft.forms) if (form.kind === 'label') owners.set(formKey(form), draft.label)
  return drafts.map((draft) => {
    const forms = (draft.forms as readonly WrittenForm[]).flatMap(({ line, ...form }) => {
      const key = formKey(form)
      const other = owners.get(key) ?? draft.label
      if (other !== draft.label) {
        problems.push({ code: 'glossary-form-taken', form: form.text, label: draft.label, other, line })
        return []
      }
      owners.set(key, draft.label)
      return [form]
    })
    return { ...draft, forms }
  })
}

function formKey(form: GlossaryForm): string {
  const text = form.exactCase
    ? form.text.replace(/[\s\p{Pd}]+/gu, '')
    : words(form.text)
        .map((word) => word.norm)
        .join('')
  return `${form.exactCase ? '=' : '~'}${text}\n${form.scope?.toLowerCase() ?? ''}`
}
