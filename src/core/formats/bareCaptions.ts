import type { Cue, Mark } from '../model/transcript'
import type { Format } from './format'
import { headOf } from './lines'
import { isAnnotation } from './marks'
import { looksSpoken } from './spokenText'
import { stretchesOf } from './stretches'

/**
 * Captions without times, often one long line without punctuation, as copied from under a video. Each cue is a
 * stretch of it that reads well alone; nothing is timed, no title is made up.
 */
export const bareCaptions: Format = {
  name: 'bare-captions',

  confidence(source, path) {
    return /\.txt$/i.test(path) && looksSpoken(headOf(source)) ? 0.5 : 0
  },

  read(source) {
    // Words of the page, which copying took along after the last words of the talk.
    const residue = /(?:^|\s)(Back To Top)\s*$/.exec(source.slice(-200))
    const residueStart = residue === null ? source.length : source.lastIndexOf('Back To Top')
    const cues = stretchesOf(source).map(({ start, end }): Cue => {
      const text = source.slice(start, end)
      const marks: Mark[] = []
      for (const match of text.matchAll(/[([][^()[\]]{1,60}[)\]]/g)) {
        if (isAnnotation(match[0]))
          marks.push({ kind: 'annotation', start: start + match.index, end: start + match.index + match[0].length })
      }
      if (end > residueStart) marks.push({ kind: 'annotation', start: Math.max(start, residueStart), end })
      return marks.length > 0 ? { start, end, text, marks } : { start, end, text }
    })
    return { form: bareCaptions.name, metadata: {}, chapters: [], cues, problems: [] }
  },
}
