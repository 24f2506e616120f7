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
  return /^https?:\/\/[^\s\p{Cc}\u202a-\u202e\u2066-\u2069<>"'`\\^{|}]+$/iu.test(url)
}

/** The eleven characters that name a YouTube video. */
export function youTubeId(url: string): string | undefined {
  const host = /^https?:\/\/(?:(?:www|m|music)\.)?(youtube\.com|youtube-nocookie\.com|youtu\.be)\/(.*)$/i.exec(url)
  if (!host) return undefined
  const [, name = '', rest = ''] = host
  const id =
    name.toLowerCase() === 'youtu.be'
      ? /^([\w-]{11})(?![\w-])/
      : /^(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)([\w-]{11})(?![\w-])/
  return id.exec(rest)?.[1]
}

/** The digits that name a Vimeo video. */
export function vimeoId(url: string): string | undefined {
  return /^https?:\/\/(?:[\w-]+\.)?vimeo\.com\/(?:video\/|channels\/[\w-]+\/)?(\d{4,12})(?!\d)/i.exec(url)?.[1]
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
 * The link target from a note's folder to a file, both absolute with forward slashes: `../talks/a%20b.txt`. A file on
 * another drive or host gets its whole address, and so does every file where the note has no folder yet.
 */
export function relativeLink(fromFolder: string | undefined, toFile: string): string {
  if (fromFolder === undefined || rootOf(fromFolder) !== rootOf(toFile)) return fileAddress(toFile)
  const from = segmentsOf(fromFolder)
  const to = segmentsOf(toFile)
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1
  const link = [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(encodeSegment)].join('/')
  // "Part: one.txt" would be read as an address of the scheme "Part".
  return /^[^/]*:/.test(link) ? `./${link}` : link
}

/**
 * The absolute path that a link written in a note leads to, with forward slashes; undefined for a relative one in a
 * note that has no place yet.
 *
 * @example linkedFile('/notes/2025', '../../talks/a b.txt') // /talks/a b.txt
 */
export function linkedFile(fromFolder: string | undefined, path: string): string | undefined {
  const written = path.replaceAll('\\', '/')
  const absolute = rootOf(written) !== '' || written.startsWith('/')
  if (!absolute && fromFolder === undefined) return undefined
  const whole = absolute ? written : `${fromFolder}/${written}`
  const root = rootOf(whole)
  const parts: string[] = []
  for (const part of segmentsOf(whole.slice(root.length))) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return `${root}/${parts.join('/')}`
}

function fileAddress(file: string): string {
  return `file://${file.startsWith('//') ? '' : '/'}${segmentsOf(file).map(encodeSegment).join('/')}`
}

/** What no relative link leads out of: a drive (`c:`), a host (`//server`), or nothing. */
function rootOf(path: string): string {
  return (/^(?:[A-Za-z]:(?=\/|$)|\/\/[^/]+)/.exec(path)?.[0] ?? '').toLowerCase()
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

/** Percent-encodes what would end a Markdown link or a URL path, and nothing that reads well as it is. */
function encodeSegment(segment: string): string {
  return segment.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069%#?()<>[\]\\"'`^{|}]/gu, (sign) =>
    /[()']/.test(sign) ? `%${sign.charCodeAt(0).toString(16).toUpperCase()}` : encodeURIComponent(sign),
  )
}
