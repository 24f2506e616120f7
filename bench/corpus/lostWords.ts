import type { RawWord } from './rawWords'

/** A word that the file holds and the reading does not. */
export type Lost = RawWord

/** How far apart the same words may stand in the two, before they count as lost and added. */
const furthest = 400

/**
 * Compares the words of a file with those that were read, in order: after a difference both go on where they next share
 * three words in a row.
 */
export function lostWords(
  raw: readonly RawWord[],
  read: readonly string[],
): { readonly lost: readonly Lost[]; readonly added: readonly string[] } {
  const lost: Lost[] = []
  const added: string[] = []
  let a = 0
  let b = 0
  while (a < raw.length || b < read.length) {
    if (raw[a]?.norm !== undefined && raw[a]?.norm === read[b]) {
      a += 1
      b += 1
      continue
    }
    const { skipRaw, skipRead } = nextMeeting(raw, read, a, b)
    lost.push(...raw.slice(a, a + skipRaw))
    added.push(...read.slice(b, b + skipRead))
    a += skipRaw
    b += skipRead
  }
  return { lost, added }
}

function nextMeeting(
  raw: readonly RawWord[],
  read: readonly string[],
  a: number,
  b: number,
): { readonly skipRaw: number; readonly skipRead: number } {
  for (let total = 1; total < furthest; total++) {
    for (let skipRaw = 0; skipRaw <= total; skipRaw++) {
      const skipRead = total - skipRaw
      if (a + skipRaw > raw.length || b + skipRead > read.length) continue
      if (isSame(raw, read, a + skipRaw, b + skipRead)) return { skipRaw, skipRead }
    }
  }
  return { skipRaw: raw.length - a, skipRead: read.length - b }
}

function isSame(raw: readonly RawWord[], read: readonly string[], a: number, b: number): boolean {
  for (let at = 0; at < 3; at++) if (raw[a + at]?.norm !== read[b + at]) return false
  return true
}
