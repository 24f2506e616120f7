import type { Metadata, Span } from '../model/transcript'
import { withCharacters } from './characterReferences'
import { cuesOf, gathered, type CueRecord } from './cueRecords'
import type { Format } from './format'
import { headOf } from './lines'
import { attributesOf, markupTokens, textPieces } from './markupText'
import { facts } from './namedFacts'
import type { Piece } from './pieces'
import { TtmlClock, type TtmlTimes } from './ttmlTime'

/**
 * TTML and DFXP: XML with `<p begin="…" end="…">` in a `<tt>`, whose `<span>`s may have times of their own, `<br/>`
 * breaks, and speakers as `ttm:agent`s. Times are clocks, frames, ticks or offsets (`1.5s`), those of inner elements
 * count from the beginning of the outer ones.
 */
export const ttml: Format = {
  name: 'ttml',

  confidence(source) {
    const head = headOf(source)
    const begins = /^[\s\uFEFF]*<(?:\?xml|!--|(?:\w{1,20}:)?tt[\s>])/i.test(head)
    const prolog = head.slice(0, 8192)
    // Old pages set words in `<tt>`.
    return begins && /<(?:\w{1,20}:)?tt[\s>]/i.test(prolog) && !/<html[\s>]/i.test(prolog) ? 0.95 : 0
  },

  read(source) {
    const { records, metadata, cutOff } = paragraphsIn(source)
    const { cues, problems } = cuesOf(source, gathered(source, records))
    const cut = cutOff === undefined ? [] : [{ code: 'cut-off' as const, line: cutOff }]
    return { form: ttml.name, metadata, chapters: [], cues, problems: [...problems, ...cut] }
  },
}

/** An open element. */
interface Frame extends TtmlTimes {
  readonly name: string
  readonly agent?: string | undefined
}

// What nests deeper is no captions; the elements are read, their times are not.
const deepest = 200

function paragraphsIn(source: string): {
  readonly records: readonly CueRecord[]
  readonly metadata: Metadata
  readonly cutOff?: number
} {
  const records: CueRecord[] = []
  const names = new Map<string, string>()
  const frames: Frame[] = []
  let clock = new TtmlClock()
  let title: string | undefined
  let description: string | undefined
  let agent: string | undefined
  let pieces: Piece[] = []
  let inside = 0

  /** Ends a record: at the end of a paragraph, and where a part of it has times or a speaker of its own. */
  const flush = (): void => {
    if (pieces.some((piece) => (piece.text ?? source.slice(piece.start, piece.end)).trim() !== '')) {
      const timed = frames.findLast(({ begin }) => begin !== undefined)
      const id = frames.findLast((frame) => frame.agent !== undefined)?.agent
      const speaker = id === undefined ? undefined : (names.get(id) ?? (id.trim() || undefined))
      records.push({ pieces, startTime: timed?.begin, endTime: timed?.end, speaker })
    }
    pieces = []
  }
  const close = (name: string): void => {
    const index = frames.findLastIndex((frame) => frame.name === name)
    if (index < 0) return
    const own = frames.some((frame, at) => at >= index && (frame.name === 'p' || isOwn(frame)))
    if (own) flush()
    frames.length = index
    if (name === 'p') inside = Math.max(0, inside - 1)
  }

  for (const token of markupTokens(source)) {
    const name = token.kind === 'text' ? '' : token.name.slice(token.name.indexOf(':') + 1)
    if (token.kind === 'text') {
      if (inside > 0) for (const piece of textPieces(source, token)) pieces.push(piece)
      else if (frames.at(-1)?.name === 'title') title ??= valueOf(source, token)
      else if (frames.at(-1)?.name === 'desc') description ??= valueOf(source, token)
      else if (frames.at(-1)?.name === 'name' && agent !== undefined) {
        const value = valueOf(source, token)
        if (value !== undefined && !names.has(agent)) names.set(agent, value)
      }
    } else if (name === 'br') {
      if (inside > 0) pieces.push({ start: token.start, end: token.end, text: '\n' })
    } else if (token.kind === 'close') close(name)
    else {
      const attributes = attributesOf(source, token)
      if (name === 'tt') clock = new TtmlClock(attributes)
      if (name === 'agent') agent = attributes.get('xml:id')
      // A paragraph in a paragraph is one whose end is missing.
      if (name === 'p' && inside > 0) close('p')
      if (token.empty || frames.length >= deepest) continue
      const outer = frames.findLast(({ begin }) => begin !== undefined)
      const frame: Frame = {
        name,
        agent: attributes.get('ttm:agent'),
        ...clock.times(attributes, outer),
      }
      if (inside > 0 && isOwn(frame)) flush()
      frames.push(frame)
      if (name === 'p') inside += 1
    }
  }
  const cutOff = frames.length > 0
  flush()
  const metadata = facts('file', { title, description })
  return cutOff ? { records, metadata, cutOff: lastLine(source) } : { records, metadata }
}

function isOwn({ begin, agent }: Frame): boolean {
  return begin !== undefined || agent !== undefined
}

function valueOf(source: string, { start, end }: Span): string | undefined {
  const value = withCharacters(source.slice(start, Math.min(end, start + 500)))
    .replace(/\s+/g, ' ')
    .trim()
  return value === '' ? undefined : value
}

function lastLine(source: string): number {
  return (source.trimEnd().match(/\r\n?|\n/g) ?? []).length + 1
}
