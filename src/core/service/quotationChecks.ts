import type { Episode, EpisodeId } from '../library/episode'
import type { Metadata, Span } from '../model/transcript'
import { linkedFile } from '../notes/locator'
import { quotationFixes } from '../notes/quotationFixes'
import { quotationsIn, type Quotation } from '../notes/quotations'
import { quotedWords } from '../notes/quotedWords'
import { mediaIdentity } from '../notes/readLocator'
import { sourceWords, type SourceWords } from '../notes/sourceWords'
import { missing, verify, type QuotedSource } from '../notes/verify'
import { isProblem, type Verdict } from '../notes/verdict'
import { verdictText } from '../notes/verdictText'
import type { CheckedQuotation } from './messages'

/** A file of the library that a citation may name: its path on the disk, with forward slashes. */
export interface CitedFile {
  readonly id: EpisodeId
  readonly file: string
  readonly metadata: Metadata
  /** The key by which notes cite the episode. */
  readonly key: string
  /** True for another form of an episode, which is named by its own file alone. */
  readonly twin: boolean
}

/** What the checks need of the library. */
export interface CheckedLibrary {
  /** All files, those that hold an episode in another form included. */
  readonly files: () => Iterable<CitedFile>
  readonly episode: (id: EpisodeId) => Episode | undefined
  /** Episodes in which these words stand one after another. */
  readonly withPhrase: (words: readonly string[]) => readonly EpisodeId[]
}

/** Compares the quotations of notes with the library, and remembers what it found until their sources change. */
export class QuotationChecks {
  private readonly library: CheckedLibrary
  private sources: Sources | undefined
  private readonly known = new Map<string, Finding>()
  private readonly words = new Map<EpisodeId, SourceWords>()

  constructor(library: CheckedLibrary) {
    this.library = library
  }

  /**
   * Every quotation of a note, in order, with what the check of it says.
   *
   * @param noteFolder absolute folder of the note with forward slashes; absent for a note that has no place yet
   */
  check(note: string, noteFolder: string | undefined, between?: () => void): CheckedQuotation[] {
    return quotationsIn(note).flatMap((quotation) => {
      between?.()
      const finding = this.finding(note, quotation, noteFolder)
      return finding === undefined ? [] : [this.checked(note, quotation, finding, noteFolder)]
    })
  }

  /** A file of the library came, went or changed: what was compared with it is to be compared again. */
  forget(id: EpisodeId): void {
    this.sources = undefined
    this.words.delete(id)
    for (const [key, { episode, verdict }] of this.known) {
      if (episode === id || verdict.state === 'missing') this.known.delete(key)
    }
  }

  private finding(note: string, quotation: Quotation, noteFolder: string | undefined): Finding | undefined {
    const key = keyOf(note, quotation, noteFolder)
    const known = this.known.get(key)
    if (known !== undefined) return { ...known, verdict: shifted(known.verdict, quotation.start - known.start) }
    const found = this.compare(quotation, noteFolder)
    if (found === undefined) return undefined
    if (this.known.size >= mostRemembered) this.known.clear()
    const finding = { ...found, start: quotation.start }
    this.known.set(key, finding)
    return finding
  }

  /** Undefined for a citation that names neither a place nor a source of the library: it may be anything. */
  private compare(quotation: Quotation, noteFolder: string | undefined): Omit<Finding, 'start'> | undefined {
    const { locator } = quotation
    const named = this.named(quotation, noteFolder)
    if (named.length === 0 && locator.place === undefined) return undefined
    const verdicts = this.likely(quotation, named).flatMap((id) => this.verified(quotation, id) ?? [])
    const best = verdicts.reduce<Omit<Finding, 'start'> | undefined>(
      (a, b) => (a === undefined || rank(b.verdict) < rank(a.verdict) ? b : a),
      undefined,
    )
    return best ?? this.elsewhere(quotation) ?? { verdict: missing(quotation) }
  }

  /** Of many episodes that a citation may name, those in which some of its words stand one after another. */
  private likely({ quoted }: Quotation, named: readonly EpisodeId[]): readonly EpisodeId[] {
    if (named.length <= mostCompared) return named
    const norms = quotedWords(quoted).segments.flatMap(({ words }) => words.map(({ norm }) => norm))
    const stretch = Math.min(shortestPhrase, norms.length)
    const step = Math.max(stretch, Math.floor(norms.length / mostPhrases))
    const votes = new Map<EpisodeId, number>()
    for (let from = 0; from + stretch <= norms.length; from += step) {
      const holding = this.library.withPhrase(norms.slice(from, from + stretch))
      for (const id of holding) votes.set(id, (votes.get(id) ?? 0) + 1)
    }
    const likely = named.filter((id) => votes.has(id)).sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0))
    return (likely.length > 0 ? likely : named).slice(0, mostCompared)
  }

  /** The source is not there; the words may be, in another one. */
  private elsewhere(quotation: Quotation): Omit<Finding, 'start'> | undefined {
    const phrase = quotedWords(quotation.quoted)
      .segments.map(({ words }) => words.map(({ norm }) => norm))
      .reduce<string[]>((longest, words) => (words.length > longest.length ? words : longest), [])
      .slice(0, longestPhrase)
    if (phrase.length < shortestPhrase) return undefined
    const { place: _, ...locator } = quotation.locator
    const anywhere = { ...quotation, locator: locator }
    const found = this.library
      .withPhrase(phrase)
      .flatMap((id) => this.verified(anywhere, id) ?? [])
      .filter(({ verdict }) => verdict.state !== 'differs')
    const [first, ...others] = found
    if (first === undefined) return undefined
    const state = others.length > 0 || first.verdict.others > 0 ? 'ambiguous' : 'moved'
    return {
      ...first,
      verdict: { ...first.verdict, state, others: first.verdict.others + others.length, elsewhere: true },
    }
  }

  private verified(quotation: Quotation, id: EpisodeId): Omit<Finding, 'start'> | undefined {
    const episode = this.library.episode(id)
    if (episode === undefined) return undefined
    const { transcript, speech, metadata } = episode
    const source: QuotedSource = {
      cues: transcript.cues,
      speech,
      metadata,
      words: () => this.wordsOf(id, speech.text),
    }
    return { episode: id, verdict: verify(quotation, source) }
  }

  /** The words of the episodes that were asked for last: notes quote one episode several times. */
  private wordsOf(id: EpisodeId, text: string): SourceWords {
    const words = this.words.get(id) ?? sourceWords(text, { start: 0, end: text.length }, false)
    this.words.delete(id)
    this.words.set(id, words)
    for (const oldest of this.words.keys()) {
      if (this.words.size <= mostWords) break
      this.words.delete(oldest)
    }
    return words
  }

  private named({ locator }: Quotation, noteFolder: string | undefined): readonly EpisodeId[] {
    this.sources ??= sourcesOf(this.library.files())
    switch (locator.kind) {
      case 'media':
        return this.sources.media.get(locator.media) ?? []
      case 'key':
        return this.sources.keys.get(locator.key) ?? []
      case 'file': {
        const file = linkedFile(noteFolder, locator.path)
        const known = file === undefined ? undefined : this.sources.files.get(comparable(file))
        return known === undefined ? [] : [known.id]
      }
    }
  }

  private checked(
    note: string,
    quotation: Quotation,
    { episode, verdict }: Finding,
    noteFolder: string | undefined,
  ): CheckedQuotation {
    const { start, end, line, intended, quoted } = quotation
    const cited = episode === undefined ? undefined : this.sources?.byId.get(episode)
    return {
      ...verdict,
      start,
      end,
      line,
      intended,
      words: quoted.text,
      ...(episode === undefined ? {} : { episode }),
      detail: verdictText(verdict),
      fixes: isProblem(verdict.state) ? quotationFixes(note, quotation, verdict, cited, noteFolder) : {},
    }
  }
}

interface Finding {
  /** Where in its note the quotation began when it was compared. */
  readonly start: number
  readonly episode?: EpisodeId
  readonly verdict: Verdict
}

interface Sources {
  readonly media: ReadonlyMap<string, readonly EpisodeId[]>
  readonly keys: ReadonlyMap<string, readonly EpisodeId[]>
  readonly files: ReadonlyMap<string, CitedFile>
  readonly byId: ReadonlyMap<EpisodeId, CitedFile>
}

const mostRemembered = 50_000
/** Episodes whose words are kept. */
const mostWords = 8
/** Episodes that share an address, such as that of their show, or a key, are compared one by one, up to so many. */
const mostCompared = 16
/** Stretches of a quotation by which they are told apart. */
const mostPhrases = 8
const longestPhrase = 12
/** Fewer words stand anywhere. */
const shortestPhrase = 5

function sourcesOf(files: Iterable<CitedFile>): Sources {
  const media = new Map<string, EpisodeId[]>()
  const keys = new Map<string, EpisodeId[]>()
  const byFile = new Map<string, CitedFile>()
  const byId = new Map<EpisodeId, CitedFile>()
  const add = (map: Map<string, EpisodeId[]>, name: string, id: EpisodeId): void => {
    const ids = map.get(name) ?? []
    if (ids.at(-1) !== id) ids.push(id)
    map.set(name, ids)
  }
  for (const cited of files) {
    const { id, file, metadata, key } = cited
    byId.set(id, cited)
    byFile.set(comparable(file), cited)
    if (cited.twin) continue
    add(keys, key, id)
    for (const fact of [metadata.media, metadata.url]) if (fact !== undefined) add(media, mediaIdentity(fact.value), id)
  }
  return { media, keys, files: byFile, byId }
}

/** A drive is the same in capitals. */
function comparable(file: string): string {
  return file.replaceAll('\\', '/').replace(/^[a-z](?=:)/i, (drive) => drive.toLowerCase())
}

/** The better the source agrees, the more likely it is the one that is meant. */
function rank({ state, differences }: Verdict): number {
  const order = ['exact', 'folded', 'ambiguous', 'moved', 'differs', 'missing']
  return order.indexOf(state) + Math.min(differences.length, 99) / 100
}

/** Two quotations with one key are compared with one result, wherever in their notes they stand. */
function keyOf(
  note: string,
  { start, end, locator, written, attributedTo }: Quotation,
  noteFolder: string | undefined,
): string {
  const name = attributedTo && [attributedTo.name, attributedTo.start - start]
  return JSON.stringify([note.slice(start, end), locator, written.time?.seconds, name, noteFolder])
}

function shifted(verdict: Verdict, by: number): Verdict {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by })
  if (by === 0) return verdict
  return { ...verdict, differences: verdict.differences.map((each) => ({ ...each, note: moved(each.note) })) }
}
