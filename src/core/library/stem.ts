import { stemmer } from 'stemmer'

/** The stem that a word shares with its other forms (Porter): `licenses`, `licensing` → `licens`. */
export function stemOf(norm: string): string {
  const bare = norm.endsWith("'s") ? norm.slice(0, -2) : norm
  return /^[a-z]{4,}$/.test(bare) ? stemmer(bare) : bare
}
