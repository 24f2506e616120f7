import type { GlossaryEntry } from '../glossary/entry'
import type { Glossary } from '../glossary/glossary'
import { compact } from '../glossary/writtenForm'
import type { EntryCompletion } from './messages'

/** More are no help while writing. */
const mostCompletions = 200

/** The entries whose label or another right name begins with what is written; without anything all, in their order. */
export function entriesLike({ entries }: Glossary, written: string): readonly EntryCompletion[] {
  const wanted = compact(written)
  const found: EntryCompletion[] = []
  for (const { label, definition, forms } of entries) {
    if (found.length === mostCompletions) break
    const name = forms.find(({ kind, text }) => kind !== 'heard' && compact(text).startsWith(wanted))
    if (name !== undefined) found.push({ label, written: name.text, definition: plainDefinition(definition) })
  }
  return found
}

/** A definition in plain words, on one line. */
export function plainDefinition(definition: GlossaryEntry['definition']): string {
  return definition
    .replace(/!?\[([^[\]]{0,500})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/[*_`]|\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
