import { parseTimestamp } from '../model/time'

/** Seconds from the start of the media; absent where the source says nothing. */
export interface TtmlTimes {
  readonly begin?: number | undefined
  readonly end?: number | undefined
}

/** The attributes of an element by their names. */
type Attributes = ReadonlyMap<string, string>

/** Reads the times of TTML by the rates that its first element gives. */
export class TtmlClock {
  private readonly frameRate: number
  private readonly tickRate: number
  /** Apple's transcripts of podcasts count all times from the start of the recording. */
  private readonly absolute: boolean

  constructor(root: Attributes = new Map()) {
    const rate = positive(root.get('ttp:framerate')) ?? 30
    // "1000 1001": frames are a little slower than their number says.
    const [up, down] = (root.get('ttp:frameratemultiplier') ?? '').trim().split(/[\s:]+/)
    this.frameRate = rate * ((positive(up) ?? 1) / (positive(down) ?? 1))
    this.absolute = /\bpodcasts\.apple\.com\b/.test(root.get('xmlns:podcasts') ?? '')
    this.tickRate = positive(root.get('ttp:tickrate')) ?? (root.get('ttp:framerate') === undefined ? 1 : this.frameRate)
  }

  /** The times of an element; they count from the beginning of the one around it. */
  times(element: Attributes, outer: TtmlTimes | undefined): TtmlTimes {
    if (element.size === 0) return {}
    const base = this.absolute ? 0 : (outer?.begin ?? 0)
    const begin = this.seconds(element.get('begin'))
    const end = this.seconds(element.get('end'))
    const duration = this.seconds(element.get('dur'))
    if (begin === undefined && end === undefined && duration === undefined) return {}
    const start = base + (begin ?? 0)
    const length = end ?? (duration === undefined ? undefined : (begin ?? 0) + duration)
    return { begin: start, end: length === undefined ? outer?.end : base + length }
  }

  /** `00:01:02.5`, `00:01:02:12` (frames), `62.5s`, `500ms`, `1.5m`, `1h`, `12f`, `120000t`; a bare number counts seconds. */
  private seconds(text: string | undefined): number | undefined {
    const written = text?.trim() ?? ''
    const framed = /^(\d{1,4}:\d{2}:\d{2}):(\d{1,3})(?:\.\d{1,3})?$/.exec(written)
    if (framed !== null) {
      const whole = parseTimestamp(framed[1] ?? '')
      return whole === undefined ? undefined : whole + Number(framed[2]) / this.frameRate
    }
    const offset = /^(\d{1,18}(?:\.\d{1,9})?)(h|ms|m|s|f|t)$/.exec(written)
    if (offset === null) return parseTimestamp(written)
    const amount = Number(offset[1])
    switch (offset[2]) {
      case 'h':
        return amount * 3600
      case 'm':
        return amount * 60
      case 'ms':
        return amount / 1000
      case 'f':
        return amount / this.frameRate
      case 't':
        return amount / this.tickRate
      default:
        return amount
    }
  }
}

function positive(text: string | undefined): number | undefined {
  const value = /^\s*\d{1,12}(?:\.\d{1,9})?\s*$/.test(text ?? '') ? Number(text) : 0
  return value > 0 ? value : undefined
}
