/**
 * True where a line ends within a compound: `chain-of-` before `thought`. Speakers who are interrupted, or interrupt
 * themselves, are written with the same sign (`We had a lot of-`, `So-`), and far more often: of 372 such ends in the
 * sample library and in the transcripts of three other shows none was within a compound. So only what shows it counts: a
 * compound that stands elsewhere, or one whose last part so far leads on to another.
 *
 * @param before what ends with the line
 * @param after what begins with the next one, of the same speaker
 * @param compounds those written elsewhere, in lower case; asked for only where it matters
 */
export function isBrokenCompound(before: string, after: string, compounds: () => ReadonlySet<string>): boolean {
  if (!before.endsWith('-') || !/^\p{Ll}/u.test(after)) return false
  const begun = /(?<![\p{L}\p{N}\p{M}-])(?:[\p{L}\p{N}\p{M}]+-)+$/u.exec(before.slice(-longest))?.[0].toLowerCase()
  const next = /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*/u.exec(after.slice(0, longest))?.[0].toLowerCase()
  if (begun === undefined || next === undefined) return false
  const parts = begun.split('-').slice(0, -1)
  const last = parts.at(-1) ?? ''
  const leadsOn = parts.length > 1 && links.has(last)
  // "to-to- the" is a stammer.
  const stammers = last === parts.at(-2) || last === next
  return (leadsOn && !stammers) || compounds().has(begun + next)
}

/** The compounds of texts, in lower case. */
export function compoundsIn(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const text of texts) {
    for (const [compound] of text.matchAll(compoundPattern)) found.add(compound.toLowerCase())
  }
  return found
}

const compoundPattern =
  /(?<![\p{L}\p{N}\p{M}-])[\p{L}\p{N}\p{M}]{1,40}(?:-[\p{L}\p{N}\p{M}]{1,40}){1,6}(?![\p{L}\p{N}\p{M}-])/gu

const longest = 80
// Words that lead on within a compound: state-of-the-art, end-to-end, one-on-one, back-and-forth.
const links = new Set('of to the on and in by for at as per or'.split(' '))
