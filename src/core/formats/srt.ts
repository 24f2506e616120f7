import { captionBlocks } from './captionBlocks'
import { captionShare } from './captionShare'
import { arrowTimes } from './captionTimes'
import type { Format } from './format'
import { headOf, linesOf } from './lines'
import { timedCaptions } from './timedCaptions'
import { reference } from './voices'

/**
 * SRT: a number, `00:00:01,000 --> 00:00:02,000`, lines of words, a blank line. Numbers and blank lines may be
 * missing, a dot may stand for the comma; speakers are named by labels, and kept until the next one.
 */
export const srt: Format = {
  name: 'srt',

  confidence(source, path) {
    const head = headOf(source)
    if (captionShare(head, arrowTimes) > 0) return 0.9
    // Something may stand above the first cue.
    return /\.srt$/i.test(path) && countTimes(head) > 0 ? 0.6 : 0
  },

  read(source) {
    const blocks = captionBlocks(source, arrowTimes, false)
    const list = timedCaptions(source, { ...blocks, unread: [...blocks.header, ...blocks.unread] }, tags)
    return { form: srt.name, metadata: {}, chapters: [], ...list.finish() }
  },
}

// Only what players know: other words in angle brackets are words.
const tags = new RegExp(
  String.raw`</?(?:i|b|u|s|em|strong|font|span|c|v)(?:[\s.=][^<>]{0,500})?>|<br\s{0,9}/?>|<\d[\d:.,]{3,14}>|` +
    String.raw`\{\\[^{}]{0,500}\}|\{/?[ibus]\}|\\[Nnh]|${reference}`,
  'gi',
)

function countTimes(head: string): number {
  let times = 0
  for (const line of linesOf(head)) if (arrowTimes(line) !== undefined) times += 1
  return times
}
