import { parseTimestamp } from '../model/time'
import { vimeoId, youTubeId } from './locator'

/** Where in a work a citation points: a time, or characters of a text without times. */
export type CitedPlace =
  /** Seconds. */
  | { readonly kind: 'time'; readonly start: number; readonly end?: number }
  /** UTF-16 units of the source file. */
  | { readonly kind: 'chars'; readonly start: number; readonly end?: number }

/** What a citation names as its source, and the place in it where it names one. */
export type Locator = { readonly place?: CitedPlace } & (
  | /** A recording or page, by its {@link mediaIdentity}. */ { readonly kind: 'media'; readonly media: string }
    /** A file, as the link writes its path, decoded: relative to the note's folder, absolute, or on another host. */
  | { readonly kind: 'file'; readonly path: string }
  /** A key of a bibliography. */
  | { readonly kind: 'key'; readonly key: string }
)

/**
 * What a link's target names, or undefined where it can name no source: other schemes than http, https and file, and
 * places in the note itself.
 *
 * @example readLocator('https://youtu.be/_1f-o0nqpEI?t=86') // media youtube:_1f-o0nqpEI at 86 s
 * @example readLocator('../talks/a%20b.txt#t=9.9,18.04') // file ../talks/a b.txt from 9.9 to 18.04 s
 */
export function readLocator(target: string): Locator | undefined {
  if (target.length > longestTarget) return undefined
  if (/^https?:\/\//i.test(target)) {
    const place = mediaPlace(target)
    return { kind: 'media', media: mediaIdentity(target), ...(place && { place }) }
  }
  const [address = '', fragment = ''] = splitAt(target, '#')
  // A drive is no scheme.
  if (/^[a-z][a-z\d+.-]+:/i.test(address) && !/^file:\/\//i.test(address)) return undefined
  const path = decoded(filePath(address))
  if (path === '' || path.includes('\0')) return undefined
  const place = fragmentPlace(fragment)
  return { kind: 'file', path, ...(place && { place }) }
}

/** Longer ones are no links that anybody follows. */
const longestTarget = 4_000

/** The path of a file's address; what is none stays as it is. */
function filePath(address: string): string {
  const rest = /^file:\/\/(?:localhost(?=\/))?(.*)$/is.exec(address)?.[1]
  if (rest === undefined) return address
  if (!rest.startsWith('/')) return `//${rest}`
  return /^\/[a-z]:/i.test(rest) ? rest.slice(1) : rest
}

/** The place that a media fragment (`t=10,20`) or a text fragment (`char=100,200`) names. */
export function fragmentPlace(fragment: string): CitedPlace | undefined {
  for (const part of fragment.split('&', 8)) {
    const chars = /^char=(\d{1,10})(?:,(\d{1,10}))?$/.exec(part)
    if (chars) return { kind: 'chars', start: Number(chars[1]), ...(chars[2] && { end: Number(chars[2]) }) }
    const time = /^t=(?:npt:)?([^,]*)(?:,(.*))?$/.exec(part)
    const start = time && (time[1] === '' ? 0 : parseTime(time[1] ?? ''))
    if (time === null || start === undefined || start === null) continue
    const end = parseTime(time[2] ?? '')
    return { kind: 'time', start, ...(end !== undefined && { end }) }
  }
  return undefined
}

/**
 * The same for every way to write the address of one recording: times, tracking and the short forms of YouTube left out.
 *
 * @example mediaIdentity('https://m.youtube.com/watch?v=_1f-o0nqpEI&t=86s') // youtube:_1f-o0nqpEI
 */
export function mediaIdentity(url: string): string {
  const video = youTubeId(url)
  if (video !== undefined) return `youtube:${video}`
  const vimeo = vimeoId(url)
  if (vimeo !== undefined) return `vimeo:${vimeo}`
  const [address = '', query = ''] = splitAt(splitAt(url, '#')[0] ?? '', '?')
  const kept = query.split('&').filter((each) => each !== '' && !/^(?:t|start|si|utm_\w*)(?:=|$)/i.test(each))
  const [host = '', ...path] = address.replace(/^https?:\/\/(?:www\.)?/i, '').split('/')
  const place = [host.toLowerCase(), ...path].join('/').replace(/\/+$/, '')
  return decoded(kept.length === 0 ? place : `${place}?${kept.join('&')}`)
}

/** Seconds of a time as people and players write it: `86`, `86s`, `1m26s`, `00:01:26`. */
export function parseTime(text: string): number | undefined {
  const parts = /^(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6}(?:\.\d{1,9})?)s?)?$/i.exec(text)
  if (text === '' || parts === null) return parseTimestamp(text)
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}

function mediaPlace(url: string): CitedPlace | undefined {
  const [address = '', fragment = ''] = splitAt(url, '#')
  const place = fragmentPlace(fragment)
  if (place !== undefined) return place
  const time = /[?&](?:t|start)=([^&]*)/.exec(address)?.[1]
  const start = time === undefined ? undefined : parseTime(time)
  return start === undefined ? undefined : { kind: 'time', start }
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
