import type { Metadata } from '../model/transcript'

/** Words that say nothing in a key. */
const skipped = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'with', 'podcast', 'show', 'episode'])

/**
 * A readable citation key that stays the same as long as show, year and the title's first telling word do:
 * `lex-fridman-2025-deepseek`. Only letters, digits and hyphens, so that every citation processor takes it.
 */
export function citationKey(metadata: Metadata, path: string): string {
  const show = telling(metadata.show?.value ?? '').slice(0, 2)
  const year = metadata.date?.value.slice(0, 4)
  const title = telling(metadata.title?.value ?? '').slice(0, 1)
  const named = [...show, ...(year === undefined ? [] : [year]), ...title]
  const parts = named.length > 0 ? named : telling(path.replace(/\.[^./]*$/, '').replace(/^.*\//, '')).slice(0, 4)
  return parts.join('-') || 'transcript'
}

function telling(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !skipped.has(word))
}
