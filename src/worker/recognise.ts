import { basename } from 'node:path'
import { isChaptersJson } from '../core/formats/chaptersFile'
import { episodeTitle } from '../core/library/episode'
import { readEpisode } from '../core/library/readEpisode'
import type { Recognition } from '../core/service/messages'
import { readText, sidecarOf } from './transcriptFile'

/** What a file would be in the library, told by its content. Never rejects. */
export async function recognise(file: string): Promise<Recognition> {
  const text = await readText(file)
  if (text.kind !== 'text') return { kind: 'refused', problem: text.problem }
  if (isChaptersJson(text.text)) return { kind: 'chapters' }
  const sidecar = await readText(sidecarOf(file))
  const path = basename(file)
  const { transcript, metadata, problems } = readEpisode({
    id: file,
    path,
    source: text.text,
    ...(sidecar.kind === 'text' ? { sidecar: sidecar.text } : {}),
  })
  if (transcript === undefined) {
    return { kind: 'refused', problem: problems[0] ?? { code: 'unknown-form', line: 1 } }
  }
  return {
    kind: 'transcript',
    form: transcript.form,
    title: episodeTitle({ metadata, path }),
    cues: transcript.cues.length,
  }
}
