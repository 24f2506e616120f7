import { shortened } from '../model/oneLine'
import type { Problem } from '../model/problem'
import type { Span } from '../model/transcript'
import { cuesOf, type CueRecord } from './cueRecords'
import type { Format } from './format'
import { headOf, lineAt } from './lines'
import { attributesOf, markupTokens, textPieces, twiceEscaped, type MarkupToken } from './markupText'
import { addTo, type Piece } from './pieces'

/**
 * The captions of YouTube as XML: `<transcript>` with `<text start dur>` in seconds (srv1), `<timedtext>` with
 * `<text t d>` (srv2) or `<p t d>` in milliseconds, with `<s>` for single words (srv3). The automatic ones scroll, each
 * line once.
 */
export const youtubeXml: Format = {
  name: 'youtube-xml',

  confidence(source) {
    const head = headOf(source)
    if (!/<(?:timedtext|transcript)[\s>]/i.test(head.slice(0, 4096)) || !/^[\s\uFEFF]*</.test(head)) return 0
    return captionsIn(head).records.some(({ startTime }) => startTime !== undefined) ? 0.95 : 0
  },

  read(source) {
    const { records, problems } = captionsIn(source)
    const found = cuesOf(source, records, { clip: true })
    return {
      form: youtubeXml.name,
      metadata: {},
      chapters: [],
      cues: found.cues,
      problems: [...found.problems, ...problems].sort((a, b) => a.line - b.line),
    }
  },
}

function captionsIn(source: string): { readonly records: readonly CueRecord[]; readonly problems: readonly Problem[] } {
  const records: CueRecord[] = []
  let open: { pieces: Piece[]; times: Pick<CueRecord, 'startTime' | 'endTime'> } | undefined
  let root: string | undefined
  let closed = false
  let unread: { at: number; text: string; count: number } | undefined
  const finish = (): void => {
    // A caption without words only moves the lines up.
    if (open?.pieces.some((piece) => !isBlank(source, piece))) records.push({ pieces: open.pieces, ...open.times })
    open = undefined
  }
  for (const token of markupTokens(source)) {
    if (token.kind === 'text') {
      if (open !== undefined) addTo(open.pieces, captionPieces(source, token))
      else if (!isBlank(source, token)) {
        unread ??= { at: token.start, text: shortened(source.slice(token.start, token.end).trim()), count: 0 }
        unread.count += 1
      }
    } else if (token.name === 'timedtext' || token.name === 'transcript') {
      finish()
      root = token.name
      closed = token.kind === 'close'
    } else if (token.name === 'p' || token.name === 'text') {
      finish()
      if (token.kind === 'open' && !token.empty) open = { pieces: [], times: timesOf(source, token) }
    } else if (token.name === 'br') open?.pieces.push({ start: token.start, end: token.end, text: '\n' })
  }
  const cut = open !== undefined || (root !== undefined && !closed)
  finish()
  const problems: Problem[] = []
  if (unread !== undefined) {
    problems.push({ code: 'line-unread', line: lineAt(source, unread.at), text: unread.text, count: unread.count })
  }
  if (cut) problems.push({ code: 'cut-off', line: lineAt(source, source.trimEnd().length) })
  return { records, problems }
}

/** Some captions hold tags that are written as text: `&lt;i&gt;`. They are no words either. */
function captionPieces(source: string, token: Extract<MarkupToken, { kind: 'text' }>): Piece[] {
  const { start, end, plain } = token
  const text = source.slice(start, end)
  if (!text.includes('&lt;')) return textPieces(source, token, twiceEscaped)
  const pieces: Piece[] = []
  let from = start
  for (const match of text.matchAll(writtenTag)) {
    const at = start + match.index
    if (at > from) addTo(pieces, textPieces(source, { start: from, end: at, plain }, twiceEscaped))
    from = at + match[0].length
  }
  if (end > from) addTo(pieces, textPieces(source, { start: from, end, plain }, twiceEscaped))
  return pieces
}

const writtenTag = /&lt;\/?(?:i|b|u|font)(?:\s[^&<>]{0,100})?(?:&quot;[^&<>]{0,100}){0,8}&gt;/g

function timesOf(source: string, tag: Span): Pick<CueRecord, 'startTime' | 'endTime'> {
  const attributes = attributesOf(source, tag)
  const seconds = attributes.get('start')
  if (seconds !== undefined) return timed(numberOf(seconds), numberOf(attributes.get('dur')))
  return timed(numberOf(attributes.get('t'), 1000), numberOf(attributes.get('d'), 1000))
}

function timed(startTime: number | undefined, length: number | undefined): Pick<CueRecord, 'startTime' | 'endTime'> {
  return { startTime, endTime: startTime === undefined || length === undefined ? undefined : startTime + length }
}

function numberOf(text: string | undefined, divisor = 1): number | undefined {
  return text !== undefined && /^\s*\d{1,10}(?:\.\d{1,20})?\s*$/.test(text) ? Number(text) / divisor : undefined
}

function isBlank(source: string, piece: Piece): boolean {
  return (piece.text ?? source.slice(piece.start, piece.end)).trim() === ''
}
