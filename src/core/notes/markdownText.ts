/**
 * Text as it must stand in Markdown to be read as exactly that text. Only what would be markup is escaped, so that
 * ordinary speech stays as it is.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<]|~~/g, (sign) => sign.replace(/./g, '\\$&'))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+>#=|:])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
