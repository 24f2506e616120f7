/** The forms of a bibliography, with the endings of their files. */
export const bibliographyForms = [
  { name: 'bibtex', ending: '.bib', label: 'BibTeX' },
  { name: 'csl', ending: '.json', label: 'CSL-JSON' },
] as const
export type BibliographyForm = (typeof bibliographyForms)[number]['name']
