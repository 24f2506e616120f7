import type { ExportedEpisode } from './exportedEpisode'
import { exportForms, type ExportFormName } from './exportForm'
import type { ExportRefusal } from './exportRefusal'
import { markdownTranscript } from './markdownTranscript'
import { podcastJsonText } from './podcastJsonText'
import { srtText } from './srtText'
import { webVttText } from './webVttText'

/** The text of a file, or why there is none. */
export type Exported = { readonly kind: 'text'; readonly text: string } | ExportRefusal

/** Writes an episode in a form. What the source does not say is not written: no time, no name and no title is made up. */
export function exportTranscript(episode: ExportedEpisode, form: ExportFormName): Exported {
  const needsTimes = exportForms.some(({ name, timed }) => name === form && timed)
  const untimed = episode.transcript.cues.some(({ startTime }) => startTime === undefined)
  return needsTimes && untimed
    ? { kind: 'refused', code: 'times-missing', form }
    : { kind: 'text', text: writers[form](episode) }
}

const writers: Readonly<Record<ExportFormName, (episode: ExportedEpisode) => string>> = {
  vtt: webVttText,
  srt: srtText,
  json: podcastJsonText,
  markdown: markdownTranscript,
}
