import type { Metadata } from '../model/transcript'
import { isoDate } from './dates'
import { episodeIn } from './episodeNumber'
import { facts } from './namedFacts'

/**
 * What the name of a file and the folder it lies in say of an episode. Names that say nothing (`000_e37e7ffa454f41ec`,
 * `transcript`, a folder `2024`) give nothing.
 *
 * @param path relative to the folder of the library, with forward slashes
 * @example nameFacts('Hard Talk/2024-05-01 - Some Talk.txt') // title Some Talk, date 2024-05-01, show Hard Talk
 * @example nameFacts('Hard Talk/Season 2/012 - Some Talk.txt') // title Some Talk, episode 12, season 2, show Hard Talk
 */
export function nameFacts(path: string): Metadata {
  const folders = path.split('/')
  const name = bareName(folders.pop() ?? '')
  const dated = datePattern.exec(name)
  const date = isoDate(
    (dated?.[1] ?? dated?.[2] ?? '').replace(/[._]/g, '-').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
  )
  const undated = date === undefined ? name : name.replace(datePattern, '')
  const numbered = numberPattern.exec(undated)
  const title = wordsOf(numbered === null ? undated : undated.slice(numbered[0].length))
  const { season, episode = title === undefined ? undefined : numberOf(numbered?.[1]) } = episodeIn(
    undated.replaceAll('_', ' '),
  )
  const show = folders.findLast((folder) => wordsOf(folder) !== undefined)
  return {
    ...facts('folder', {
      show: show === undefined ? undefined : (wordsOf(show) ?? show),
      season: numberOf(/^(?:season|staffel|s)[\s_-]?(\d{1,2})$/i.exec(folders.at(-1) ?? '')?.[1]),
    }),
    ...facts('name', { title, episode, season, date }),
  }
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

// Set apart in front of a title; a year may be part of it.
const numberPattern = /^(?:(?!(?:19|20)\d{2}\b)#?(\d{1,4})(?:\s+[-–—]\s+|\.\s+)|S\d{1,2}E\d{1,4}[\s._-]+)(?=\S)/i

/**
 * The name of a file without its ending, and without what stands before that of the language or of the kind of file.
 *
 * @example bareName('talk.en.vtt') // talk
 */
export function bareName(name: string): string {
  return name.replace(/\.[\p{L}\p{N}]{1,8}$/u, '').replace(/\.(?:[a-z]{2}(?:-[A-Za-z]{2,4})?|transcript|captions)$/, '')
}

// At the beginning or at the end of a name.
const datePattern =
  /^((?:19|20)\d{2}(?:[-._]\d{2}[-._]\d{2}|\d{4}))(?!\d)[\s._-]*|[\s._(-]+((?:19|20)\d{2}(?:[-._]\d{2}[-._]\d{2}|\d{4}))\)?$/

// Names that people and programs give to any file or folder.
const generic = new Set(
  (
    'season seasons staffel transcript transcripts transcription transcriptions caption captions subtitle subtitles episode episodes ep audio video ' +
    'recording recordings untitled output out text texts txt file files data seed seeds sample samples example examples ' +
    'fixture fixtures test tests library libraries podcast podcasts talk talks show shows doc docs document documents note ' +
    'notes src media raw download downloads tmp temp new copy final index main vtt srt en english auto whisper speakers home user users'
  ).split(' '),
)

/** The name in words, or undefined where it holds none: identifiers, numbers, generic names. */
function wordsOf(name: string): string | undefined {
  // Downloaders append the identifier of the video.
  const bare = name.replace(/\s*\[[\w-]{8,16}\]$/, '').trim()
  const spaced = /\s/.test(bare) ? bare : bare.replaceAll('_', ' ')
  const slug = !/\s/.test(spaced) && /^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+){2,}$/u.test(spaced)
  const text = (slug ? spaced.replaceAll('-', ' ') : spaced)
    .replace(/^[\s._–—-]+|[\s._–—-]+$/g, '')
    .replace(/\s+/g, ' ')
  const telling = text.split(/[^\p{L}\p{N}]+/u).filter((word) => isWord(word) && !generic.has(word.toLowerCase()))
  return telling.length > 0 ? text : undefined
}

/** Letters of a word: no digits among them, and no bare hexadecimal digits or consonants as in an identifier. */
function isWord(word: string): boolean {
  if (!/^\p{L}{2,}\p{N}{0,2}$/u.test(word)) return false
  return (
    !/^[a-z]*$/i.test(word) || (/[aeiouy]/i.test(word) && !/^[a-f]{8,}$/i.test(word)) || /^\p{Lu}{2,5}$/u.test(word)
  )
}
