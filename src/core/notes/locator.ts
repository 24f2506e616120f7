import { formatSeconds } from '../model/time'
import type { Span } from '../model/transcript'

/** The address that opens a recording at a time, or undefined for an address that is not http or https. */
export function mediaUrlAt(url: string, seconds: number): string | undefined {
  if (!isWebAddress(url)) return undefined
  const whole = Math.max(0, Math.floor(seconds))
  const video = youTubeId(url)
  if (video !== undefined) return `https://www.youtube.com/watch?v=${video}&t=${whole}s`
  const fragment = /^https?:\/\/(?:[\w-]+\.)*vimeo\.com\//i.test(url) ? `t=${whole}s` : `t=${whole}`
  return `${url.replace(/#.*$/s, '')}#${fragment}`
}

/** True for an http or https address that can stand in a Markdown link as it is. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"'`\\^{|}]+$/i.test(url)
}

/** The eleven characters that name a YouTube video. */
function youTubeId(url: string): string | undefined {
  const host = /^https?:\/\/(?:(?:www|m|music)\.)?(youtube\.com|youtube-nocookie\.com|youtu\.be)\/(.*)$/i.exec(url)
  if (!host) return undefined
  const [, name = '', rest = ''] = host
  const id =
    name.toLowerCase() === 'youtu.be'
      ? /^([\w-]{11})(?![\w-])/
      : /^(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)([\w-]{11})(?![\w-])/
  return id.exec(rest)?.[1]
}

/** W3C Media Fragments 1.0: `t=753.2,760`; without an end `t=753.2`. */
export function mediaFragment(startTime: number, endTime?: number): string {
  return endTime === undefined
    ? `t=${formatSeconds(startTime)}`
    : `t=${formatSeconds(startTime)},${formatSeconds(endTime)}`
}

/** RFC 5147: `char=1204,1330`, in UTF-16 units of the source file. */
export function textFragment({ start, end }: Span): string {
  return `char=${start},${end}`
}

/**
 * The link target from a note's folder to a file, both absolute with forward slashes: `../talks/a%20b.txt`. Files on
 * another drive or host get their whole path.
 */
export function relativeLink(fromFolder: string, toFile: string): string {
  const from = fromFolder.split('/').filter((part) => part !== '')
  const to = toFile.split('/').filter((part) => part !== '')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1
  const drive = /^[A-Za-z]:$/
  if (shared === 0 && (drive.test(from[0] ?? '') || drive.test(to[0] ?? '')))
    return `file:///${to.map(encodeSegment).join('/')}`
  const up = from.slice(shared).map(() => '..')
  return [...up, ...to.slice(shared).map(encodeSegment)].join('/')
}

/** Percent-encodes what would end a Markdown link or a URL path, and nothing that reads well as it is. */
function encodeSegment(segment: string): string {
  return segment.replace(
    /[\s%#?()<>[\]\\"'`^{|}]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
