/** The number of an episode and of its season, as far as they are known. */
export interface EpisodeNumber {
  readonly episode?: number
  readonly season?: number
}

/**
 * The number that a title says in so many words: `… | Lex Fridman Podcast #459`, `… | EP #130`, `Episode 12: …`,
 * `E130: …`, `#12 – …`, `S02E05`. A number that may as well be something else says nothing, nor do two that differ.
 *
 * @example episodeIn('AI and maths | EP #130') // { episode: 130 }
 */
export function episodeIn(title: string): EpisodeNumber {
  const text = title.slice(0, longestTitle)
  const inSeasons = [...text.matchAll(seasonPattern)]
  const others = numberPatterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]))
  const episode = only([...inSeasons.map((match) => match[2] ?? match[4]), ...others])
  const season = only(inSeasons.map((match) => match[1] ?? match[3]))
  return { ...(episode === undefined ? {} : { episode }), ...(season === undefined ? {} : { season }) }
}

/** A number as a value of its own: `130`, `#130`, `007`. */
export function wholeNumber(text: string): number | undefined {
  const digits = /^#?(\d{1,5})$/.exec(text.trim())?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const longestTitle = 500
const seasonPattern =
  /(?<![\p{L}\p{N}])(?:S(\d{1,2})\s?[.:_x-]?\s?EP?\.?\s?(\d{1,4})|season\s(\d{1,2})[\s,:|–-]{1,4}(?:episode|ep\.?)\s#?(\d{1,4}))(?![\p{L}\p{N}])/giu
const numberPatterns = [
  // A word for it, in some of the languages podcasts are made in.
  /(?<![\p{L}\p{N}])(?:episode|ep\.?|episodio|épisode|folge|aflevering|odcinek|выпуск)\s?[:.]?\s?#?(\d{1,4})(?![\p{L}\p{N}]|[.,]\d|\s?(?:of|\/)\s?\d)/giu,
  /^E(\d{1,4})(?=\s?[:|–—-])/g,
  // The sign for a number, set apart at an end of the title or behind the name of a show.
  /^#(\d{1,4})(?=\s?[:|–—-]|$)/g,
  /(?:[|–—•]|\s-)\s?(?:[\p{L}\d'’&.]{1,30}\s){0,6}#(\d{1,4})(?=\s?(?:[|:–—-]|$))/gu,
  /\b(?:podcast|show)\s#(\d{1,4})\b/gi,
]

/** The number that all of them are. */
function only(numbers: readonly (string | undefined)[]): number | undefined {
  const distinct = new Set(numbers.flatMap((digits) => (digits === undefined ? [] : [Number(digits)])))
  return distinct.size === 1 ? [...distinct][0] : undefined
}
