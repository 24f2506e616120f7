/**
 * One spelling that stands for an entry. SKOS calls them preferred, alternative and hidden labels.
 *
 * - `label`: the heading.
 * - `also`: another right name.
 * - `heard`: a mis-hearing, as transcribers write it; found, but never shown as a right name.
 */
export interface GlossaryForm {
  readonly text: string
  readonly kind: 'label' | 'also' | 'heard'
  /** Matches only when written in this case: forms in "double quotes", entries with `Case: exact`, short capitals. */
  readonly exactCase: boolean
  /** Holds only where the show, the episode's title or the file's name contains these words. */
  readonly scope?: string
}

/** A term with its definition, as a person wrote it in a glossary. */
export interface GlossaryEntry {
  readonly label: string
  readonly forms: readonly GlossaryForm[]
  /** Markdown of one or more sentences. */
  readonly definition: string
  /** Name of the glossary it was read from. */
  readonly glossary: string
  /** 1-based line of its heading. */
  readonly line: number
}

/** Where a text comes from, for forms that hold only in some shows; all absent for a note. */
export interface GlossaryScope {
  readonly show?: string
  readonly title?: string
  readonly path?: string
}
