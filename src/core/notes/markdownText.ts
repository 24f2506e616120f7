const signs = { markdown: /[\\`*[\]<]|~~/g, pandoc: /[\\`*[\]<~@^$]/g }

/**
 * Text of one line as it must stand in Markdown to be read as exactly that text. Only what would be markup is escaped,
 * so that ordinary speech stays as it is. Pandoc knows more markup: citations (`@key`), formulas, raised and lowered text.
 */
export function escapeMarkdown(text: string, dialect: keyof typeof signs = 'markdown'): string {
  const escaped = text
    .replace(signs[dialect], (sign) => sign.replace(/./g, '\\$&'))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+>#=|:])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  return dialect === 'markdown' && holdsFormula(text) ? escaped.replaceAll('$', '\\$') : escaped
}

/** True where previews would take a stretch between two dollar signs for a formula; sums of money are none. */
function holdsFormula(text: string): boolean {
  const opening = /\$(?=\S)/.exec(text)
  return opening !== null && /\S\$(?!\d)/.test(text.slice(opening.index + 1))
}
