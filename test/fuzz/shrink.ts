/**
 * A shorter text that still fails, found by leaving out ever smaller stretches: what is left says what is wrong.
 *
 * @param fails true for a text that fails in the same way
 */
export function shrunk(text: string, fails: (text: string) => boolean): string {
  let shortest = text
  const end = performance.now() + longest
  for (let length = text.length >> 1; length >= 1; length >>= 1) {
    for (let at = 0; at < shortest.length && performance.now() < end;) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + length)
      if (fails(shorter)) shortest = shorter
      else at += length
    }
  }
  return shortest
}

// Milliseconds; what is short by then is short enough.
const longest = 20_000
