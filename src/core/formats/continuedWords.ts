import type { Cue } from '../model/transcript'

/**
 * Cues of a recogniser that cuts between the parts of words, with those marked that continue a word. Such programs write
 * a blank in front of every word as a part of it, so that a cue without it goes on with the word before. A file in which
 * most cues have no blank of their own is not of this kind.
 *
 * @param least how many blanks stand in front of a cue that begins with a word, at the least
 */
export function withContinuedWords(source: string, cues: readonly Cue[], least: number): readonly Cue[] {
  const blanks = cues.map(({ start }) => blanksBefore(source, start))
  const usual = usualOf(blanks)
  if (usual === undefined || usual < least) return cues
  return cues.map((cue, index) => {
    const before = cues[index - 1]
    const continues = blanks[index] === usual - 1 && before !== undefined && isOneWord(before, cue)
    return continues ? { ...cue, continues } : cue
  })
}

const mostBlanks = 9

function blanksBefore(source: string, offset: number): number {
  let count = 0
  while (count < mostBlanks && source.charAt(offset - count - 1) === ' ') count += 1
  return count
}

/** The number that more than half of them are. */
function usualOf(numbers: readonly number[]): number | undefined {
  for (let wanted = 0; wanted <= mostBlanks; wanted++) {
    if (numbers.filter((number) => number === wanted).length * 2 > numbers.length) return wanted
  }
  return undefined
}

/** A sentence that ended, a sound or another speaker do not go on within a word, whatever the blanks say. */
function isOneWord(before: Cue, cue: Cue): boolean {
  if (before.speaker !== cue.speaker || cue.marks?.[0]?.start === cue.start) return false
  if (before.marks?.at(-1)?.end === before.end) return false
  if (/\d[.,]$/.test(before.text)) return /^\d/.test(cue.text)
  return /[\p{L}\p{N}\p{M}'’-]$/u.test(before.text.slice(-2)) && /^[\p{L}\p{N}\p{M}'’,.;:?!%-]/u.test(cue.text)
}
