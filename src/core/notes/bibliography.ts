import type { Problem } from '../model/problem'
import { bibliographyEntries } from './bibliographyEntries'
import type { BibliographyForm } from './bibliographyForm'
import { bibTeXEntry } from './bibTeXEntry'
import type { CitedWork } from './citedWork'
import { cslItem } from './cslItem'

/** A bibliography, written anew or brought up to date. */
export interface Bibliography {
  readonly text: string
  /** How many entries came, and how many of Verbatim's own changed. */
  readonly added: number
  readonly changed: number
  /** What in the former text could not be used, on its lines. */
  readonly problems: readonly Problem[]
}

/**
 * A bibliography of works. Of a former text only the entries that Verbatim wrote are brought up to date; all else stays
 * as it is, sign by sign, and so do entries of works that are gone, as notes may still cite them.
 */
export function bibliography(works: readonly CitedWork[], form: BibliographyForm, former = ''): Bibliography {
  const text = former.trim() === '' ? emptyText(form) : former
  const { entries, insertAt, problems } = bibliographyEntries(text, form)
  if (insertAt === undefined) return { text: former, added: 0, changed: 0, problems }
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const written = new Map(works.map((work) => [work.key, entryText(work, form).replaceAll('\n', eol)]))
  const found: Problem[] = [...problems]
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = []
  for (const { start, end, line, key, own } of entries) {
    const wanted = written.get(key)
    if (wanted === undefined) continue
    written.delete(key)
    if (!own) found.push({ code: 'bibliography-key-taken', line, key })
    else if (text.slice(start, end) !== wanted) edits.push({ start, end, text: wanted })
  }
  const changed = edits.length
  const more = [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  if (more.length > 0) edits.push({ start: insertAt, end: insertAt, text: inserted(more, text, insertAt, form, eol) })
  return { text: edited(text, edits), added: more.length, changed, problems: found.sort((a, b) => a.line - b.line) }
}

function emptyText(form: BibliographyForm): string {
  return form === 'csl' ? '[]\n' : ''
}

function entryText(work: CitedWork, form: BibliographyForm): string {
  return form === 'csl' ? JSON.stringify(cslItem(work), undefined, 2).replaceAll('\n', '\n  ') : bibTeXEntry(work)
}

function inserted(entries: readonly string[], text: string, at: number, form: BibliographyForm, eol: string): string {
  if (form === 'bibtex') {
    const before = text.slice(Math.max(0, at - 4), at)
    const gap = at === 0 ? '' : before.endsWith(eol + eol) ? '' : before.endsWith(eol) ? eol : eol + eol
    return `${gap}${entries.join(eol + eol)}${eol}${at < text.length ? eol : ''}`
  }
  const first = /^\uFEFF?\s*\[\s*$/.test(text.slice(0, at))
  const items = entries.join(`,${eol}  `)
  return first ? `${eol}  ${items}${eol}` : `,${eol}  ${items}`
}

/** Edits are made from the last one back, so that the places of the others stay. */
function edited(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
) {
  const parts: string[] = []
  let from = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, edit.start), edit.text)
    from = edit.end
  }
  return parts.join('') + text.slice(from)
}
