import { captionBlocks } from './captionBlocks'
import { captionShare } from './captionShare'
import { commaTimes } from './captionTimes'
import type { Format } from './format'
import { headOf } from './lines'
import { timedCaptions } from './timedCaptions'
import { reference } from './voices'

/** SBV, as YouTube writes captions: `0:00:01.000,0:00:02.000`, lines of words, a blank line; `[br]` breaks a line. */
export const sbv: Format = {
  name: 'sbv',

  confidence(source) {
    return captionShare(headOf(source), commaTimes) > 0 ? 0.95 : 0
  },

  read(source) {
    const blocks = captionBlocks(source, commaTimes, false)
    const list = timedCaptions(source, { ...blocks, unread: [...blocks.header, ...blocks.unread] }, tags)
    return { form: sbv.name, metadata: {}, chapters: [], ...list.finish() }
  },
}

const tags = new RegExp(String.raw`\[br\]|</?(?:i|b|u)>|${reference}`, 'gi')
