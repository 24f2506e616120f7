/** A glob can be this long and have this many alternatives; a longer one is a slip of the pen. */
const MOST_ALTERNATIVES = 1_000

/**
 * The globs without braces that together match what a glob with braces matches: groups inside groups are not
 * understood by every search behind `findFiles`. A brace that is not closed stands for itself.
 *
 * @example expandBraces('**\/*.{vtt,srt}') // ['**\/*.vtt', '**\/*.srt']
 */
export function expandBraces(glob: string): string[] {
  const open = glob.indexOf('{')
  const parts = open < 0 ? undefined : alternatives(glob, open)
  if (parts === undefined) return [glob]
  const before = glob.slice(0, open)
  const rest = expandBraces(glob.slice(parts.end))
  const heads = parts.texts.flatMap(expandBraces)
  if (heads.length * rest.length > MOST_ALTERNATIVES) return [glob]
  return heads.flatMap((head) => rest.map((tail) => before + head + tail))
}

/**
 * What matches the paths that a glob matches. Understands `**`, `*`, `?`, `[…]` and braces, with forward slashes.
 *
 * @example globExpression('**\/dist/**').test('site/dist/a.txt') // true
 */
export function globExpression(glob: string): RegExp {
  return new RegExp(`^(?:${expandBraces(glob).map(expressionOf).join('|')})$`)
}

/** A glob for one path; signs that mean something in a glob are matched as any sign. */
export function literalGlob(path: string): string {
  return path.replace(/[*?[\]{}!]/g, '?')
}

/** The folder in which everything lies that a glob can match; empty for the folder that the glob is relative to. */
export function rootOfGlob(glob: string): string {
  const fixed = glob.slice(0, Math.max(0, glob.search(/[*?[{]|$/)))
  return fixed.slice(0, Math.max(0, fixed.lastIndexOf('/')))
}

function expressionOf(glob: string): string {
  return glob.replace(/(?:\*\*\/)+|\*{2,}|\*|\?|\[[^\]/]+\]|[^*?]/g, (part) => {
    if (part.endsWith('**/')) return '(?:.*/)?'
    if (part.startsWith('**')) return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.length > 1) return `[${part.slice(1, -1).replace(/^!/, '^').replace(/[\\[]/g, '\\$&')}]`
    return part.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
  })
}

/** The texts between the commas of the group that opens at `open`, and the offset behind its closing brace. */
function alternatives(glob: string, open: number): { readonly texts: string[]; readonly end: number } | undefined {
  const texts: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = open; at < glob.length; at++) {
    const sign = glob[at]
    if (sign === '{') depth++
    else if (sign === ',' && depth === 1) {
      texts.push(glob.slice(from, at))
      from = at + 1
    } else if (sign === '}' && --depth === 0) {
      texts.push(glob.slice(from, at))
      return { texts, end: at + 1 }
    }
  }
  return undefined
}
