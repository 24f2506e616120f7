import type { CaptionBlocks } from './captionBlocks'
import { captionList, type CaptionList } from './captionList'
import type { Line } from './lines'
import { haveNamesAbove } from './namesAbove'
import { textOf } from './pieces'
import { withoutScrolling } from './rollingCaptions'
import { SpeakerLabels } from './speakerLabels'
import { voicesIn } from './voices'

/**
 * The captions that blocks of lines make: scrolling undone, tags and references read, speakers named by tags or labels.
 *
 * @param tags a pattern of everything in the lines that is no words, see {@link voicesIn}
 */
export function timedCaptions(source: string, { blocks, unread }: CaptionBlocks, tags: RegExp): CaptionList {
  const list = captionList()
  for (const line of unread) list.unread(line)
  const wordsIn = (line: Line): string =>
    voicesIn(source, [line], tags)
      .map(({ pieces }) => textOf(source, pieces))
      .join('')
      .trim()
      .replace(/\s+/g, ' ')
  const kept = withoutScrolling(blocks, wordsIn)
  const named = haveNamesAbove(kept)
  const captions = kept.map(({ lines: [first, ...rest] }) => {
    if (first === undefined) return []
    const voices = voicesIn(source, named ? rest : [first, ...rest], tags)
    return named ? voices.map((voice) => ({ speaker: first.text, ...voice })) : voices
  })
  const labels = new SpeakerLabels(source, captions)
  kept.forEach(({ startTime, endTime, line }, index) => {
    const times = { startTime, line, ...(endTime === undefined ? {} : { endTime }) }
    const utterances = labels.split(captions[index] ?? [])
    for (const utterance of utterances) list.add({ ...times, ...utterance })
    if (utterances.length === 0) list.add({ ...times, words: undefined })
  })
  return list
}
