/**
 * A Markdown note with everything that is not prose blanked out, character for character, so that offsets stay:
 * YAML front matter, code blocks and spans, HTML, addresses of links and images. What is blanked parts words;
 * signs of emphasis and of quotation become spaces, which do not.
 */
export function proseOf(markdown: string): string {
  const lines = markdown.split(/(?<=\n)/)
  const out: string[] = []
  let at = 0
  const frontMatter = frontMatterLines(lines)
  for (; at < frontMatter; at++) out.push(blank(lines[at] as string))
  let fence: string | undefined
  let paragraph: string[] = []
  const flush = (): void => {
    if (paragraph.length > 0) out.push(inlineProse(paragraph.join('')))
    paragraph = []
  }
  let indentedCode = false
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    const mark = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && /^[\s>]*[`~]+\s*$/.test(line)) fence = undefined
      out.push(blank(line))
      continue
    }
    if (mark !== undefined) {
      flush()
      fence = mark
      out.push(blank(line))
      continue
    }
    const empty = /^[\s>]*$/.test(line)
    const indented: boolean = /^(?: {4}|\t)/.test(line)
    indentedCode = indented && (indentedCode || (paragraph.length === 0 && !afterList(out)))
    if (indentedCode) {
      out.push(blank(line))
      continue
    }
    paragraph.push(line)
    if (empty) flush()
  }
  flush()
  return out.join('')
}

/** How many lines at the beginning of a note are its front matter, border lines included. */
export function frontMatterLines(lines: readonly string[]): number {
  if (lines[0]?.replace('\uFEFF', '').trim() !== '---') return 0
  const close = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  return close < 0 ? 0 : close + 1
}

/** Indented lines below a list belong to its item, they are no code. */
function afterList(out: readonly string[]): boolean {
  for (let i = out.length - 1; i >= Math.max(0, out.length - 3); i--) {
    if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/m.test(out[i] as string)) return true
  }
  return false
}

function inlineProse(paragraph: string): string {
  return blankComments(blankCodeSpans(paragraph))
    .replace(/^\s{0,3}\[[^\]\n]{1,200}\]:[^\n]*/gm, blank)
    .replace(/<[A-Za-z/][^<>]{0,2000}>/g, blank)
    .replace(/\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)/g, blank)
    .replace(/\]\[[^\]\n]{0,200}\]/g, blank)
    .replace(/\b(?:https?|file|vscode|ftp|mailto):[^\s<>\]]+|\bwww\.[^\s<>\]]+/g, blank)
    .replace(/[*_]|^[ \t>]+/gm, (signs) => ' '.repeat(signs.length))
}

function blankCodeSpans(text: string): string {
  if (!text.includes('`')) return text
  const runs = [...text.matchAll(/`+/g)]
  // For each run the next one of the same length, from the back: linear for any number of unpaired ones.
  const nextOfLength = new Map<number, number>()
  const partner = new Array<number | undefined>(runs.length)
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = (runs[i] as RegExpExecArray)[0].length
    partner[i] = nextOfLength.get(length)
    nextOfLength.set(length, i)
  }
  let out = ''
  let from = 0
  for (let i = 0; i < runs.length; i++) {
    const close = partner[i]
    if (close === undefined) continue
    const start = (runs[i] as RegExpExecArray).index
    const last = runs[close] as RegExpExecArray
    const end = last.index + last[0].length
    out += text.slice(from, start) + blank(text.slice(start, end))
    from = end
    i = close
  }
  return out + text.slice(from)
}

function blankComments(text: string): string {
  let out = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4)
    if (close < 0) break
    out += text.slice(from, open) + blank(text.slice(open, close + 3))
    from = close + 3
  }
  return out + text.slice(from)
}

/** Same length, same lines; NUL parts words wherever it stands. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, '\0')
}
