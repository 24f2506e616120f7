import { lineCounter } from '../core/formats/lines'
import { baseName, leafChapters, type Chapter, type Episode } from '../core/library/episode'
import { problemText } from '../core/model/problemText'
import type { LibraryService } from '../core/service/libraryService'
import type { EpisodeSummary, LibraryState, TwinFile } from '../core/service/messages'
import type { Problem } from '../core/model/problem'
import type { SearchAnswer } from '../core/search/hit'

/*
 * What the command line prints, as rows; `--json` prints them as they are. Times are seconds or null, offsets are in
 * UTF-16 units of the file.
 */

export interface ProblemRow {
  readonly code: string
  readonly line: number
  readonly message: string
}

export type IndexRow = ReturnType<typeof indexRows>[number]
export type SearchRow = ReturnType<typeof searchRow>
export type TopicRow = ReturnType<typeof topicRows>[number]
export type TermRow = ReturnType<typeof termRows>[number]

/** A row for each file; that of another form of an episode names in `sameAs` the file that it is read from. */
export function indexRows(state: LibraryState) {
  const read = state.episodes.map((episode) => {
    const { title, show, episode: number, season, date, url, media } = episode.metadata
    return {
      file: episode.path,
      episode: baseName(episode.path),
      title: title?.value ?? null,
      show: show?.value ?? null,
      season: season?.value ?? null,
      number: number?.value ?? null,
      date: date?.value ?? null,
      url: url?.value ?? media?.value ?? null,
      duration: episode.duration ?? null,
      form: episode.form,
      cues: episode.cues,
      words: episode.words,
      speakers: episode.speakers.length,
      chapters: episode.chapters.filter((chapter) => !chapter.derived).length,
      derived: leafChapters(episode.chapters).filter((chapter) => chapter.derived).length,
      problems: problemRows(episode),
    }
  })
  const twins = state.episodes.flatMap(({ path: sameAs, twins }) =>
    twins.map((twin) => ({
      ...nothingKnown(twin.path),
      form: twin.form,
      cues: twin.cues,
      words: twin.words,
      problems: problemRows(twin),
      sameAs,
    })),
  )
  const unread = state.unread.map(({ path, problems }) => ({
    ...nothingKnown(path),
    form: null,
    cues: 0,
    words: 0,
    problems: problems.map(problemRow),
  }))
  return [...read, ...twins, ...unread].sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The row of a file that is no episode of its own. */
function nothingKnown(path: string) {
  return {
    file: path,
    episode: baseName(path),
    title: null,
    show: null,
    season: null,
    number: null,
    date: null,
    url: null,
    duration: null,
    speakers: 0,
    chapters: 0,
    derived: 0,
  }
}

export function searchRow(service: LibraryService, query: string, { hits }: SearchAnswer) {
  return {
    q: query,
    hits: hits.map((hit) => {
      const path = service.episode(hit.episode)?.path ?? ''
      return {
        file: path,
        episode: baseName(path),
        start: hit.startTime ?? null,
        end: hit.endTime ?? null,
        offset: [hit.offset, hit.end] as const,
        text: hit.text,
        snippet: hit.snippet,
        ...(hit.speaker === undefined ? {} : { speaker: hit.speaker }),
        score: Math.round(hit.score * 1000) / 1000,
      }
    }),
  }
}

export function topicRows(state: LibraryState) {
  return [...state.episodes]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((episode) =>
      leafChapters(episode.chapters).map((chapter: Chapter) => ({
        file: episode.path,
        start: chapter.startTime ?? null,
        offset: [chapter.start, chapter.end] as const,
        title: chapter.title,
        keywords: chapter.keywords,
      })),
    )
}

/** Every glossary match in a transcript, read across its cues, or in a note when it is none. */
export function termRows(service: LibraryService, source: string, episode: Episode | undefined) {
  const lineAt = lineCounter(source)
  const known = new Map<string, ReturnType<typeof explanationRow>>()
  const explained = (entry: string): ReturnType<typeof explanationRow> => {
    const row = known.get(entry) ?? explanationRow(service, entry)
    known.set(entry, row)
    return row
  }
  const row = (entry: string, start: number, end: number, time: number | null, text: string) => ({
    offset: [start, end] as const,
    line: lineAt(start),
    start: time,
    text,
    entry,
    ...explained(entry),
  })
  if (!episode)
    return service.terms(source).map(({ entry, start, end }) => row(entry, start, end, null, source.slice(start, end)))
  return service
    .termsIn(episode.id)
    .map(({ entry, start, end, cue, text }) =>
      row(entry, start, end, episode.transcript.cues[cue]?.startTime ?? null, text),
    )
}

/** What a card says of a term; a definition that no glossary has is that of the speaker who explains it best. */
function explanationRow(service: LibraryService, entry: string) {
  const { definition = '', explained = [] } = service.card(entry) ?? {}
  const explainedAt = explained.map(({ episode, startTime, offset, end }) => ({
    file: service.episode(episode)?.path ?? '',
    start: startTime ?? null,
    offset: [offset, end] as const,
  }))
  return { definition: definition || (explained[0]?.text ?? ''), ...(explained.length > 0 ? { explainedAt } : {}) }
}

/** The problems of a transcript and of the files beside it. */
function problemRows({ problems, sidecarProblems, chaptersFile }: EpisodeSummary | TwinFile): readonly ProblemRow[] {
  return [...problems, ...sidecarProblems, ...(chaptersFile?.problems ?? [])].map(problemRow)
}

function problemRow(problem: Problem): ProblemRow {
  return { code: problem.code, line: problem.line, message: problemText(problem) }
}
