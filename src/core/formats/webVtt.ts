import type { Metadata } from '../model/transcript'
import { captionBlocks, isComment } from './captionBlocks'
import { captionShare } from './captionShare'
import { arrowTimes } from './captionTimes'
import { withCharacters } from './characterReferences'
import type { Format } from './format'
import { headOf, type Line } from './lines'
import { namedFacts } from './namedFacts'
import { timedCaptions } from './timedCaptions'
import { reference } from './voices'

/**
 * WebVTT: `WEBVTT`, then blocks of `00:01.000 --> 00:02.000` and words, with voices `<v Name>`, classes, times within
 * lines, references such as `&amp;`, and notes, styles and regions between the blocks. Automatic captions that scroll
 * are read once.
 */
export const webVtt: Format = {
  name: 'webvtt',

  confidence(source, path) {
    if (/^\uFEFF?WEBVTT(?:\s|$)/.test(source)) return 1
    const head = headOf(source)
    if (captionShare(head, arrowTimes) === 0) return 0
    // Without its first line it is told from SRT by what only WebVTT has.
    return /\.vtt$/i.test(path) || (!/\.srt$/i.test(path) && typicalPattern.test(head)) ? 0.95 : 0
  },

  read(source) {
    const blocks = captionBlocks(source, arrowTimes, true)
    const { metadata, unread } = headerFacts(blocks.header)
    const list = timedCaptions(source, { ...blocks, unread: [...unread, ...blocks.unread] }, tags)
    return { form: webVtt.name, metadata, chapters: [], ...list.finish() }
  },
}

// Short times, settings, voices, notes.
const typicalPattern =
  /(?:^|[\r\n])(?:\d{1,3}:\d{2}\.\d{3} -->|\d[\d:.]{5,12} --> \d[\d:.]{5,12} [a-z]{4,8}:|<v[. ]|NOTE[\r\n ])/

// What is put above words as their reading (`<rt>`) is not said besides them.
const tags = new RegExp(
  String.raw`<rt(?:\.[^<>]{0,99})?>[^<>]{0,200}</rt>|</?[A-Za-z][^<>]{0,500}(?:>|$)|<\d[\d:.,]{3,14}(?:>|$)|</?>|${reference}`,
  'g',
)

/** The keys of the header that say something of the episode; `Kind`, `Language` and the like do not. */
function headerFacts(header: readonly Line[]): { readonly metadata: Metadata; readonly unread: readonly Line[] } {
  const values = new Map<string, string[]>()
  const unread: Line[] = []
  let previous = 0
  let inHeader = true
  let comment = false
  header.forEach((line, index) => {
    if (index > 0 && line.number - previous > 1) {
      inHeader = false
      comment = isComment(line.text)
    }
    previous = line.number
    const field = /^([A-Za-z][\w-]{0,30})\s?[:=]\s?(\S.{0,2000})$/.exec(line.text)
    if (inHeader && field !== null) values.set((field[1] ?? '').toLowerCase(), [withCharacters(field[2] ?? '')])
    else if (!comment && !/^(?:\uFEFF)?WEBVTT/.test(line.text) && !isComment(line.text) && !inHeader) unread.push(line)
  })
  return { metadata: namedFacts(values), unread }
}
