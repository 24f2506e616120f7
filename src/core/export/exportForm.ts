/** One written form of transcripts, as people choose it. `exportTranscript.ts` says how each is written. */
export interface ExportForm {
  /** As the command line calls it. */
  readonly name: 'vtt' | 'srt' | 'json' | 'markdown'
  /** As people call it. */
  readonly label: string
  /** Ending of its files, with the dot. */
  readonly ending: string
  /** True where it cannot be written without a time for each cue. */
  readonly timed: boolean
}

export type ExportFormName = ExportForm['name']

/** The forms that are written, in the order in which people are asked. */
export const exportForms: readonly ExportForm[] = [
  { name: 'vtt', label: 'WebVTT', ending: '.vtt', timed: true },
  { name: 'srt', label: 'SRT', ending: '.srt', timed: true },
  { name: 'json', label: 'Podcasting 2.0 JSON', ending: '.json', timed: false },
  { name: 'markdown', label: 'Markdown', ending: '.md', timed: false },
]
