/** What a search does beyond looking for the very words. All of it is done, unless it is measured what one of them earns. */
export interface Levers {
  /** Other forms of a word: `scaling` for `scale`. */
  readonly stems: boolean
  /** Other everyday words for the same: `film` for `movie`. */
  readonly synonyms: boolean
  /** Words that are spelled nearly alike. */
  readonly spellings: boolean
  /** Words that sound the same. */
  readonly sounds: boolean
  /** Words that sound nearly the same. */
  readonly nearSounds: boolean
  /** Numbers written otherwise: `2` for `two`. */
  readonly numerals: boolean
  /** The same letters with spaces elsewhere: `alpha fold` for `AlphaFold`. */
  readonly spaces: boolean
  /** The same sound with spaces elsewhere: `Lisa Dahl` for `Lee Sedol`. */
  readonly spacedSounds: boolean
  /** Function words count less than others that are as frequent. */
  readonly functionWords: boolean
  /** Neighbours in the query that are said near each other count more. */
  readonly pairs: boolean
  /** The whole query said word by word counts most. */
  readonly phrases: boolean
  /** What is said before and behind a moment counts a little. */
  readonly surroundings: boolean
  /** Titles of chapters count, and lead to where the chapter begins. */
  readonly titles: boolean
}

export const allLevers: Levers = {
  stems: true,
  synonyms: true,
  spellings: true,
  sounds: true,
  nearSounds: true,
  numerals: true,
  spaces: true,
  spacedSounds: true,
  functionWords: true,
  pairs: true,
  phrases: true,
  surroundings: true,
  titles: true,
}
