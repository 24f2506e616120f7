import { oneLine } from '../model/oneLine'
import { workFacts, type CitedWork } from './citedWork'

/**
 * A work as an entry of BibTeX. Its type is `misc`, as no other one that fits is known to BibTeX, BibLaTeX and Pandoc
 * alike. Titles and names are in braces of their own, so that nobody changes their capitals or cuts them.
 */
export function bibTeXEntry(work: CitedWork): string {
  const { title, show, number, date, url, authors, guests } = workFacts(work)
  const [year, month, day] = date
  const where = [show, number === undefined ? undefined : `episode ${number}`].filter((part) => part !== undefined)
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', authors.length === 0 ? undefined : `{${authors.map((name) => `{${escaped(name)}}`).join(' and ')}}`],
    ['title', `{{${escaped(title)}}}`],
    ['howpublished', where.length === 0 ? undefined : `{${escaped(where.join(', '))}}`],
    ['year', year === undefined ? undefined : `{${year}}`],
    ['month', month === undefined ? undefined : months[month - 1]],
    ['day', day === undefined ? undefined : `{${day}}`],
    ['url', url === undefined ? undefined : `{${url}}`],
    ['note', guests.length === 0 ? undefined : `{With ${escaped(guests.join(', '))}}`],
    ['verbatim', `{${escaped(work.file)}}`],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]))
  return `@misc{${work.key},\n${lines.join(',\n')}\n}`
}

/** True for the text of an entry that Verbatim wrote. */
export function isOwnBibTeXEntry(entry: string): boolean {
  return /^[ \t]*verbatim[ \t]*=[ \t]*[{"]/im.test(entry)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Text as LaTeX has to write it to print exactly that. */
function escaped(text: string): string {
  const line = oneLine(text)
  // BibTeX counts braces, escaped or not: those without a partner need another name.
  const braces = areBalanced(line)
    ? { '{': '\\{', '}': '\\}' }
    : { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' }
  const signs: Readonly<Record<string, string>> = {
    ...braces,
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  }
  return line.replace(/[\\{}$&#_%~^]/g, (sign) => signs[sign] ?? `\\${sign}`)
}

function areBalanced(text: string): boolean {
  let open = 0
  for (const sign of text) {
    if (sign === '{') open += 1
    else if (sign === '}' && --open < 0) return false
  }
  return open === 0
}
