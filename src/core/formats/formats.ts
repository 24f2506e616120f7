import type { Problem } from '../model/problem'
import type { Transcript } from '../model/transcript'
import { ass } from './ass'
import { assemblyAiJson } from './assemblyAiJson'
import { bareCaptions } from './bareCaptions'
import { captionsJson } from './captionsJson'
import { deepgramJson } from './deepgramJson'
import type { Format } from './format'
import { googleJson } from './googleJson'
import { lrc } from './lrc'
import { podcastHtml } from './podcastHtml'
import { podcastJson } from './podcastJson'
import { premiere } from './premiere'
import { revAiJson } from './revAiJson'
import { sbv } from './sbv'
import { speakerMarkdown } from './speakerMarkdown'
import { speakerText } from './speakerText'
import { soundText } from './soundText'
import { srt } from './srt'
import { timedText } from './timedText'
import { transcribeJson } from './transcribeJson'
import { ttml } from './ttml'
import { verbatimMarkdown } from './verbatimMarkdown'
import { webVtt } from './webVtt'
import { whisperCpp } from './whisperCpp'
import { whisperCppJson } from './whisperCppJson'
import { whisperJson } from './whisperJson'
import { whisperMarkdown } from './whisperMarkdown'
import { youtubeJson } from './youtubeJson'
import { youtubeXml } from './youtubeXml'

/** The forms that are read, the most particular first: of two that are equally sure the first one reads. */
export const formats: readonly Format[] = [
  webVtt,
  srt,
  sbv,
  premiere,
  ass,
  ttml,
  verbatimMarkdown,
  whisperMarkdown,
  whisperCpp,
  podcastJson,
  whisperCppJson,
  youtubeJson,
  deepgramJson,
  assemblyAiJson,
  transcribeJson,
  googleJson,
  revAiJson,
  whisperJson,
  captionsJson,
  youtubeXml,
  podcastHtml,
  speakerMarkdown,
  timedText,
  speakerText,
  lrc,
  bareCaptions,
]

/** What came of a text: a transcript with its problems, or only the problems that kept it from being one. */
export interface Reading {
  readonly transcript?: Transcript
  /** The transcript's problems, or the reason why there is none. */
  readonly problems: readonly Problem[]
}

/**
 * The one door to the formats: tells the form of a text by its content and reads it. Never throws.
 *
 * @param path path or name of the file; a hint, and needed to tell a plain text from a note
 */
export function readTranscript(source: string, path: string): Reading {
  if (!/\S/.test(source)) return { problems: [{ code: 'empty-file', line: 1 }] }
  if (looksBinary(source)) return { problems: [{ code: 'binary-file', line: 1 }] }
  try {
    const format = surest(source, path)
    if (format === undefined) return { problems: [{ code: 'unknown-form', line: 1 }] }
    const transcript = soundText(format.read(source))
    return { transcript, problems: transcript.problems }
  } catch (error) {
    // A format that throws is at fault, but it must not cost the rest of the library.
    return { problems: [{ code: 'file-unreadable', line: 1, reason: String(error) }] }
  }
}

function surest(source: string, path: string): Format | undefined {
  let best: Format | undefined
  let most = 0
  for (const format of formats) {
    const confidence = format.confidence(source, path)
    // None can be surer, and of two that are equally sure the first one reads.
    if (confidence >= 1) return format
    if (confidence > most) {
      best = format
      most = confidence
    }
  }
  return best
}

/**
 * True for many bytes that were no UTF-8, and for more control characters than slip into a text: bytes without order have
 * 10 % of them, programs and office files far more.
 */
function looksBinary(source: string): boolean {
  const length = Math.min(source.length, 65536)
  let bad = 0
  let controls = 0
  for (let i = 0; i < length; i++) {
    const code = source.charCodeAt(i)
    if (code === 0xfffd) bad += 1
    else if (code < 32 && (code < 9 || code > 13)) controls += 1
  }
  return bad * 10 > length || controls * 20 > length || (bad + controls) * 10 > length
}
