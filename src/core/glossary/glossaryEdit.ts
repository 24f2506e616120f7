import { oneLine } from '../model/oneLine'
import type { GlossaryEntry, GlossaryForm } from './entry'
import { labelKey, readGlossary } from './readGlossary'

/** What is written of an entry. */
export type WrittenEntry = Pick<GlossaryEntry, 'label' | 'forms' | 'definition'>

/**
 * A glossary with an entry more. Where it has one of that label, only the spellings that this lacks are added below its
 * heading; everything else stays as the person wrote it.
 *
 * @example withEntry('# Mine\n', { label: 'swell', forms: [], definition: 'Waves from afar.' })
 * // '# Mine\n\n## swell\n\nWaves from afar.\n'
 */
export function withEntry(glossary: string, entry: WrittenEntry): string {
  const eol = /\r\n/.test(glossary) ? '\r\n' : '\n'
  const known = readGlossary(glossary, '').entries.find(({ label }) => labelKey(label) === labelKey(entry.label))
  if (known === undefined) {
    const before = glossary.trim() === '' ? '# Glossary' : glossary.trimEnd()
    return [before, '', ...linesOf(entry), ''].join(eol)
  }
  const lacking = entry.forms.filter((form) => known.forms.every((other) => other.text !== form.text))
  const lines = glossary.split(/\r\n?|\n/)
  // A heading may be underlined.
  const at = /^\s*(?:=+|-+)\s*$/.test(lines[known.line] ?? '') ? known.line + 1 : known.line
  // A blank line below the heading stays between it and the names.
  lines.splice(lines[at]?.trim() === '' ? at + 1 : at, 0, ...formLines(lacking))
  return lacking.length === 0 ? glossary : lines.join(eol)
}

function linesOf({ label, forms, definition }: WrittenEntry): string[] {
  const names = formLines(forms.filter(({ kind }) => kind !== 'label'))
  const text = definition.trim().replace(/^(?=#|(?:Also|Heard as|Case)\b)/gim, '\\')
  return [`## ${oneLine(label).replace(/[\\*_`[\]<&!~#]/g, '\\$&')}`, ...names, ...(text === '' ? [] : ['', text])]
}

/** A line for the names of each kind and scope. */
function formLines(forms: readonly GlossaryForm[]): string[] {
  const lines = new Map<string, string[]>()
  for (const { text, kind, exactCase, scope } of forms) {
    const head = `${kind === 'heard' ? 'Heard as' : 'Also'}${scope === undefined ? '' : ` (${scope})`}`
    const written = oneLine(text).replace(/["“”]/g, '')
    const names = lines.get(head) ?? []
    lines.set(head, [...names, exactCase || written.includes(',') ? `"${written}"` : written])
  }
  return [...lines].map(([head, names]) => `${head}: ${names.join(', ')}`)
}
