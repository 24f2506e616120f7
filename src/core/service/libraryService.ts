import type { ExportFormName } from '../export/exportForm'
import { exportTranscript, type Exported } from '../export/exportTranscript'
import { isChaptersJson } from '../formats/chaptersFile'
import { Glossary } from '../glossary/glossary'
import { readGlossary } from '../glossary/readGlossary'
import { chaptersOf } from '../library/chapters'
import { episodeTitle, type Episode, type EpisodeId } from '../library/episode'
import { scopeOf } from '../library/episodeTerms'
import { readEpisode } from '../library/readEpisode'
import type { TextEncoding } from '../model/encoding'
import type { Problem } from '../model/problem'
import { speechOf } from '../model/speech'
import type { Span } from '../model/transcript'
import { quoteOf, type Quote } from '../notes/quote'
import { plainText, quoteText, type QuoteForm, type QuoteSource } from '../notes/quoteText'
import { longestResult, resultsText } from '../notes/resultsText'
import type { Completion } from '../search/completion'
import type { Hit, SearchAnswer } from '../search/hit'
import { Finder, type FindOptions } from '../search/finder'
import type {
  Card,
  GlossaryState,
  LibraryState,
  Mention,
  QuoteAnswer,
  QuoteRequest,
  ReaderText,
  ResultsAnswer,
  ResultsRequest,
  TermMatch,
  TopicSummary,
  UnreadFile,
} from './messages'
import { summaryOf } from './episodeSummary'
import { readerText } from './readerText'
import { offsetOf, positionOf, type PlaceInView, type SourcePosition } from './sourcePlace'
import { TermIndex } from './termIndex'
import { TopicIndex } from './topicIndex'

/** A transcript file with its text, as whoever has access to files hands it in. */
export interface TranscriptText {
  readonly id: EpisodeId
  /** Relative to the folder of its library, with forward slashes. */
  readonly path: string
  /** Absolute, for links from notes. */
  readonly file: string
  readonly source: string
  /** How the file writes its characters; absent for UTF-8. */
  readonly encoding?: TextEncoding
  readonly sidecar?: string
  /** Why its sidecar could not be read, where it has one. */
  readonly sidecarProblem?: Problem
  readonly chaptersFile?: ChaptersFileText
}

/** The chapters file beside a transcript with its text, or why it could not be read. */
export type ChaptersFileText = { readonly name: string } & (
  { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: Problem }
)

/** A glossary file with its text, or why it could not be read. */
export type GlossaryText = { readonly file: string; readonly name: string } & (
  { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: Problem }
)

/**
 * The library behind the editor and the command line alike: it is told of texts and answers what people ask of them.
 * It reads no files and keeps nothing that cannot be rebuilt from what it was told.
 *
 * A text can be searched as soon as it was put. What takes longer (chapters, topics, places of terms) is derived when
 * it is first asked for, or ahead of that by {@link derive}.
 */
export class LibraryService {
  private readonly texts = new Map<EpisodeId, TranscriptText>()
  private readonly episodes = new Map<EpisodeId, Episode>()
  private readonly unread = new Map<EpisodeId, UnreadFile>()
  /** Files that are something else than transcripts, such as notes, and lie there without being at fault. */
  private readonly others = new Set<EpisodeId>()
  /** Episodes whose chapters, topics and terms are yet to be derived. */
  private readonly raw = new Set<EpisodeId>()
  private glossaryStates: readonly GlossaryState[] = []
  private glossary = new Glossary([])
  private readonly finder = new Finder()
  private readonly topicIndex = new TopicIndex()
  private readonly termIndex = new TermIndex()

  constructor() {
    this.finder.useTopics(this.topicIndex)
  }

  /** Reads a transcript, in place of what was known under its id. */
  put(text: TranscriptText): void {
    this.remove(text.id)
    // It may be that of another transcript.
    if (isChaptersJson(text.source)) {
      this.others.add(text.id)
      return
    }
    const { chaptersFile, ...file } = text
    const read = readEpisode(chaptersFile?.text === undefined ? file : { ...file, chaptersFile })
    if (read.transcript === undefined) {
      if (isSomethingElse(text.path, read.problems)) this.others.add(text.id)
      else this.unread.set(text.id, { id: text.id, path: text.path, problems: read.problems })
      return
    }
    const { transcript, metadata, problems, chaptersFrom } = read
    this.texts.set(text.id, text)
    const { id, path, source, encoding } = text
    const chaptersProblems = chaptersFile?.problem ? [chaptersFile.problem] : read.chaptersFileProblems
    const episode: Episode = {
      id,
      path,
      source,
      ...(encoding === undefined ? {} : { encoding }),
      transcript,
      speech: speechOf(transcript.cues),
      metadata,
      chapters: [],
      ...(chaptersFrom === undefined ? {} : { chaptersFrom }),
      problems,
      sidecarProblems: text.sidecarProblem ? [text.sidecarProblem] : read.sidecarProblems,
      ...(chaptersFile === undefined ? {} : { chaptersFile: { name: chaptersFile.name, problems: chaptersProblems } }),
    }
    this.episodes.set(id, episode)
    this.finder.add(episode)
    this.raw.add(id)
  }

  /** Notes that a file of the library could not even be read. */
  putUnread(file: UnreadFile): void {
    this.remove(file.id)
    this.unread.set(file.id, file)
  }

  remove(id: EpisodeId): void {
    this.unread.delete(id)
    this.others.delete(id)
    this.texts.delete(id)
    if (!this.episodes.delete(id)) return
    this.raw.delete(id)
    this.finder.remove(id)
    this.topicIndex.remove(id)
    this.termIndex.remove(id)
  }

  /** Replaces all glossaries; the first ones win where two define the same. Follows in everything drawn from them. */
  useGlossaries(glossaries: readonly GlossaryText[]): void {
    const lists = glossaries.map(({ file, name, text, problem }) => ({
      file,
      ...(text === undefined ? { entries: [], problems: [problem] } : readGlossary(text, name)),
    }))
    this.glossary = new Glossary(lists.map(({ entries }) => entries))
    this.glossaryStates = lists.map(({ file, entries, problems }) => ({ file, entries: entries.length, problems }))
    this.finder.useGlossary(this.glossary)
    for (const id of this.episodes.keys()) this.raw.add(id)
  }

  /** The episodes that {@link derive} has work to do for. */
  get underived(): readonly EpisodeId[] {
    return [...this.raw]
  }

  /** Finds chapters, topics and places of terms of an episode, or of all; what is known already costs nothing. */
  derive(id?: EpisodeId, between?: () => void): void {
    if (id === undefined) {
      for (const each of this.underived) {
        between?.()
        this.derive(each)
      }
      return
    }
    const read = this.episodes.get(id)
    if (!read || !this.raw.delete(id)) return
    const chapters = chaptersOf(read.transcript, read.speech, this.glossary, scopeOf(read))
    const episode = { ...read, chapters }
    this.episodes.set(id, episode)
    this.finder.useChapters(id, chapters)
    this.topicIndex.put(episode, this.glossary)
    this.termIndex.put(episode, this.glossary)
  }

  /** The library as far as it is known now: an episode that is yet to be derived has no chapters. */
  state(): LibraryState {
    return {
      episodes: [...this.episodes.values()].map((episode) => summaryOf(episode, this.finder.wordsIn(episode.id))),
      unread: [...this.unread.values()],
      others: this.others.size,
      glossaries: this.glossaryStates,
    }
  }

  episode(id: EpisodeId): Episode | undefined {
    return this.episodes.get(id)
  }

  search(query: string, limit: number, options: FindOptions = {}): SearchAnswer {
    this.deriveTopics(query, options.between)
    return this.finder.find(query, limit, options)
  }

  /** Operators and names with which a query may go on. */
  completions(query: string, { between }: Pick<FindOptions, 'between'> = {}): readonly Completion[] {
    this.deriveTopics(query, between)
    return this.finder.completions(query)
  }

  /** The results of a search as a note. */
  results({ query, limit, date, noteFolder }: ResultsRequest, options: FindOptions = {}): ResultsAnswer {
    const answer = this.search(query, limit, options)
    const byEpisode = new Map<EpisodeId, { readonly source: QuoteSource; readonly quotes: Quote[] }>()
    for (const hit of answer.hits) {
      const episode = this.episodes.get(hit.episode)
      const quote = episode && this.resultQuote(episode, hit)
      if (episode === undefined || quote === undefined) continue
      const results = byEpisode.get(episode.id) ?? { source: this.quoteSource(episode), quotes: [] }
      results.quotes.push(quote)
      byEpisode.set(episode.id, results)
    }
    const markdown = resultsText({ query, date, answer }, [...byEpisode.values()], noteFolder)
    return { markdown, hits: answer.hits.length, problems: answer.problems }
  }

  topics(): readonly TopicSummary[] {
    this.derive()
    return this.topicIndex.topics()
  }

  mentions(label: string, episode?: EpisodeId): readonly Mention[] {
    this.derive()
    return this.topicIndex.mentions(label, episode)
  }

  reader(id: EpisodeId): ReaderText | undefined {
    this.derive(id)
    const episode = this.episodes.get(id)
    return episode && readerText(episode)
  }

  /** The offset of a place in a view of an episode's file; undefined where the view shows another text. */
  sourceOffset(id: EpisodeId, place: PlaceInView): number | undefined {
    const source = this.episodes.get(id)?.source
    return source === undefined ? undefined : offsetOf(source, place)
  }

  /** Line and character of an offset in an episode's file. */
  sourcePosition(id: EpisodeId, offset: number): SourcePosition | undefined {
    const source = this.episodes.get(id)?.source
    return source === undefined ? undefined : positionOf(source, offset)
  }

  /** Entries in a text: of a transcript when its episode is named, else of a note, whose code and addresses are left out. */
  terms(text: string, id?: EpisodeId): readonly TermMatch[] {
    const episode = id === undefined ? undefined : this.episodes.get(id)
    const found = episode ? this.glossary.match(text, scopeOf(episode)) : this.glossary.matchNote(text)
    return found.map(({ start, end, entry }) => ({ start, end, entry: entry.label }))
  }

  termAt(id: EpisodeId, offset: number): TermMatch | undefined {
    this.derive(id)
    return this.termIndex.at(id, offset)
  }

  /** Every entry in an episode, in order; offsets are in the source file. */
  termsIn(id: EpisodeId): ReturnType<TermIndex['all']> {
    this.derive(id)
    return this.termIndex.all(id)
  }

  card(label: string): Card | undefined {
    const entry = this.glossary.entry(label)
    if (entry === undefined) return undefined
    this.derive()
    const mentionedIn = this.termIndex.mentionedIn(entry.label).map(({ episode, mentions, first }) => ({
      episode,
      title: this.title(episode),
      mentions,
      first,
    }))
    return {
      label: entry.label,
      definition: entry.definition,
      alsoCalled: unique(
        entry.forms.filter(({ kind, scope }) => kind === 'also' && scope === undefined).map(({ text }) => text),
      ),
      heardAs: unique(entry.forms.filter(({ kind }) => kind === 'heard').map(({ text }) => text)),
      glossary: entry.glossary,
      mentions: mentionedIn.reduce((sum, { mentions }) => sum + mentions, 0),
      mentionedIn,
    }
  }

  quote(request: QuoteRequest): QuoteAnswer | undefined {
    const episode = this.episodes.get(request.episode)
    const quote = episode && this.quoteOf(episode, { start: request.from, end: request.to }, request.exactly)
    if (quote === undefined) return undefined
    const { start, end } = quote
    return {
      start,
      end,
      text: plainText(quote),
      markdown: this.quoteMarkdown(episode as Episode, quote, request.form, request.noteFolder),
    }
  }

  quoteOf(episode: Episode, range: Span, exactly = false): Quote | undefined {
    return quoteOf(episode.transcript.cues, episode.speech, range, exactly)
  }

  quoteMarkdown(episode: Episode, quote: Quote, form: QuoteForm, noteFolder: string | undefined): string {
    return quoteText(quote, this.quoteSource(episode), form, noteFolder)
  }

  /** The sentences that answer; of one that goes on for ever only the moment itself. */
  private resultQuote(episode: Episode, { matched, offset, end }: Hit): Quote | undefined {
    const sentences = this.quoteOf(episode, matched)
    const long = sentences !== undefined && plainText(sentences).length > longestResult
    return long ? this.quoteOf(episode, { start: offset, end }, true) : sentences
  }

  private quoteSource(episode: Episode): QuoteSource {
    const { id, path, metadata } = episode
    return { metadata, title: episodeTitle(episode), file: this.texts.get(id)?.file ?? path }
  }

  /** Topics are those of the whole library: there are none before all of it is derived. */
  private deriveTopics(query: string, between?: () => void): void {
    if (/topic:/i.test(query)) this.derive(undefined, between)
  }

  /** The episode written in a form; undefined for an id that is not known. */
  export(id: EpisodeId, form: ExportFormName): Exported | undefined {
    this.derive(id)
    const episode = this.episodes.get(id)
    return episode && exportTranscript(episode, form)
  }

  private title(id: EpisodeId): string {
    const episode = this.episodes.get(id)
    return episode ? episodeTitle(episode) : ''
  }
}

/** A file such as a note or a page, of a kind that only sometimes is a transcript, and lies there without being at fault. */
function isSomethingElse(path: string, problems: readonly Problem[]): boolean {
  return /\.(?:md|markdown|json|xml|html?)$/i.test(path) && problems.every(({ code }) => code === 'unknown-form')
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
