import type { CaptionBlock, CaptionBlocks } from './captionBlocks'
import { captionList, type CaptionList } from './captionList'
import type { Line } from './lines'
import { haveNamesAbove } from './namesAbove'
import { textOf } from './pieces'
import { withoutScrolling } from './rollingCaptions'
import { SpeakerLabels } from './speakerLabels'
import { isPlain, voicesIn, type Voice } from './voices'

/**
 * The captions that blocks of lines make: scrolling undone, tags and references read, speakers named by tags or labels.
 *
 * @param tags a pattern of everything in the lines that is no words, see {@link voicesIn}
 */
export function timedCaptions(source: string, { blocks, unread }: CaptionBlocks, tags: RegExp): CaptionList {
  const list = captionList()
  for (const line of unread) list.unread(line)
  const wordsIn = (line: Line): string => {
    const text = isPlain(line.text)
      ? line.text
      : voicesIn(source, [line], tags)
          .map(({ pieces }) => textOf(source, pieces))
          .join('')
    return /^\s|\s\s|[^\S ]|\s$/.test(text) ? text.trim().replace(/\s+/g, ' ') : text
  }
  const kept = withoutScrolling(blocks, wordsIn)
  const named = haveNamesAbove(kept)
  const voicesOf = ({ lines }: CaptionBlock): readonly Voice[] => {
    const [first] = lines
    if (!named || first === undefined) return voicesIn(source, lines, tags)
    return voicesIn(source, lines.slice(1), tags).map((voice) => ({ speaker: first.text, ...voice }))
  }
  // Read twice rather than kept: there may be a million.
  const captions = function* (): Generator<readonly Voice[]> {
    for (const block of kept) yield voicesOf(block)
  }
  const labels = new SpeakerLabels(source, captions())
  for (const block of kept) {
    const { startTime, endTime, line } = block
    const utterances = labels.split(voicesOf(block))
    for (const { words, speaker } of utterances) list.add({ words, startTime, endTime, line, speaker })
    if (utterances.length === 0) list.add({ words: undefined, startTime, endTime, line })
  }
  return list
}
