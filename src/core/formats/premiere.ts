import { captionBlocks } from './captionBlocks'
import { captionShare } from './captionShare'
import { frameTimes } from './captionTimes'
import type { Format } from './format'
import { headOf } from './lines'
import { timedCaptions } from './timedCaptions'
import { reference } from './voices'

/**
 * The text that Premiere exports of a transcript: `00:00:03:12 - 00:00:07:01`, the speaker on a line, the words. How
 * long a frame takes it does not say, so that times are whole seconds.
 */
export const premiere: Format = {
  name: 'premiere-text',

  confidence(source) {
    return captionShare(headOf(source), frameTimes) > 0 ? 0.95 : 0
  },

  read(source) {
    const blocks = captionBlocks(source, frameTimes, false)
    const list = timedCaptions(source, { ...blocks, unread: [...blocks.header, ...blocks.unread] }, tags)
    return { form: premiere.name, metadata: {}, chapters: [], ...list.finish() }
  },
}

const tags = new RegExp(reference, 'g')
