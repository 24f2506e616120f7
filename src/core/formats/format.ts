import type { Transcript } from '../model/transcript'

/** One written form of transcripts: how sure it is that a text has this form, and how to read it. */
export interface Format {
  /** Stays in {@link Transcript.form}, for example `whisper-markdown`. */
  readonly name: string
  /**
   * From 0 (certainly not) to 1; decided by the content, `path` is a hint. A text that merely holds something
   * of the form, such as a note that quotes a transcript, is below one half. Never throws, looks only at the head.
   */
  confidence(source: string, path: string): number
  /** All that the text says in this form. Never throws; what it cannot use becomes a problem. */
  read(source: string): Transcript
}
