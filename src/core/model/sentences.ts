// Words that end in a full stop without ending a sentence.
const abbreviations = new Set(
  'dr mr mrs ms prof st vs etc e.g i.e eg ie no inc ltd co corp jr sr approx dept est fig gen gov hon rep sen rev vol'.split(
    ' ',
  ),
)

// After an acronym with a final dot ("A.I.") only these words are taken as the beginning of a sentence.
const openers = new Set(
  (
    'a about actually after all also although an and any are as at because before but by can could did do does during each even ' +
    "first for from had has have he her here his how however i i'd i'll i'm i've if in is it it's its just last let let's like " +
    'many maybe more most my next no not now of oh ok okay on once one or our people please right she should since so some ' +
    "sometimes still such thank that that's the their them then there there's these they they're this those though to today " +
    "two under until very was we we'll we're we've well were what what's when where whether which while who why will with " +
    "would yeah yes yet you you're your"
  ).split(' '),
)

/**
 * The positions at which sentences end in running text (after their closing quotes and brackets). A sentence
 * ends at `.`, `!`, `?` or `…` before white space, unless a lower-case letter follows, or what ends is an
 * abbreviation, an initial or a dotted acronym that goes on. The signs of other scripts end one wherever they stand.
 */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  // A run of signs is tried from its first one only: from each of them, a long run would take its length squared.
  const sentenceEnd = /(?<![.!?…])([.!?…]+)["'”’)\]]*(?=\s|$)|[。！？｡؟۔।॥]+[!?」』”’）》】"]*/gu
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    if (match[1] === undefined) {
      ends.push(end)
      continue
    }
    const next = /^\s*["'“‘([]*(\S+)/u.exec(text.slice(end, end + 40))?.[1]
    if (next !== undefined && /^\p{Ll}/u.test(next)) continue
    if (match[1] === '.' && next !== undefined) {
      const before = /(\S+)$/u.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[1] ?? ''
      const bare = before.toLowerCase().replace(/^[("'“‘]+/, '')
      if (abbreviations.has(bare)) continue
      if (
        /^(?:\p{L}\.)*\p{L}$/u.test(bare) &&
        bare !== 'i' &&
        !openers.has(next.toLowerCase().replace(/[^\p{L}']+$/u, ''))
      )
        continue
    }
    ends.push(end)
  }
  return ends
}
