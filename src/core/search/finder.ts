import type { Glossary } from '../glossary/glossary'
import type { Chapter, Episode, EpisodeId } from '../library/episode'
import { acceptance } from './acceptance'
import { bestOfEachPlace, withoutChance, type Candidate } from './bestPlaces'
import { completionsOf, type Completion } from './completion'
import { conditionMoments } from './conditionMoments'
import type { Sequence } from './expansion'
import type { SearchAnswer } from './hit'
import { hitAt } from './hitText'
import {
  indexChapters,
  indexEpisode,
  releaseChapters,
  releaseEpisode,
  textOf,
  titleSharesOf,
  titleTextsOf,
  type IndexedEpisode,
} from './indexedEpisode'
import { IndexedEpisodes } from './indexedEpisodes'
import { engineTerms, interpret, weigh, type Interpretation } from './interpretation'
import { allLevers, type Levers } from './levers'
import { keptIndex, restoredIndex, usesOf, type KeptIndex } from './keptIndex'
import type { RankedQuery } from './matches'
import { checkNames, knownName, knownNames, namesIn, type KnownName } from './names'
import { PackedEngine } from './packedEngine'
import { passagesWith, type WordRange } from './passages'
import { isCondition, parseQuery, type QueryField, type QueryPart } from './query'
import { rateOpenings } from './ranking'
import type { EngineText, SearchEngine } from './searchEngine'
import { findSequences, sequenceTable, type Sighting } from './sequences'
import { rangesWith, sightedPassages } from './sightings'
import type { TopicPlaces } from './topicPlaces'
import { Vocabulary, type WordId } from './vocabulary'
import { whereWanted, type WhereWanted } from './whereWanted'

/** Options of {@link Finder.find}. */
export interface FindOptions {
  /** False leaves the glossary out; true when absent. */
  readonly glossary?: boolean
  /** All when absent. */
  readonly levers?: Levers
  /** Called before each episode that is looked at; what it throws ends the search. */
  readonly between?: () => void
}

/** So many words are prepared at once. */
const preparedAtOnce = 500

/** At least so many passages are looked at closely, however few hits are asked for. */
const fewestCandidates = 300

/**
 * Finds the moments where something was said. Holds the words of the episodes added to it; an episode that changed
 * is added again. Never throws, whatever the query.
 *
 * @example
 * const finder = new Finder()
 * finder.add(episode)
 * finder.find('"mixture of experts" -sparse', 20).hits[0]?.startTime
 */
export class Finder {
  private readonly engine: SearchEngine
  private readonly vocabulary = new Vocabulary()
  private readonly episodes = new IndexedEpisodes()
  private glossary: Glossary | undefined
  private topics: TopicPlaces | undefined
  /** What {@link names} found out; forgotten when an episode comes or goes. */
  private readonly known = new Map<QueryField, readonly KnownName[]>()
  private nextPassage = 0
  /** The passage in which the chapter begins that a title's number stands for. */
  private readonly titled = new Map<number, number>()
  private nextTitle = -1

  constructor(engine: SearchEngine = new PackedEngine()) {
    this.engine = engine
  }

  /** Makes an episode searchable, in place of the one with the same id. */
  add(episode: Episode): void {
    this.remove(episode.id)
    const indexed = indexEpisode(episode, this.nextPassage, this.vocabulary)
    this.nextPassage += indexed.passages
    this.episodes.add(indexed)
    this.known.clear()
    this.engine.add([textOf(indexed)])
    this.useChapters(episode.id, episode.chapters)
  }

  /** What was found out of an episode when it was added, to be kept and given to {@link restore}; its words are library ids. */
  kept(id: EpisodeId): KeptIndex | undefined {
    const indexed = this.episodes.get(id)
    return indexed && keptIndex(indexed)
  }

  /** How a word of {@link kept} is spelled. */
  norm(word: WordId): string {
    return this.vocabulary.norm(word)
  }

  /**
   * Adds episodes as they were kept, without reading their texts; none of them may be known.
   *
   * @param norms how the words are spelled that the kept ones number
   */
  restore(
    episodes: readonly { readonly episode: Episode; readonly index: KeptIndex }[],
    norms: readonly string[],
  ): void {
    const words = this.vocabulary.addAll(norms, usesOf(episodes, norms.length))
    const texts: EngineText[] = []
    for (const { episode, index } of episodes) {
      const indexed = restoredIndex(episode, index, words, this.nextPassage)
      this.nextPassage += indexed.passages
      this.episodes.add(indexed)
      texts.push(textOf(indexed))
    }
    this.known.clear()
    this.engine.add(texts)
  }

  /** From now on an episode is also found by the titles of these chapters; an unknown episode is fine. */
  useChapters(id: EpisodeId, chapters: readonly Chapter[]): void {
    this.useAllChapters(new Map([[id, chapters]]))
  }

  /** The same for many episodes at once. */
  useAllChapters(all: ReadonlyMap<EpisodeId, readonly Chapter[]>): void {
    const texts: EngineText[] = []
    for (const [id, chapters] of all) {
      const indexed = this.episodes.get(id)
      if (indexed === undefined) continue
      this.dropChapters(indexed)
      indexed.chapters = indexChapters(indexed, chapters, this.nextTitle, this.vocabulary)
      this.nextTitle -= indexed.chapters.length
      for (const chapter of indexed.chapters) {
        const first = passagesWith(chapter.from, indexed.words.length).at(-1)
        if (first !== undefined) this.titled.set(chapter.id, indexed.base + first)
      }
      texts.push(...titleTextsOf(indexed))
    }
    this.engine.add(texts)
  }

  /** Does a few milliseconds of what the first search would have to do; true when there is more. */
  prepare(): boolean {
    this.engine.prepare()
    return this.vocabulary.prepare(preparedAtOnce)
  }

  /** How many words are spoken in all episodes. */
  get spoken(): number {
    return this.vocabulary.spoken
  }

  /** How many words are spoken in an episode; 0 for an unknown one. */
  wordsIn(id: EpisodeId): number {
    return this.episodes.get(id)?.words.length ?? 0
  }

  /** Forgets an episode; an unknown one is fine. */
  remove(id: EpisodeId): void {
    const indexed = this.episodes.get(id)
    if (indexed === undefined) return
    this.episodes.remove(indexed)
    this.known.clear()
    this.dropChapters(indexed)
    this.engine.remove([textOf(indexed)])
    releaseEpisode(indexed, this.vocabulary)
  }

  /** From now on names are also found by what the glossary says they are called or heard as. */
  useGlossary(glossary: Glossary | undefined): void {
    this.glossary = glossary
  }

  /** From now on `topic:` finds the moments that these know. */
  useTopics(topics: TopicPlaces): void {
    this.topics = topics
  }

  /**
   * The best moments for a query ({@link parseQuery} says what it may hold).
   *
   * @param limit how many hits at most
   */
  find(query: string, limit: number, { glossary, levers = allLevers, between }: FindOptions = {}): SearchAnswer {
    const read = parseQuery(query)
    const { parts, problems: unknown } = checkNames(read.parts, {
      all: (field) => this.names(field),
      isTopic: (name) => (this.topics?.placesOf(name).size ?? 0) > 0,
    })
    const problems = [...read.problems, ...unknown]
    const typing = parts.at(-1)?.kind === 'words' && !/\s$/.test(query)
    const known = glossary === false ? undefined : this.glossary
    const interpretation = interpret(parts, typing, this.vocabulary, known, levers)
    const look = (sequence: Sequence): Map<IndexedEpisode, WordRange[]> => this.rangesWith([sequence])
    const where = whereWanted(parts, this.vocabulary, this.topics, look, between)
    if (interpretation.typed.length === 0) {
      const moments = parts.some(saysWhere)
        ? this.episodes.all().flatMap((at) => {
            const searched = where(at)
            return searched === undefined ? [] : conditionMoments(at, searched.wanted, searched.topics)
          })
        : []
      return { ...this.answer(moments, limit, where, onlyTopics(this.vocabulary)), more: false, problems }
    }

    const sightings = this.sightings(interpretation.sequences, where, between)
    const ranked = weigh(interpretation, sightings.values(), this.vocabulary, this.episodes.passages)
    const looked = Math.max(fewestCandidates, 2 * limit)
    const { passages, more } = this.candidates(parts, interpretation, sightings, where, looked)

    const candidates: Candidate[] = []
    for (const [at, ranges] of this.episodes.rangesOf(passages)) {
      between?.()
      const { heard, wanted = false } = where(at) ?? {}
      if (heard === undefined) continue
      const titled = titleSharesOf(at, ranked)
      for (const range of ranges) {
        for (const { opening, score } of rateOpenings(
          ranked,
          heard.words,
          heard.openings,
          sightings.get(at) ?? [],
          range,
          titled,
        )) {
          if (wanted === true || (wanted !== false && wanted[opening] === 1)) candidates.push({ at, opening, score })
        }
      }
    }
    // Phrases and alternatives decide themselves what answers; among words that only rank the poorest are chance.
    const answering = parts.some(asksForWords) ? candidates : withoutChance(candidates)
    return { ...this.answer(answering, limit, where, ranked, sightings), more, problems }
  }

  /** The passages to look at closely; `more` where there are others that hold some of the words. */
  private candidates(
    parts: readonly QueryPart[],
    interpretation: Interpretation,
    sightings: ReadonlyMap<IndexedEpisode, readonly Sighting[]>,
    where: WhereWanted,
    looked: number,
  ): { readonly passages: ArrayLike<number>; readonly more: boolean } {
    const conditional = parts.some(isCondition)
    const { accepts, atMost } = acceptance(this.episodes, where)
    const all = conditional ? atMost(looked) : undefined
    if (all !== undefined) return { passages: all, more: false }
    const { matches, more } = this.engine.search({
      terms: engineTerms(interpretation),
      limit: looked,
      ...(conditional ? { accepts: (id: number) => accepts(this.passageOf(id)) } : {}),
    })
    const sighted = sightedPassages(sightings, conditional ? accepts : () => true, looked)
    const passages = [...matches.map(({ id }) => this.passageOf(id)), ...sighted]
    return { passages, more: more || sighted.length >= looked }
  }

  private answer(
    candidates: Candidate[],
    limit: number,
    where: WhereWanted,
    ranked: RankedQuery,
    sightings?: ReadonlyMap<IndexedEpisode, readonly Sighting[]>,
  ): Pick<SearchAnswer, 'hits' | 'total' | 'episodes'> {
    const moments = bestOfEachPlace(candidates, Infinity)
    const hits = moments.slice(0, Math.max(0, limit)).map(({ at, opening, score }) => {
      const { heard = at, topics = [] } = where(at) ?? {}
      return hitAt(heard, opening, score, ranked, [...(sightings?.get(at) ?? []), ...topics], this.vocabulary)
    })
    return { hits, total: moments.length, episodes: new Set(moments.map(({ at }) => at)).size }
  }

  private names(field: QueryField): readonly KnownName[] {
    // Topics change with the glossary and with chapters too, and are not many.
    if (field === 'topic') return (this.topics?.names() ?? []).map((name) => knownName(name))
    let known = this.known.get(field)
    if (known === undefined) {
      known = knownNames(this.episodes.all().flatMap((indexed) => namesIn(indexed, field)))
      this.known.set(field, known)
    }
    return known
  }

  /** What may stand at the end of a query in place of what was begun there: operators and names of the library. */
  completions(query: string): readonly Completion[] {
    return completionsOf(query, (field) => this.names(field))
  }

  private dropChapters(indexed: IndexedEpisode): void {
    this.engine.remove(titleTextsOf(indexed))
    for (const { id } of indexed.chapters) this.titled.delete(id)
    releaseChapters(indexed, this.vocabulary)
    indexed.chapters = []
  }

  private passageOf(id: number): number {
    return id < 0 ? (this.titled.get(id) ?? id) : id
  }

  private rangesWith(sequences: readonly Sequence[]): Map<IndexedEpisode, WordRange[]> {
    return rangesWith(sequences, this.engine, this.episodes, this.vocabulary)
  }

  /** Where runs of words that the query may stand for are said, by episode. */
  private sightings(
    sequences: readonly Sequence[],
    where: WhereWanted,
    between?: () => void,
  ): Map<IndexedEpisode, Sighting[]> {
    const table = sequenceTable(sequences, this.vocabulary)
    const found = new Map<IndexedEpisode, Sighting[]>()
    for (const [at, ranges] of this.rangesWith(sequences)) {
      between?.()
      const heard = where(at)?.heard
      const sightings = heard === undefined ? [] : findSequences(heard, ranges, table, this.vocabulary)
      if (sightings.length > 0) found.set(at, sightings)
    }
    return found
  }
}

/** For a query without words only the topics it asks for are marked. */
function onlyTopics(vocabulary: Vocabulary): RankedQuery {
  return { weights: [], meanings: new Map(), meant: new Uint8Array(vocabulary.size), levers: allLevers }
}

/** True for what must be said, as opposed to words that only rank. */
function asksForWords(part: QueryPart): boolean {
  return part.kind === 'phrase' || (part.kind === 'any' && part.parts.some((each) => !saysWhere(each)))
}

/** True for what names or dates ask for or exclude, as opposed to words that must not be said. */
function saysWhere(part: QueryPart): boolean {
  switch (part.kind) {
    case 'field':
    case 'date':
      return true
    case 'not':
      return saysWhere(part.part)
    case 'any':
      return part.parts.some(saysWhere)
    case 'words':
    case 'phrase':
      return false
  }
}
