import { isScalar, LineCounter, parseDocument, type Document } from 'yaml'

/** A YAML document with a way from places to lines, or why there is none. Places are in `text`. */
export type YamlDocument =
  | { readonly document: Document; readonly lines: LineCounter; readonly text: string; readonly reason?: never }
  | { readonly reason: string; readonly line: number; readonly document?: never }

/** Parses YAML whatever a file holds in its place: never throws, and gives up before it becomes slow. */
export function parseYaml(source: string): YamlDocument {
  const lines = new LineCounter()
  try {
    if (source.length > longest) return { line: 1, reason: 'it is larger than 64 kB' }
    // The parser knows no lines that end in CR alone.
    const text = source.replace(/\r\n?/g, '\n')
    if (isDeep(text)) return { line: 1, reason: tooDeep }
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    })
    const error = document.errors[0]
    if (error === undefined) return { document, lines, text }
    if (error.code === 'RESOURCE_EXHAUSTION') return { line: 1, reason: tooDeep }
    return { line: lines.linePos(error.pos[0]).line, reason: error.message }
  } catch (error) {
    return { line: 1, reason: String(error) }
  }
}

/**
 * A number behind a plain text that YAML takes for a comment, with its sign, else nothing: people write
 * `title: On mills | EP #12` and mean all of it. A comment begins with a blank.
 */
export function numberBehind(node: unknown): string {
  if (!isScalar(node) || node.type !== 'PLAIN') return ''
  const number = /^\d{1,5}(?![\p{L}\p{N}])[^\n]*/u.exec(node.comment ?? '')
  return number === null ? '' : ` #${number[0]}`
}

// Far more than the facts about an episode take up, and read in an instant whatever it holds.
const longest = 64 * 1024
// The parser goes one call deeper with each level, and takes seconds to give up.
const deepest = 100
const tooDeep = 'it is nested too deeply'

/** True for brackets within brackets, or lists within lists on one line, that no person writes. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const sign of text.match(/[[\]{}]/g) ?? []) {
    depth = Math.max(0, depth + (sign === '[' || sign === '{' ? 1 : -1))
    if (depth > deepest) return true
  }
  return /(?:[-?:][ \t]+){100}/.test(text)
}
