import { formats, readTranscript } from '../../src/core/formats/formats'
import { linesOf } from '../../src/core/formats/lines'
import { chaptersWithin, readOutline } from '../../src/core/formats/outline'
import { readSidecar } from '../../src/core/formats/sidecar'
import { readGlossary } from '../../src/core/glossary/readGlossary'
import { Glossary } from '../../src/core/glossary/glossary'
import { speechOf } from '../../src/core/model/speech'
import { metadataKeys, type Cue } from '../../src/core/model/transcript'
import { parseQuery } from '../../src/core/search/query'
import { queryProblemText } from '../../src/core/search/queryProblemText'
import { LibraryService } from '../../src/core/service/libraryService'
import { Broken, checkProblems, checkSpeech, checkTranscript } from '../support/invariants'
import type { Input } from './inputs'

/** Reads an input in every way that it may come in, and throws {@link Broken} where a promise does not hold. */
export function tryInput(input: Input, thoroughly: boolean): void {
  try {
    readAs(input, thoroughly)
  } catch (error) {
    if (error instanceof Broken) throw error
    const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 3).join(' ') : ''
    throw new Broken(`nothing throws (${String(error).slice(0, 100)})`, where)
  }
}

function readAs({ form, path, text }: Input, thoroughly: boolean): void {
  if (form === 'sidecar') return trySidecar(text)
  if (form === 'glossary') return tryGlossary(text)
  if (form === 'outline') return tryOutline(text)
  if (form === 'query') return tryQuery(text)
  tryTranscript(form, text, path)
  if (thoroughly) tryLibrary(text, path)
}

/** Every form is asked whether it is sure; those read that are, the one that was meant, and in turn one of the others. */
function tryTranscript(form: string, text: string, path: string): void {
  let most = 0
  const other = formats[text.length % formats.length]
  for (const format of formats) {
    const confidence = format.confidence(text, path)
    if (!(confidence >= 0 && confidence <= 1))
      throw new Broken('a confidence is from 0 to 1', `${format.name} ${confidence}`)
    most = Math.max(most, confidence)
    if (confidence === 0 && format.name !== form && format !== other) continue
    const transcript = format.read(text)
    try {
      checkTranscript(text, transcript)
      checkSpeech(text, transcript.cues, speechOf(transcript.cues))
    } catch (error) {
      if (error instanceof Broken) throw new Broken(`${format.name}: ${error.promise}`, error.message)
      throw error
    }
    if (transcript.form !== format.name) throw new Broken('a transcript names its form', format.name)
  }
  const { transcript, problems } = readTranscript(text, path)
  checkProblems(text, problems)
  if (problems.some(({ code }) => code === 'file-unreadable')) throw new Broken('the door reads', problems)
  if (transcript === undefined && problems.length === 0) throw new Broken('what is not read has a reason')
  if (transcript !== undefined && most === 0) throw new Broken('what no form knows is not read')
}

const sentence = 'So we think that the model learns. And you know a quokka is no model.'
const otherEpisode = `WEBVTT\n\n00:01.000 --> 00:02.000\n${sentence}\n`

/** The whole way of an episode, beside another one that must stay as it is. */
function tryLibrary(text: string, path: string): void {
  const service = new LibraryService()
  service.useGlossaries([
    { file: 'g.md', name: 'G', text: '## Scaling law\nAlso: scaling laws\nMore is better.\n\n## OpenAI\nA firm.\n' },
  ])
  service.put({ id: 'other', path: 'o.vtt', file: '/o.vtt', source: otherEpisode })
  service.put({ id: 'a', path, file: '/a.txt', source: text, sidecar: text })
  service.derive()
  const episode = service.episode('a')
  if (episode !== undefined) {
    let at = 0
    for (const chapter of episode.chapters) {
      if (chapter.start < at || chapter.end < chapter.start || chapter.end > text.length)
        throw new Broken('chapters lie in the file', chapter)
      at = chapter.start
    }
    const page = service.reader('a')
    for (let run = 0; page !== undefined && run < page.runs.length; run += 3) {
      const [to, from, length] = page.runs.subarray(run, run + 3) as unknown as [number, number, number]
      if (page.text.slice(to, to + length) !== text.slice(from, from + length))
        throw new Broken('the reader shows the words of the file', [to, from, length])
    }
    service.termsIn('a')
    for (const form of ['blockquote', 'inline', 'footnote'] as const)
      service.quote({ episode: 'a', from: text.length >> 2, to: text.length >> 1, form })
  }
  service.topics()
  service.state()
  for (const query of [text.slice(0, 80), 'scaling', '"model learns"']) {
    for (const hit of service.search(query, 5).hits) {
      const source = hit.episode === 'a' ? text : otherEpisode
      if (hit.offset < 0 || hit.end > source.length || hit.end < hit.offset)
        throw new Broken('a hit lies in the file', hit)
      for (const { start, end } of hit.marked)
        if (start < 0 || end > hit.snippet.length) throw new Broken('marks lie in the snippet', hit)
    }
  }
  if (!service.search('quokka', 99).hits.some(({ episode: id }) => id === 'other'))
    throw new Broken('other episodes stay as they are')
}

function trySidecar(text: string): void {
  const { metadata, problems } = readSidecar(text)
  checkProblems(text, problems)
  for (const key of metadataKeys) {
    const fact = metadata[key]
    if (fact?.value === '' || (fact !== undefined && fact.origin !== 'sidecar'))
      throw new Broken('a fact says something', key)
  }
}

function tryGlossary(text: string): void {
  const { entries, problems } = readGlossary(text, 'a')
  checkProblems(text, problems)
  for (const { label, line } of entries)
    if (label.trim() === '' || line < 1) throw new Broken('an entry has a label', label)
  const sample = `${sentence} ${text.slice(0, 500)}`
  let at = 0
  for (const { start, end } of new Glossary([entries]).match(sample, {})) {
    if (start < at || end <= start || end > sample.length) throw new Broken('matches are in order', [start, end])
    at = end
  }
}

function tryOutline(text: string): void {
  const words: Cue = { start: 0, end: text.length, text, startTime: 0, endTime: 60 }
  const { chapters, problems } = chaptersWithin(readOutline([...linesOf(text)]), [words])
  checkTranscript(text, { form: '', metadata: {}, cues: [], chapters, problems })
  for (const { startTime = 0 } of chapters)
    if (startTime >= 60) throw new Broken('chapters begin before the end', startTime)
}

function tryQuery(text: string): void {
  for (const problem of parseQuery(text).problems) {
    if (problem.start < 0 || problem.end > text.length || problem.end < problem.start)
      throw new Broken('a problem lies in its query', problem)
    if (queryProblemText(problem) === '') throw new Broken('a problem is put into words', problem)
  }
}
