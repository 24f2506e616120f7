import type { ExportFormName } from '../export/exportForm'
import type { Exported } from '../export/exportTranscript'
import type { GlossaryEntry } from '../glossary/entry'
import type { Chapter, ChaptersFileState, EpisodeId, Speaker } from '../library/episode'
import type { TextEncoding } from '../model/encoding'
import type { Problem } from '../model/problem'
import type { Metadata, Provenance, Span } from '../model/transcript'
import type { Bibliography } from '../notes/bibliography'
import type { BibliographyForm } from '../notes/bibliographyForm'
import type { QuotationFixes } from '../notes/quotationFixes'
import type { ExtentStep } from '../notes/quoteExtent'
import type { QuoteTemplate } from '../notes/quoteTemplate'
import type { QuoteForm } from '../notes/quoteText'
import type { Verdict } from '../notes/verdict'
import type { Completion } from '../search/completion'
import type { Place, SearchAnswer } from '../search/hit'
import type { ExplainedPlace } from './explainedIn'
import type { PlaceInView, SourcePosition } from './sourcePlace'

export type { Completion } from '../search/completion'
export type { Hit, Place, SearchAnswer } from '../search/hit'
export type { QuoteForm } from '../notes/quoteText'

/*
 * Everything that crosses between the editor and the index worker, in one file. A request carries a number; its
 * response repeats it. Notices come unasked. Nothing large crosses: the worker keeps texts, index and glossary.
 */

/** A transcript file as the editor found it; the worker reads it, and the files beside it, when the stamp is new. */
export interface FileEntry {
  readonly id: EpisodeId
  /** Absolute path on the disk of the machine that the worker runs on. */
  readonly file: string
  /** Relative to the folder of its library, with forward slashes. */
  readonly path: string
}

export interface GlossaryEntryFile {
  readonly file: string
  /** How the card calls it: `Verbatim: AI`, `notes/glossary.md`. */
  readonly name: string
}

/** What the side bar and the reader's surroundings know of an episode. */
export interface EpisodeSummary {
  readonly id: EpisodeId
  readonly path: string
  /** The key by which notes cite it. */
  readonly key: string
  readonly title: string
  readonly metadata: Metadata
  readonly form: string
  /** How the file writes its characters; absent for UTF-8. */
  readonly encoding?: TextEncoding
  readonly timed: boolean
  readonly cues: number
  readonly words: number
  readonly speakers: readonly Speaker[]
  /** Seconds, from the metadata or the last cue; absent without times. */
  readonly duration?: number
  readonly chapters: readonly Chapter[]
  /** Where the published ones among the chapters were read; absent where none are. */
  readonly chaptersFrom?: Provenance
  readonly problems: readonly Problem[]
  readonly sidecarProblems: readonly Problem[]
  readonly chaptersFile?: ChaptersFileState
  /** The other files that hold the same transcript. */
  readonly twins: readonly TwinFile[]
}

/** A file that holds the transcript of an episode in another form than the one that is read. */
export interface TwinFile {
  readonly id: EpisodeId
  readonly path: string
  readonly form: string
  readonly cues: number
  readonly words: number
  readonly problems: readonly Problem[]
  readonly sidecarProblems: readonly Problem[]
  readonly chaptersFile?: ChaptersFileState
}

/** What a file that is not in the library would be as a part of it, or why it cannot be one. */
export type Recognition =
  | { readonly kind: 'transcript'; readonly form: string; readonly title: string; readonly cues: number }
  /** Podcasting 2.0 chapters, which belong to the transcript of that name. */
  | { readonly kind: 'chapters' }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** A file that is in the library's folders but gave no episode, with the reason. */
export interface UnreadFile {
  readonly id: EpisodeId
  readonly path: string
  readonly problems: readonly Problem[]
}

export interface GlossaryState {
  readonly file: string
  readonly entries: number
  readonly problems: readonly Problem[]
}

/** The library as a whole, after a change. */
export interface LibraryState {
  readonly episodes: readonly EpisodeSummary[]
  readonly unread: readonly UnreadFile[]
  /** How many files were looked at and are no transcripts, such as notes among them. */
  readonly others: number
  readonly glossaries: readonly GlossaryState[]
}

/**
 * What has changed in a library: the same as its {@link LibraryState}, but that of the files only those are listed that
 * are new or other than before, and the ids of those that may be gone. An id that is gone and listed is new again.
 */
export interface LibraryChange extends LibraryState {
  readonly gone: readonly EpisodeId[]
  /** True for the first change of a worker, which follows on nothing. */
  readonly anew: boolean
  /** True when more changes follow at once: each is small, so that none holds up the editor. */
  readonly more: boolean
}

/** One stretch of a topic: where it is mentioned, in which words. */
export interface Mention extends Place {
  /** The sentence, shortened around the words. */
  readonly text: string
  /** The words that mention it, in `text`. */
  readonly marked: readonly Span[]
}

export interface TopicSummary {
  readonly label: string
  /** From the glossary, where the topic is an entry of it. */
  readonly definition?: string
  readonly mentions: number
  readonly episodes: readonly { readonly episode: EpisodeId; readonly mentions: number }[]
}

/** The text of the reader and how it lies over the source file. */
export interface ReaderText {
  readonly text: string
  /** Runs that the reader shares with the source: reader offset, source offset, length; three numbers a run, in order. */
  readonly runs: Int32Array
  /** Where paragraphs begin: reader offset of the line, start time in milliseconds or -1; two numbers a paragraph. */
  readonly paragraphs: Int32Array
  readonly headings: readonly {
    readonly line: number
    readonly level: number
    readonly title: string
    readonly derived: boolean
  }[]
}

/** An occurrence of a glossary entry in a text; offsets are in that text. */
export interface TermMatch extends Span {
  /** Label of the entry. */
  readonly entry: string
  /** True for the first occurrence of the entry in the text. */
  readonly first: boolean
}

/** An explanation in the words of one who speaks; `title` is that of the episode. */
export interface Explained extends ExplainedPlace {
  readonly title: string
}

/** An entry of a glossary with the file in which it stands. */
export interface EntryInFile {
  readonly entry: GlossaryEntry
  /** As the editor named it in a {@link GlossaryEntryFile}. */
  readonly file: string
}

/** An entry that may be meant by what is being written. */
export interface EntryCompletion {
  readonly label: string
  /** The name of it that begins so. */
  readonly written: string
  /** In plain words, on one line. */
  readonly definition: string
}

/** Words of a note that are those of an entry, with what it is in plain words. */
export interface Abbreviation {
  readonly written: string
  readonly label: string
  readonly definition: string
}

/** A name in transcripts that sounds like one that is known, and may be that, misheard. */
export interface Correction {
  /** As it is written in the transcripts. */
  readonly written: string
  /** Label of the entry, or the name of a person who takes part. */
  readonly meant: string
  /** The show in which it was met first, to hold there only. */
  readonly show?: string
  readonly count: number
  readonly contexts: readonly (Place & { readonly end: number; readonly text: string })[]
}

/** A place at which the library mentions an entry, as an editor shows the raw file. */
export interface Reference {
  readonly episode: EpisodeId
  readonly start: SourcePosition
  readonly end: SourcePosition
}

/** What the hover card says. */
export interface Card {
  readonly label: string
  /** Empty where no glossary defines the term: then only those who speak explain it. */
  readonly definition: string
  readonly alsoCalled: readonly string[]
  readonly heardAs: readonly string[]
  /** Absent for a term that was found in transcripts. */
  readonly glossary?: string
  /** Who explains it, the best first. */
  readonly explained: readonly Explained[]
  readonly mentions: number
  readonly mentionedIn: readonly {
    readonly episode: EpisodeId
    readonly title: string
    readonly mentions: number
    readonly first: Place
  }[]
}

/** What is quoted: a stretch of the source file, widened to whole sentences unless `exactly`. */
export interface QuoteRequest {
  readonly episode: EpisodeId
  readonly from: number
  readonly to: number
  readonly exactly?: boolean
  /** With right names in [brackets] for what the glossary knows as mis-hearings. */
  readonly corrected?: boolean
  readonly form: QuoteForm | QuoteTemplate
  /** Folder of the note with forward slashes, for relative links; absent for a note that has no place yet. */
  readonly noteFolder?: string
}

export interface QuoteAnswer extends Span {
  /** The Markdown to put into the note, without line ends around it. */
  readonly markdown: string
  /** The quoted words alone. */
  readonly text: string
}

/** A quotation of a note, and what the check of it says. The span, and those of differences and fixes, are in the note. */
export interface CheckedQuotation extends Verdict, Span {
  /** 1-based line of the first quoted word. */
  readonly line: number
  /** The quoted words as they are read. */
  readonly words: string
  /** The episode in which they stand, or would. */
  readonly episode?: EpisodeId
  /** True where the writer says that it is meant to be as it is. */
  readonly intended: boolean
  /** The verdict in words. */
  readonly detail: string
  readonly fixes: QuotationFixes
}

/** Results of a search that are kept as a note. */
export interface ResultsRequest {
  readonly query: string
  readonly limit: number
  /** ISO date of today. */
  readonly date: string
  /** As in a {@link QuoteRequest}. */
  readonly noteFolder?: string
}

/** The note, and how many results it lists: where it is none, `problems` may say why. */
export interface ResultsAnswer {
  readonly markdown: string
  readonly hits: number
  readonly problems: SearchAnswer['problems']
}

/** The requests with their responses; the one table that both sides are typed by. */
export interface Requests {
  /** Makes the library hold exactly these files; unchanged ones are not read again. What changes is told before the answer. */
  readonly sync: {
    readonly ask: { readonly files: readonly FileEntry[]; readonly glossaries: readonly GlossaryEntryFile[] }
    readonly answer: undefined
  }
  /** Ends the sync under way after the file it is at; what was read by then stays. */
  readonly stop: { readonly ask: Record<string, never>; readonly answer: undefined }
  readonly search: { readonly ask: { readonly query: string; readonly limit: number }; readonly answer: SearchAnswer }
  /** Operators and names with which a query may go on. */
  readonly completions: { readonly ask: { readonly query: string }; readonly answer: readonly Completion[] }
  readonly results: { readonly ask: ResultsRequest; readonly answer: ResultsAnswer }
  readonly topics: { readonly ask: Record<string, never>; readonly answer: readonly TopicSummary[] }
  readonly mentions: {
    readonly ask: { readonly label: string; readonly episode?: EpisodeId }
    readonly answer: readonly Mention[]
  }
  readonly reader: { readonly ask: { readonly episode: EpisodeId }; readonly answer: ReaderText | undefined }
  /** The offset in an episode's file of a place in an editor; undefined where the editor shows another text. */
  readonly sourceOffset: {
    readonly ask: { readonly episode: EpisodeId; readonly place: PlaceInView }
    readonly answer: number | undefined
  }
  /** Where offsets of an episode's file, which ascend, stand in an editor. */
  readonly sourcePositions: {
    readonly ask: { readonly episode: EpisodeId; readonly offsets: readonly number[] }
    readonly answer: readonly SourcePosition[] | undefined
  }
  /** The entry at a place of a transcript's file; the match is in source offsets. */
  readonly termAt: {
    readonly ask: { readonly episode: EpisodeId; readonly offset: number }
    readonly answer: TermMatch | undefined
  }
  /** Entries in a note, or in the text of a transcript that is being edited. */
  readonly terms: {
    readonly ask: { readonly text: string; readonly episode?: EpisodeId }
    readonly answer: readonly TermMatch[]
  }
  /** The entry of a label as it stands in its glossary; undefined for a term that was found. */
  readonly entry: { readonly ask: { readonly label: string }; readonly answer: EntryInFile | undefined }
  readonly entriesLike: { readonly ask: { readonly written: string }; readonly answer: readonly EntryCompletion[] }
  /** The entries in a note, once each way of writing them. */
  readonly abbreviations: { readonly ask: { readonly text: string }; readonly answer: readonly Abbreviation[] }
  /** Where the library mentions an entry or a found term. */
  readonly references: { readonly ask: { readonly label: string }; readonly answer: readonly Reference[] }
  /** What may be misheard, most often met first. */
  readonly corrections: { readonly ask: Record<string, never>; readonly answer: readonly Correction[] }
  readonly card: { readonly ask: { readonly entry: string }; readonly answer: Card | undefined }
  readonly quote: { readonly ask: QuoteRequest; readonly answer: QuoteAnswer | undefined }
  /** Compares every quotation of a note with its source; folder as in a {@link QuoteRequest}. */
  readonly check: {
    readonly ask: { readonly note: string; readonly noteFolder?: string }
    readonly answer: readonly CheckedQuotation[]
  }
  /** The stretch that a quotation becomes when it grows or shrinks. */
  readonly extent: {
    readonly ask: { readonly episode: EpisodeId; readonly from: number; readonly to: number; readonly step: ExtentStep }
    readonly answer: Span | undefined
  }
  /** The library as a bibliography; `former` is the text that is to be brought up to date. */
  readonly bibliography: {
    readonly ask: { readonly form: BibliographyForm; readonly former?: string }
    readonly answer: Bibliography
  }
  /** The whole episode in another form. */
  readonly export: {
    readonly ask: { readonly episode: EpisodeId; readonly form: ExportFormName }
    readonly answer: Exported | undefined
  }
  /** The place of an episode at which the same is said as at a place of one of its files. */
  readonly place: {
    readonly ask: { readonly file: EpisodeId; readonly offset: number }
    readonly answer: Place | undefined
  }
  /** Looks at a file without taking it into the library; `file` is its absolute path. */
  readonly recognise: { readonly ask: { readonly file: string }; readonly answer: Recognition }
}

/** From how many words on a library is kept on the disk, and how many make a full bucket; tests have less than is usual. */
export interface CacheSize {
  readonly fewest: number
  readonly full: number
}

/** What a worker is started with. */
export interface WorkerData {
  /** The memory of its `Cancellations`. */
  readonly cancellations: SharedArrayBuffer
  /** Where it may keep what it found out, and the version of the extension; absent where nothing is kept. */
  readonly cache?: { readonly folder: string; readonly version: string; readonly size?: CacheSize }
}

export type RequestKind = keyof Requests
export type Ask<K extends RequestKind> = Requests[K]['ask']
export type Answer<K extends RequestKind> = Requests[K]['answer']

/** Editor → worker. */
export type ToWorker = {
  readonly [K in RequestKind]: { readonly kind: K; readonly id: number; readonly ask: Ask<K> }
}[RequestKind]

/** Worker → editor. */
export type FromWorker =
  | { readonly kind: 'answered'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  /** Nobody waits for the answer any more (see `cancellations.ts`), and the worker has stopped working on it. */
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The library has changed: files of a sync can be searched, or chapters and topics are derived too. */
  | { readonly kind: 'changed'; readonly change: LibraryChange }
