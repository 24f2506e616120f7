import MarkdownIt from 'markdown-it'
import { words } from '../../src/core/model/words'

/** A word of a file as it is rendered, with its line. */
export interface RawWord {
  readonly norm: string
  /** 1-based. */
  readonly line: number
}

/** The words of a file by a rule that knows nothing of the formats it is to check. */
export interface RawWords {
  /** What is said: paragraphs without the label in front of them, times, and what is bracketed. */
  readonly spoken: readonly RawWord[]
  /** Words of notes: addresses on a line of their own, and facts above the first turn. Nobody says them. */
  readonly notes: number
  /** Labels by how often a paragraph begins with them, in runs of the same one. */
  readonly turns: ReadonlyMap<string, number>
}

const markdown = new MarkdownIt({ html: true })

// What the transcriber adds: times, doubts and sounds. Other words in brackets complete what is said.
const asides = /\[[^\][]{0,60}\d:\d\d[^\][]{0,20}\]|[[(](?:laugh\w*|chuckl\w*|unclear|music)(?: out loud)?[\])]/gi
// Where the recording stops for an advertisement.
const pause = /^break:?\s*(?:\[[\d:.]+\])?(?:\s*to\s*\[[\d:.]+\])?$/i

/** Renders a Markdown transcript and takes away what is plainly no speech. */
export function rawWords(source: string): RawWords {
  const paragraphs = paragraphsOf(source)
  const counts = new Map<string, number>()
  for (const { text } of paragraphs) {
    const label = labelOf(text)?.name
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const spoken: RawWord[] = []
  const turns = new Map<string, number>()
  let notes = 0
  let speaker: string | undefined
  for (const { text, line } of paragraphs) {
    const label = labelOf(text)
    const isTurn = label !== undefined && (label.sure || (counts.get(label.name) ?? 0) > 1) && !isAddress(text)
    if (isTurn) {
      if (label.name !== speaker) turns.set(label.name, (turns.get(label.name) ?? 0) + 1)
      speaker = label.name
    }
    const isNote =
      isAddress(text) ||
      pause.test(text.replace(/[\u0001\u0002]/g, '')) ||
      (speaker === undefined && label !== undefined)
    const said = (isTurn ? text.slice(label.length) : text).replace(asides, ' ')
    for (const [index, part] of said.split('\n').entries()) {
      for (const { norm } of words(part)) {
        if (isNote) notes += 1
        else spoken.push({ norm, line: line + index })
      }
    }
  }
  return { spoken, notes, turns }
}

/** `Name:`, `Name: 00:00:00`, `Name [0:00]:` and bold ones, which need no second look. */
function labelOf(text: string): { readonly name: string; readonly length: number; readonly sure: boolean } | undefined {
  const bold =
    /^\d?\u0001([^\u0001\u0002:]{1,60}):?\s*\u0002:?\s*/.exec(text) ?? /^\u0001([^\u0001\u0002:]{1,60}):/.exec(text)
  if (bold !== null) return { name: bold[1] ?? '', length: bold[0].length, sure: true }
  const timed = /^(\p{L}[^:\n?!.[]{0,40}?)\s*[:–[]?\s*\d{1,2}[:.]\d\d(?::\d\d)?\]?:?(?=\s|$)/u.exec(text)
  if (timed !== null) return { name: timed[1] ?? '', length: timed[0].length, sure: true }
  const plain = /^(\p{L}[^:\n?!]{0,40}?)( \(\p{Lu}+\))?:(?=\s|$)/u.exec(text)
  return plain === null ? undefined : { name: plain[1] ?? '', length: plain[0].length, sure: plain[2] !== undefined }
}

function isAddress(text: string): boolean {
  return /(?:^|:\s|\s)<?https?:\/\/\S+$/.test(text) && !/[.?!]\s/.test(text)
}

interface Paragraph {
  readonly text: string
  readonly line: number
}

/** The rendered paragraphs, bold between U+0001 and U+0002; headings and front matter are left out. */
function paragraphsOf(source: string): Paragraph[] {
  const front = /^---\n[^]*?\n---\n/.exec(source)?.[0] ?? ''
  const above = front.split('\n').length - 1
  const found: Paragraph[] = []
  let heading = false
  for (const token of markdown.parse(source.slice(front.length), {})) {
    if (token.type.startsWith('heading')) heading = token.type === 'heading_open'
    if (token.type === 'code_block' || token.type === 'fence')
      found.push({ text: token.content, line: above + (token.map?.[0] ?? 0) + 1 })
    if (token.type !== 'inline' || heading) continue
    const text = (token.children ?? [])
      .map(({ type, content }) => {
        if (type === 'strong_open') return '\u0001'
        if (type === 'strong_close') return '\u0002'
        if (type === 'html_inline') return ''
        return type.endsWith('break') ? '\n' : content
      })
      .join('')
    const line = above + (token.map?.[0] ?? 0) + 1
    // A label needs no empty line above it.
    text.split(/\n(?=\u0001)/).reduce((at, part) => {
      found.push({ text: part, line: at })
      return at + part.split('\n').length
    }, line)
  }
  return found
}
