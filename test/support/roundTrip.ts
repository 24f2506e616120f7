import { exportTranscript } from '../../src/core/export/exportTranscript'
import type { ExportedEpisode } from '../../src/core/export/exportedEpisode'
import type { ExportForm } from '../../src/core/export/exportForm'
import { speakerName } from '../../src/core/export/speakerName'
import { folded, spokenParts } from '../../src/core/export/spokenParts'
import { readTranscript } from '../../src/core/formats/formats'
import { speechOf } from '../../src/core/model/speech'
import type { Cue, Metadata, Transcript } from '../../src/core/model/transcript'

/** The forms that read what is written, and the facts of the episode that they find again. */
const readers: Readonly<Record<ExportForm['name'], readonly [string, readonly (keyof Metadata)[]]>> = {
  vtt: ['webvtt', ['title', 'show', 'episode', 'season', 'date', 'url', 'media']],
  srt: ['srt', []],
  json: ['podcast-json', []],
  markdown: ['verbatim-markdown', ['title', 'show', 'episode', 'season', 'date', 'url', 'media', 'people']],
}

/**
 * What differs between a transcript and what is read of its export, as sentences; empty where they are the same: form,
 * number of cues, and of each its words, annotations, speaker and times; changes of speaker; facts and chapters as far as
 * the form has them. Undefined where the form refuses the transcript.
 */
export function roundTrip(episode: ExportedEpisode, form: ExportForm): readonly string[] | undefined {
  const exported = exportTranscript(episode, form.name)
  if (exported.kind === 'refused') return undefined
  const { transcript, problems } = readTranscript(exported.text, `talk${form.ending}`)
  if (transcript === undefined) return [`not read: ${JSON.stringify(problems)}`]
  for (const { start, end, text } of transcript.cues) {
    if (exported.text.slice(start, end) !== text) return [`offsets of "${text}"`]
  }
  const [reader, facts] = readers[form.name]
  return [
    ...same('form', transcript.form, reader),
    ...problems.filter(({ code }) => code !== 'time-backwards').map((problem) => JSON.stringify(problem)),
    ...cueDifferences(episode.transcript.cues, transcript.cues),
    ...same('turns', turnsOf(transcript), turnsOf(episode.transcript)),
    ...facts.flatMap((key) => same(key, factOf(transcript.metadata, key), factOf(episode.metadata, key))),
    ...(form.name === 'markdown' ? same('chapters', chaptersOf(transcript), chaptersOf(episode.transcript)) : []),
  ]
}

function cueDifferences(written: readonly Cue[], read: readonly Cue[]): string[] {
  const found = same('number of cues', read.length, written.length)
  written.forEach((cue, at) => {
    const { startTime, endTime } = cue
    const other = read[at]
    found.push(
      ...same(`words of cue ${at}`, other && speechOf([other]).text, speechOf([cue]).text),
      ...same(`annotations of cue ${at}`, other && annotationsOf(other), annotationsOf(cue)),
      ...same(`speaker of cue ${at}`, other?.speaker, speakerName(cue)),
      ...same(`start of cue ${at}`, other?.startTime, startTime),
      // Of a cue without an end some forms demand one.
      ...(endTime === undefined ? [] : same(`end of cue ${at}`, other?.endTime, endTime)),
    )
  })
  return found
}

function same(what: string, read: unknown, written: unknown): string[] {
  if (read === written) return []
  const [a, b] = [JSON.stringify(read), JSON.stringify(written)]
  return a === b ? [] : [`${what}: ${a ?? 'none'} for ${b ?? 'none'}`]
}

function annotationsOf(cue: Cue): string {
  if (cue.marks === undefined) return ''
  return spokenParts([cue], 0)
    .flatMap(({ kind, text }) => (kind === 'annotation' ? [text] : []))
    .join(' ')
}

/** Where in the running text another speaker begins. */
function turnsOf({ cues }: Transcript): number[] {
  const named = cues.map((cue) => ({ ...cue, speaker: speakerName(cue) ?? '' }))
  return speechOf(named).sentences.flatMap(({ start, turn }) => (turn ? [start] : []))
}

function factOf(metadata: Metadata, key: keyof Metadata): unknown {
  const value = metadata[key]?.value
  if (typeof value === 'string') return folded(value)
  return Array.isArray(value) ? JSON.parse(JSON.stringify(value)) : value
}

/** A chapter begins at a time, or with a cue. */
function chaptersOf({ chapters, cues }: Transcript): unknown {
  return chapters.map(({ title, startTime, offset }) => [
    folded(title),
    startTime ?? cues.findIndex(({ start }) => start >= (offset ?? 0)),
  ])
}
