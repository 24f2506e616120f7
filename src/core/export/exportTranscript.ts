import { isTimed } from '../model/transcript'
import type { ExportedEpisode, ExportForm } from './exportForm'
import { markdown } from './markdown'
import { podcastJson } from './podcastJson'
import { srt } from './srt'
import { webVtt } from './webVtt'

/** The forms that are written, in the order in which people are asked. */
export const exportForms: readonly ExportForm[] = [webVtt, srt, podcastJson, markdown]

/** The text of a file, or why there is none. */
export type Exported =
  | { readonly kind: 'text'; readonly text: string }
  /** The form times every cue, and the transcript says no times. */
  | { readonly kind: 'refused'; readonly code: 'no-times'; readonly form: ExportForm }

/** Writes an episode in a form. What the source does not say is not written: no time, no name and no title is made up. */
export function exportTranscript(episode: ExportedEpisode, form: ExportForm): Exported {
  return form.timed && !isTimed(episode.transcript)
    ? { kind: 'refused', code: 'no-times', form }
    : { kind: 'text', text: form.write(episode) }
}

/** The words for a refusal: what is wrong and what to do. */
export function refusalText({ form }: Extract<Exported, { readonly kind: 'refused' }>): string {
  const others = exportForms.filter(({ timed }) => !timed).map(({ label }) => label)
  return `This transcript has no times, and ${form.label} needs one for every line. Export it as ${others.join(' or ')}.`
}
