import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Glossary } from '../../src/core/glossary/glossary'
import { readGlossary } from '../../src/core/glossary/readGlossary'
import { chaptersOf } from '../../src/core/library/chapters'
import type { Episode } from '../../src/core/library/episode'
import { scopeOf } from '../../src/core/library/episodeTerms'
import { readEpisode } from '../../src/core/library/readEpisode'
import { speechOf } from '../../src/core/model/speech'
import type { Cue, Transcript } from '../../src/core/model/transcript'

const seeds = join(process.cwd(), 'seeds')

/** The glossary that comes with the extension. */
export function bundledGlossary(): Glossary {
  const text = readFileSync(join(process.cwd(), 'media', 'glossaries', 'ai.md'), 'utf8')
  return new Glossary([readGlossary(text, 'Verbatim: AI').entries])
}

/** A transcript of the sample library by its number, with its sidecar and its chapters. */
export function seedEpisode(number: string, glossary: Glossary): Episode {
  const path = readdirSync(seeds).find((name) => name.startsWith(number) && name.endsWith('.txt')) ?? ''
  const source = readFileSync(join(seeds, path), 'utf8')
  const sidecarFile = readdirSync(seeds).find((name) => name.startsWith(number) && /\.ya?ml$/.test(name))
  const sidecar = sidecarFile === undefined ? {} : { sidecar: readFileSync(join(seeds, sidecarFile), 'utf8') }
  const reading = readEpisode({ id: number, path, source, ...sidecar })
  if (reading.transcript === undefined) throw new Error(`seed ${number} is not read`)
  return episodeOf(number, path, source, reading.transcript, glossary, reading.metadata)
}

/** An episode of which nothing is known but its cues. */
export function spoken(texts: readonly string[], glossary: Glossary, secondsPerCue?: number): Episode {
  const cues: Cue[] = []
  let start = 0
  texts.forEach((text, i) => {
    const time = secondsPerCue === undefined ? {} : { startTime: i * secondsPerCue, endTime: (i + 1) * secondsPerCue }
    cues.push({ start, end: start + text.length, text, ...time })
    start += text.length + 1
  })
  const transcript: Transcript = { form: 'test', metadata: {}, chapters: [], cues, problems: [] }
  return episodeOf('spoken', 'spoken.txt', texts.join('\n'), transcript, glossary, {})
}

function episodeOf(
  id: string,
  path: string,
  source: string,
  transcript: Transcript,
  glossary: Glossary,
  metadata: Transcript['metadata'],
): Episode {
  const speech = speechOf(transcript.cues)
  const chapters = chaptersOf(transcript, speech, glossary, scopeOf({ metadata, path }))
  return { id, path, source, transcript, speech, metadata, chapters, problems: [], sidecarProblems: [] }
}
