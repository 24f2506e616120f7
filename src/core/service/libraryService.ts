import type { ExportFormName } from '../export/exportForm'
import { exportTranscript, type Exported } from '../export/exportTranscript'
import { Glossary } from '../glossary/glossary'
import { proseOf } from '../glossary/proseOf'
import { readGlossary } from '../glossary/readGlossary'
import { chaptersOf } from '../library/chapters'
import { episodeTitle, type Chapter, type Episode, type EpisodeId } from '../library/episode'
import { scopeOf } from '../library/episodeTerms'
import { factsOf, heldEpisode, type EpisodeFacts } from '../library/heldEpisode'
import { TwinGroups, type TwinGroup } from '../library/twinGroups'
import { positionInTwin, sharedFacts, type SharedFacts, type TwinMember } from '../library/twins'
import type { Problem } from '../model/problem'
import { fromSource } from '../model/speech'
import type { Span } from '../model/transcript'
import { bibliography, type Bibliography } from '../notes/bibliography'
import type { BibliographyForm } from '../notes/bibliographyForm'
import { quoteOf, type Quote } from '../notes/quote'
import { correctedQuote } from '../notes/correctedQuote'
import { changedExtent, type ExtentStep } from '../notes/quoteExtent'
import type { QuoteTemplate } from '../notes/quoteTemplate'
import { plainText, quoteText, type QuoteForm, type QuoteSource } from '../notes/quoteText'
import { longestResult, resultsText } from '../notes/resultsText'
import type { Completion } from '../search/completion'
import type { Hit, Place, SearchAnswer } from '../search/hit'
import type { WordId } from '../search/vocabulary'
import { Finder, type FindOptions } from '../search/finder'
import type {
  Abbreviation,
  Card,
  CheckedQuotation,
  Correction,
  EntryCompletion,
  EntryInFile,
  EpisodeSummary,
  GlossaryState,
  LibraryChange,
  LibraryState,
  Mention,
  QuoteAnswer,
  QuoteRequest,
  ReaderText,
  Reference,
  ResultsAnswer,
  ResultsRequest,
  TermMatch,
  TopicSummary,
  TwinFile,
  UnreadFile,
} from './messages'
import { cardOf, foundCardOf } from './cardOf'
import { correctionsIn } from './corrections'
import { EpisodeTexts, type TextSource } from './episodeTexts'
import { spokenFactsOf, summaryOf, twinFileOf, type SpokenFacts } from './episodeSummary'
import { FoundTermIndex } from './foundTermIndex'
import { entriesLike, plainDefinition } from './glossaryAnswers'
import type { DerivedFacts, KeptEpisode } from './keptEpisode'
import { LibraryChanges } from './libraryChanges'
import { LibraryKeys } from './libraryKeys'
import { QuotationChecks, type CitedFile } from './quotationChecks'
import { readerText } from './readerText'
import { readText, type TranscriptText } from './readText'
import { offsetOf, positionsOf, type PlaceInView, type SourcePosition } from './sourcePlace'
import { placeAt } from './placeAt'
import { termMatches, withOthers, type SpokenTerm } from './spokenTerm'
import { TermIndex } from './termIndex'
import { textKey } from './textKey'
import { TopicIndex } from './topicIndex'

/** More are not listed one by one. */
const mostReferences = 5_000

/** A glossary file with its text, or why it could not be read. */
export type GlossaryText = { readonly file: string; readonly name: string } & (
  { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: Problem }
)

/** An episode as it is shown: the best of its files, with what all of them know. */
interface Shown {
  readonly member: TwinMember
  readonly shared: SharedFacts
  readonly spoken: SpokenFacts
  readonly episode: Episode
}

/**
 * The library behind the editor and the command line alike: it is told of texts and answers what people ask of them.
 * It reads no files and keeps nothing that cannot be rebuilt from what it was told.
 *
 * A text can be searched as soon as it was put. What takes longer (chapters, topics, places of terms) is derived when
 * it is first asked for, or ahead of that by {@link derive}.
 *
 * Files that hold one transcript in several forms are one episode, which goes by the id of the best of them. The ids of
 * the others, its twins, are understood wherever an episode is named.
 */
export class LibraryService {
  private readonly texts: EpisodeTexts
  /** The absolute path of each file, for links from notes. */
  private readonly files = new Map<EpisodeId, string>()
  private readonly episodes = new Map<EpisodeId, Shown>()
  private readonly twins = new TwinGroups()
  private readonly twinFiles = new Map<EpisodeId, TwinFile>()
  private readonly unread = new Map<EpisodeId, UnreadFile>()
  /** Files that are something else than transcripts, such as notes, and lie there without being at fault. */
  private readonly others = new Set<EpisodeId>()
  /** Episodes whose chapters, topics and terms are yet to be derived. */
  private readonly raw = new Set<EpisodeId>()
  /** What was derived of some of them before. */
  private readonly derived = new Map<EpisodeId, DerivedFacts>()
  private readonly changes = new LibraryChanges()
  private glossaryStates: readonly GlossaryState[] = []
  private glossary = new Glossary([])
  private glossaryFiles: ReadonlyMap<string, string> = new Map()
  private glossaryKey = ''
  private readonly finder = new Finder()
  private readonly topicIndex = new TopicIndex()
  private readonly termIndex = new TermIndex()
  private readonly foundTerms = new FoundTermIndex()
  /** Apart from the episodes', as nothing in a twin is counted. */
  private readonly twinTerms = new TermIndex()
  private readonly keys = new LibraryKeys(() => [...this.episodes.values()].map(({ episode }) => episode))
  private readonly checks = new QuotationChecks({
    files: () => this.citedFiles(),
    episode: (id) => this.episode(id),
    withPhrase: (words) => this.withPhrase(words),
  })

  /**
   * @param source where texts are read again; without one all are held
   * @param room how many characters of texts are held even so
   */
  constructor(source?: TextSource, room?: number) {
    this.texts = new EpisodeTexts(source, room)
    this.finder.useTopics(this.topicIndex)
  }

  /**
   * Reads a transcript, in place of what was known under its id.
   *
   * @throws TextChanged when it may be a twin of a file that has changed: that one has to be put first
   */
  put(text: TranscriptText): void {
    const former = this.withdraw(text.id)
    let group: TwinGroup | undefined
    try {
      group = this.read(text)
    } finally {
      if (former !== group) this.settle(former)
    }
    this.settle(group)
  }

  /** The group that a file joins; none where it is no transcript. */
  private read(text: TranscriptText): TwinGroup | undefined {
    const { id, file } = text
    const read = readText(text)
    switch (read.kind) {
      case 'other':
        this.others.add(id)
        return undefined
      case 'unread':
        this.unread.set(id, read.file)
        return undefined
      case 'episode':
        this.texts.put(id, read.episode)
        this.files.set(id, file)
        return this.twins.add(this.held(factsOf(read.episode)))
    }
  }

  /** What is known of an episode, to be given to {@link restore} another time; undefined for an unknown one. */
  kept(id: EpisodeId): KeptEpisode | undefined {
    const shown = this.episodes.get(id)
    const index = this.finder.kept(id)
    if (shown === undefined || index === undefined) return undefined
    const { shared, spoken, episode } = shown
    const derived = this.raw.has(id) ? this.derived.get(id) : this.derivedOf(episode)
    return {
      files: (this.twins.of(id)?.members ?? []).map(({ episode: each, traits }) => {
        return { facts: factsOf(each), file: this.files.get(each.id) ?? each.path, traits }
      }),
      twins: this.twinsOf(id),
      shared,
      spoken,
      index,
      ...(derived === undefined ? {} : { derived }),
    }
  }

  /** The ids of all episodes. */
  get ids(): readonly EpisodeId[] {
    return [...this.episodes.keys()]
  }

  /** How many words are spoken in the library. */
  get words(): number {
    return this.finder.spoken
  }

  /** The same object as long as nothing is known otherwise of an episode than before. */
  versionOf(id: EpisodeId): object | undefined {
    return this.episodes.get(id)
  }

  wordsIn(id: EpisodeId): number {
    return this.finder.wordsIn(id)
  }

  /** How a word is spelled that the indexes of {@link kept} number. */
  norm(word: WordId): string {
    return this.finder.norm(word)
  }

  /**
   * Takes in episodes as they were kept, in the place of their files, without reading these.
   *
   * @param norms how the words are spelled that the kept indexes number
   */
  restore(kept: readonly KeptEpisode[], norms: readonly string[]): void {
    for (const { files } of kept) for (const { facts } of files) this.remove(facts.id)
    const indexed = kept.flatMap((each) => {
      const members = each.files.map(({ facts, file, traits }) => {
        this.files.set(facts.id, file)
        return { episode: this.held(facts), traits }
      })
      const [member] = members
      if (member === undefined) return []
      this.twins.restore(members)
      for (const twin of each.twins) this.twinFiles.set(twin.id, twin)
      const episode = this.show(member, each.shared, each.spoken)
      if (each.derived !== undefined) this.derived.set(episode.id, each.derived)
      return [{ episode, index: each.index }]
    })
    this.finder.restore(indexed, norms)
  }

  /** Notes that a file of the library could not even be read. */
  putUnread(file: UnreadFile): void {
    this.remove(file.id)
    this.unread.set(file.id, file)
    this.changes.note(file.id)
  }

  /** Forgets a file; the best of its twins, if it has any, takes its place. */
  remove(id: EpisodeId): void {
    this.settle(this.withdraw(id))
  }

  /** Replaces all glossaries; the first ones win where two define the same. Follows in everything drawn from them. */
  useGlossaries(glossaries: readonly GlossaryText[]): void {
    const lists = glossaries.map(({ file, name, text, problem }) => ({
      file,
      ...(text === undefined ? { entries: [], problems: [problem] } : readGlossary(text, name)),
    }))
    this.glossaryFiles = new Map(glossaries.map(({ name, file }) => [name, file]))
    this.glossary = new Glossary(lists.map(({ entries }) => entries))
    this.glossaryKey = textKey(JSON.stringify(glossaries.map(({ name, text }) => [name, text])))
    this.glossaryStates = lists.map(({ file, entries, problems }) => ({ file, entries: entries.length, problems }))
    this.finder.useGlossary(this.glossary)
    for (const id of this.twinFiles.keys()) this.twinTerms.remove(id)
    for (const id of this.episodes.keys()) this.raw.add(id)
  }

  /** The episodes that {@link derive} has work to do for. */
  get underived(): readonly EpisodeId[] {
    return [...this.raw]
  }

  /** Makes the first search faster, a few milliseconds at a time; true when there is more to do. */
  prepareSearch(): boolean {
    return this.finder.prepare()
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
    const shown = this.episodes.get(id)
    if (shown === undefined || !this.raw.has(id) || this.rederive([id]).length > 0) return
    const { episode: read } = shown
    const episode = this.withChapters(shown, chaptersOf(read.transcript, read.speech, this.glossary, scopeOf(read)))
    this.topicIndex.put(episode, this.glossary)
    this.termIndex.put(episode, this.glossary)
    this.foundTerms.put(episode, this.glossary)
    this.finder.useChapters(id, episode.chapters)
    this.raw.delete(id)
  }

  /** The episodes of which something was derived before they were restored. */
  get derivedBefore(): readonly EpisodeId[] {
    return [...this.derived.keys()]
  }

  /** Takes what was derived before of some episodes; gives those of which it was with the same glossaries. */
  rederive(ids: readonly EpisodeId[]): readonly EpisodeId[] {
    const chapters = new Map<EpisodeId, readonly Chapter[]>()
    for (const id of ids) {
      const shown = this.episodes.get(id)
      const derived = this.derived.get(id)
      this.derived.delete(id)
      if (shown === undefined || derived?.glossary !== this.glossaryKey) continue
      const episode = this.withChapters(shown, derived.chapters)
      this.topicIndex.restore(episode, this.glossary, () => derived.terms)
      this.termIndex.restore(episode, this.glossary, derived.counts)
      this.foundTerms.restore(id, derived.found)
      chapters.set(id, derived.chapters)
      this.raw.delete(id)
    }
    this.finder.useAllChapters(chapters)
    return [...chapters.keys()]
  }

  /** The library as far as it is known now: an episode that is yet to be derived has no chapters. */
  state(): LibraryState {
    return {
      episodes: [...this.episodes.keys()].flatMap((id) => this.summary(id) ?? []),
      unread: [...this.unread.values()],
      others: this.others.size,
      glossaries: this.glossaryStates,
    }
  }

  /** What has changed in {@link state} since this was asked last, as a list of changes to be made one after another. */
  newChanges(): readonly LibraryChange[] {
    for (const id of this.keys.renewed()) this.changes.note(id)
    return this.changes.take(this.others.size, this.glossaryStates, (id) => {
      const episode = this.summary(id)
      const unread = this.unread.get(id)
      return { ...(episode === undefined ? {} : { episode }), ...(unread === undefined ? {} : { unread }) }
    })
  }

  /** The episode of an id. That of a twin has its own words, and the facts of the episode that it belongs to. */
  episode(id: EpisodeId): Episode | undefined {
    const known = this.episodes.get(id)
    if (known !== undefined) return known.episode
    const members = this.twins.of(id)?.members
    const twin = members?.find(({ episode }) => episode.id === id)?.episode
    const metadata = members?.[0] && this.episodes.get(members[0].episode.id)?.episode.metadata
    return twin && metadata && this.held({ ...factsOf(twin), metadata })
  }

  /** The place of an episode at which the same is said as at a place of one of its files. */
  place(file: EpisodeId, offset: number): Place | undefined {
    const from = this.episode(file)
    const episode = this.episodes.get(this.chosen(file))?.episode
    if (from === undefined || episode === undefined) return undefined
    const position = fromSource(from.speech, offset)
    return placeAt(episode, episode.id === file ? position : positionInTwin(from.speech, position, episode.speech))
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
      const episode = this.episodes.get(hit.episode)?.episode
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
    return this.topicIndex.mentions(label, episode && this.chosen(episode))
  }

  reader(id: EpisodeId): ReaderText | undefined {
    const chosen = this.chosen(id)
    this.derive(chosen)
    const episode = this.episodes.get(chosen)?.episode
    return episode && readerText(episode)
  }

  /** The offset of a place in a view of an episode's file; undefined where the view shows another text. */
  sourceOffset(id: EpisodeId, place: PlaceInView): number | undefined {
    const source = this.episode(id)?.source
    return source === undefined ? undefined : offsetOf(source, place)
  }

  /** Line and character of offsets in an episode's file, which ascend. */
  sourcePositions(id: EpisodeId, offsets: readonly number[]): readonly SourcePosition[] | undefined {
    const source = this.episode(id)?.source
    return source === undefined ? undefined : positionsOf(source, offsets)
  }

  /**
   * Entries in a text, and terms that were found: of a transcript when its episode is named, else of a note, whose code
   * and addresses are left out.
   */
  terms(text: string, id?: EpisodeId): readonly TermMatch[] {
    const episode = id === undefined ? undefined : this.episode(id)
    const read = episode ? text : proseOf(text)
    const scope = episode && scopeOf(episode)
    const listed = this.glossary.match(read, scope)
    return termMatches(withOthers(listed, this.foundTerms.glossary.match(read, scope)))
  }

  termAt(id: EpisodeId, offset: number): TermMatch | undefined {
    const listed = this.termsOf(id).at(id, offset)
    if (listed !== undefined) return listed
    const episode = this.episode(id)
    return episode && this.foundTerms.at(episode, offset)
  }

  /** Every entry and every found term in an episode, in order; offsets are in the source file. */
  termsIn(id: EpisodeId): readonly SpokenTerm[] {
    const listed = this.termsOf(id).all(id)
    const episode = this.episode(id)
    return episode === undefined ? listed : withOthers(listed, this.foundTerms.all(episode))
  }

  card(label: string): Card | undefined {
    const entry = this.glossary.entry(label)
    const title = (episode: EpisodeId): string => this.title(episode)
    if (entry === undefined) {
      const found = this.foundTerms.card(label)
      return found && foundCardOf(found, title)
    }
    this.derive()
    return cardOf(entry, this.termIndex, title)
  }

  /** The entry of a label with the file of its glossary. */
  entry(label: string): EntryInFile | undefined {
    const entry = this.glossary.entry(label)
    const file = entry && this.glossaryFiles.get(entry.glossary)
    return entry && file !== undefined ? { entry, file } : undefined
  }

  /** The entries that may be meant by what is being written. */
  entriesLike(written: string): readonly EntryCompletion[] {
    return entriesLike(this.glossary, written)
  }

  /** The entries in a note, once each way of writing them. */
  abbreviations(markdown: string): readonly Abbreviation[] {
    const found = new Map<string, Abbreviation>()
    const text = proseOf(markdown)
    for (const { start, end, entry } of this.glossary.match(text)) {
      const written = text.slice(start, end).replace(/\s+/g, ' ')
      const definition = plainDefinition(entry.definition)
      if (definition !== '') found.set(written, { written, label: entry.label, definition })
    }
    return [...found.values()]
  }

  /** Where the library mentions an entry or a found term, episode by episode; of very many the first ones. */
  references(label: string): readonly Reference[] {
    const found: Reference[] = []
    for (const id of this.episodes.keys()) {
      const source = this.episode(id)?.source ?? ''
      const mentions = this.termsIn(id)
        .filter(({ entry }) => entry === label)
        .slice(0, mostReferences - found.length)
      const places = positionsOf(
        source,
        mentions.flatMap(({ start, end }) => [start, end]),
      )
      for (let i = 0; i + 1 < places.length; i += 2) {
        found.push({ episode: id, start: places[i] as SourcePosition, end: places[i + 1] as SourcePosition })
      }
    }
    return found
  }

  /** Names that may be misheard. */
  corrections(): readonly Correction[] {
    return correctionsIn(
      [...this.episodes.keys()].flatMap((id) => this.episode(id) ?? []),
      this.glossary,
    )
  }

  quote(request: QuoteRequest): QuoteAnswer | undefined {
    const episode = this.episode(request.episode)
    const quote = episode && this.quoteOf(episode, { start: request.from, end: request.to }, request.exactly)
    if (episode === undefined || quote === undefined) return undefined
    const { start, end } = quote
    const written = request.corrected === true ? correctedQuote(quote, this.glossary, scopeOf(episode)) : quote
    return {
      start,
      end,
      text: plainText(quote),
      markdown: this.quoteMarkdown(episode, written, request.form, request.noteFolder),
    }
  }

  /** The stretch of a file that a quotation becomes by a step. */
  extent(id: EpisodeId, range: Span, step: ExtentStep): Span | undefined {
    const episode = this.episode(id)
    return episode && changedExtent(episode.speech, range, step)
  }

  quoteOf(episode: Episode, range: Span, exactly = false): Quote | undefined {
    return quoteOf(episode.transcript.cues, episode.speech, range, exactly)
  }

  quoteMarkdown(
    episode: Episode,
    quote: Quote,
    form: QuoteForm | QuoteTemplate,
    noteFolder: string | undefined,
  ): string {
    return quoteText(quote, this.quoteSource(episode), form, noteFolder)
  }

  /** The library as a bibliography; of a former text only what Verbatim wrote is brought up to date. */
  bibliography(form: BibliographyForm, former?: string): Bibliography {
    const works = [...this.episodes.values()].map(({ episode }) => {
      const { id, path, metadata } = episode
      return {
        key: this.keys.of(id),
        file: path.slice(path.lastIndexOf('/') + 1),
        title: episodeTitle(episode),
        metadata,
      }
    })
    return bibliography(works, form, former)
  }

  /** Every quotation of a note, compared with its source. `noteFolder` is as in a {@link QuoteRequest}. */
  check(note: string, noteFolder: string | undefined, between?: () => void): readonly CheckedQuotation[] {
    return this.checks.check(note, noteFolder, between)
  }

  private *citedFiles(): Generator<CitedFile> {
    for (const [id, file] of this.files) {
      const metadata = this.episode(id)?.metadata
      if (metadata !== undefined)
        yield { id, file, metadata, key: this.keys.of(this.chosen(id)), twin: !this.episodes.has(id) }
    }
  }

  private withPhrase(words: readonly string[]): readonly EpisodeId[] {
    const { hits } = this.finder.find(`"${words.join(' ')}"`, 50, { glossary: false })
    return [...new Set(hits.map(({ episode }) => episode))]
  }

  /** The sentences that answer; of one that goes on for ever only the moment itself. */
  private resultQuote(episode: Episode, { matched, offset, end }: Hit): Quote | undefined {
    const sentences = this.quoteOf(episode, matched)
    const long = sentences !== undefined && plainText(sentences).length > longestResult
    return long ? this.quoteOf(episode, { start: offset, end }, true) : sentences
  }

  private quoteSource(episode: Episode): QuoteSource {
    const { id, path, metadata } = episode
    const key = this.keys.of(this.chosen(id))
    return { key, metadata, title: episodeTitle(episode), file: this.files.get(id) ?? path }
  }

  /** Topics are those of the whole library: there are none before all of it is derived. */
  private deriveTopics(query: string, between?: () => void): void {
    if (/topic:/i.test(query)) this.derive(undefined, between)
  }

  /** The episode written in a form; undefined for an id that is not known. */
  export(id: EpisodeId, form: ExportFormName): Exported | undefined {
    const chosen = this.chosen(id)
    this.derive(chosen)
    const episode = this.episodes.get(chosen)?.episode
    return episode && exportTranscript(episode, form)
  }

  /** Takes a file out of everything; what is left of its group is to be settled. */
  private withdraw(id: EpisodeId): TwinGroup | undefined {
    this.changes.note(id)
    this.unread.delete(id)
    this.others.delete(id)
    this.texts.remove(id)
    this.files.delete(id)
    this.twinFiles.delete(id)
    this.twinTerms.remove(id)
    this.hide(id)
    this.checks.forget(id)
    return this.twins.remove(id)
  }

  /** Makes the first of a group, with what its twins know, the episode, and the others its twins. */
  private settle(group: TwinGroup | undefined): void {
    const [first, ...others] = group?.members ?? []
    if (first === undefined) return
    for (const { episode: other } of others) {
      this.hide(other.id)
      // Which entries hold in a file depends on the show, and that on the others.
      this.twinTerms.remove(other.id)
      if (!this.twinFiles.has(other.id)) this.twinFiles.set(other.id, twinFileOf(other))
    }
    const { id } = first.episode
    this.changes.note(id)
    this.twinFiles.delete(id)
    const shared = sharedFacts(first, others)
    const known = this.episodes.get(id)
    if (known !== undefined && isShown(known, first, shared)) {
      // Its twins may be others.
      this.episodes.set(id, { ...known })
      return
    }
    this.hide(id)
    this.checks.forget(id)
    this.finder.add(this.show(first, shared, spokenFactsOf(first.episode.transcript)))
  }

  private show(member: TwinMember, shared: SharedFacts, spoken: SpokenFacts): Episode {
    const { metadata, chapters, chaptersFrom } = shared
    const facts = { ...factsOf(member.episode), metadata, ...(chaptersFrom === undefined ? {} : { chaptersFrom }) }
    const episode = heldEpisode(facts, () => this.texts.of(facts.id), chapters)
    this.episodes.set(facts.id, { member, shared, spoken, episode })
    this.keys.forget()
    this.changes.note(facts.id)
    this.raw.add(facts.id)
    return episode
  }

  private withChapters(shown: Shown, chapters: readonly Chapter[]): Episode {
    const { id } = shown.episode
    const facts = { ...factsOf(shown.episode), chapters }
    const episode = heldEpisode(facts, () => this.texts.of(id), shown.shared.chapters)
    this.episodes.set(id, { ...shown, episode })
    this.changes.note(id)
    return episode
  }

  private derivedOf({ id, chapters }: Episode): DerivedFacts | undefined {
    const [terms, counts] = [this.topicIndex.terms(id), this.termIndex.counts(id)]
    const found = this.foundTerms.found(id)
    return terms && counts && { glossary: this.glossaryKey, chapters, terms, counts, found }
  }

  private held(facts: EpisodeFacts): Episode {
    return heldEpisode(facts, () => this.texts.of(facts.id))
  }

  private summary(id: EpisodeId): EpisodeSummary | undefined {
    const shown = this.episodes.get(id)
    const key = this.keys.of(id)
    return shown && summaryOf(keyed(shown.episode, key), key, shown.spoken, this.finder.wordsIn(id), this.twinsOf(id))
  }

  private hide(id: EpisodeId): void {
    if (!this.episodes.delete(id)) return
    this.keys.forget()
    this.changes.note(id)
    this.raw.delete(id)
    this.derived.delete(id)
    this.finder.remove(id)
    this.topicIndex.remove(id)
    this.termIndex.remove(id)
    this.foundTerms.remove(id)
  }

  /** The id of the episode that a file belongs to. */
  private chosen(file: EpisodeId): EpisodeId {
    return this.twins.of(file)?.members[0]?.episode.id ?? file
  }

  private twinsOf(id: EpisodeId): readonly TwinFile[] {
    return (this.twins.of(id)?.members ?? []).flatMap(({ episode }) => this.twinFiles.get(episode.id) ?? [])
  }

  /** Where the terms of a file are found, once they are known. */
  private termsOf(id: EpisodeId): TermIndex {
    this.derive(id)
    if (!this.twinFiles.has(id)) return this.termIndex
    const twin = this.twinTerms.has(id) ? undefined : this.episode(id)
    if (twin !== undefined) this.twinTerms.put(twin, this.glossary)
    return this.twinTerms
  }

  private title(id: EpisodeId): string {
    const shown = this.episodes.get(id)
    return shown === undefined ? '' : episodeTitle(shown.episode)
  }
}

/** True when an episode is known already with this text, these facts and these chapters. */
function isShown(known: Shown, wanted: TwinMember, shared: SharedFacts): boolean {
  return known.member === wanted && JSON.stringify(known.shared) === JSON.stringify(shared)
}

/** An episode whose own key is taken says so. */
function keyed(episode: Episode, key: string): EpisodeFacts {
  const own = episode.metadata.key?.value
  if (own === undefined || own === key) return episode
  const problem: Problem = { code: 'citation-key-taken', line: 1, key: own }
  return { ...factsOf(episode), sidecarProblems: [problem, ...episode.sidecarProblems] }
}
