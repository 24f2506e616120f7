import { parseTimestamp } from '../model/time'

/**
 * Seconds of a length as people write it, or undefined: `1:02:03`, `62:03`, `1 h 2 min`, `62 minutes`, `3723 s`,
 * `PT1H2M3S`. A bare number is none: it may count seconds or minutes.
 */
export function durationOf(text: string): number | undefined {
  const plain = text.trim()
  if (plain.includes(':')) return positive(parseTimestamp(plain))
  const match = unitsPattern.exec(plain)
  if (match === null) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0))
  return positive(hours * 3600 + minutes * 60 + seconds)
}

const unitsPattern =
  /^(?:PT)?(?:(\d{1,3})\s?(?:h|hrs?|hours?)\.?(?:,|\sand)?\s?)?(?:(\d{1,4})\s?(?:m|mins?|minutes?)\.?(?:,|\sand)?\s?)?(?:(\d{1,6}(?:\.\d{1,3})?)\s?(?:s|secs?|seconds?)\.?)?$/i

/** No recording takes no time: nothing was known. */
function positive(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 ? seconds : undefined
}
