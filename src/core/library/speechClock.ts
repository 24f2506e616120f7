import type { Speech } from '../model/speech'
import type { Transcript } from '../model/transcript'

/** Spoken characters a second at 150 words a minute, for text without times. */
const charactersPerSecond = 13.5

/**
 * The second at which a sentence begins (the number of sentences stands for the end). Never runs backwards; measured
 * in words where the source has no times, or times that no one could speak in.
 */
export function clockOf(transcript: Transcript, speech: Speech): (sentence: number) => number {
  const { cues } = transcript
  const spoken = (sentence: number): number =>
    (speech.sentences[sentence]?.start ?? speech.text.length) / charactersPerSecond
  const end = spoken(speech.sentences.length)
  const first = cues[0]?.startTime
  const last = cues.at(-1)
  if (first === undefined || last?.startTime === undefined) return spoken
  const duration = Math.max(last.startTime, last.endTime ?? 0) - first
  if (!(duration > end / 6 && duration < end * 20)) return spoken
  const times = new Float64Array(speech.sentences.length + 1)
  let latest = first
  speech.sentences.forEach(({ cue }, i) => {
    latest = Math.max(latest, cues[cue]?.startTime ?? latest)
    times[i] = latest
  })
  times[speech.sentences.length] = Math.max(latest, first + duration)
  return (sentence) => times[sentence] as number
}
