import type { Glossary } from '../glossary/glossary'
import { scopeTest } from '../glossary/scopeTest'
import type { Chapter, Episode, EpisodeId } from '../library/episode'
import { scopeOf } from '../library/episodeTerms'
import { partitionPoint } from '../model/partitionPoint'
import { bestOfEachPlace, type Candidate } from './bestPlaces'
import { wantedIn, type Wanted } from './conditions'
import type { Sequence } from './expansion'
import type { Hit, SearchAnswer } from './hit'
import { answers, hitAt } from './hitText'
import {
  indexChapters,
  indexEpisode,
  passagesOf,
  releaseChapters,
  releaseEpisode,
  titlePassagesOf,
  titleSharesOf,
  type IndexedEpisode,
} from './indexedEpisode'
import { engineTerms, interpret, weigh } from './interpretation'
import { MiniSearchEngine } from './miniSearchEngine'
import { openingBefore } from './openings'
import { passageRange, passagesWith, type WordRange } from './passages'
import { parseQuery } from './query'
import { rateOpenings } from './ranking'
import type { SearchEngine } from './searchEngine'
import { findSequences, sequenceTable, type Sighting } from './sequences'
import { withinTurns } from './turnEnds'
import { Vocabulary, type WordId } from './vocabulary'

/** Options of {@link Finder.find}. */
export interface FindOptions {
  /** False leaves the glossary out; true when absent. */
  readonly glossary?: boolean
}

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
  private readonly episodes = new Map<EpisodeId, IndexedEpisode>()
  /** By first passage. */
  private inOrder: IndexedEpisode[] = []
  private glossary: Glossary | undefined
  private nextPassage = 0
  /** The passage in which the chapter begins that a title's number stands for. */
  private readonly titled = new Map<number, number>()
  private nextTitle = -1

  constructor(engine: SearchEngine = new MiniSearchEngine()) {
    this.engine = engine
  }

  /** Makes an episode searchable, in place of the one with the same id. */
  add(episode: Episode): void {
    this.remove(episode.id)
    const indexed = indexEpisode(episode, this.nextPassage, this.vocabulary)
    this.nextPassage += indexed.passages
    this.episodes.set(episode.id, indexed)
    this.inOrder.push(indexed)
    this.engine.add(passagesOf(indexed, this.vocabulary))
    this.useChapters(episode.id, episode.chapters)
  }

  /** From now on an episode is also found by the titles of these chapters; an unknown episode is fine. */
  useChapters(id: EpisodeId, chapters: readonly Chapter[]): void {
    const indexed = this.episodes.get(id)
    if (indexed === undefined) return
    this.dropChapters(indexed)
    indexed.chapters = indexChapters(indexed, chapters, this.nextTitle, this.vocabulary)
    this.nextTitle -= indexed.chapters.length
    for (const chapter of indexed.chapters) {
      const first = passagesWith(chapter.from, indexed.words.ids.length).at(-1)
      if (first !== undefined) this.titled.set(chapter.id, indexed.base + first)
    }
    this.engine.add(titlePassagesOf(indexed, this.vocabulary))
  }

  /** How many words are spoken in an episode; 0 for an unknown one. */
  wordsIn(id: EpisodeId): number {
    return this.episodes.get(id)?.words.ids.length ?? 0
  }

  /** Forgets an episode; an unknown one is fine. */
  remove(id: EpisodeId): void {
    const indexed = this.episodes.get(id)
    if (indexed === undefined) return
    this.episodes.delete(id)
    this.inOrder = this.inOrder.filter((other) => other !== indexed)
    this.dropChapters(indexed)
    this.engine.remove(passagesOf(indexed, this.vocabulary))
    releaseEpisode(indexed, this.vocabulary)
  }

  /** From now on names are also found by what the glossary says they are called or heard as. */
  useGlossary(glossary: Glossary | undefined): void {
    this.glossary = glossary
  }

  /**
   * The best moments for a query ({@link parseQuery} says what it may hold).
   *
   * @param limit how many hits at most
   */
  find(query: string, limit: number, options: FindOptions = {}): SearchAnswer {
    const { parts, problems } = parseQuery(query)
    const typing = parts.at(-1)?.kind === 'words' && !/\s$/.test(query)
    const glossary = options.glossary === false ? undefined : this.glossary
    const interpretation = interpret(parts, typing, this.vocabulary, glossary)
    const wanted = new Map<IndexedEpisode, Wanted>()
    for (const indexed of this.episodes.values()) {
      const result = wantedIn(parts, indexed, this.vocabulary)
      if (result !== false) wanted.set(indexed, result)
    }
    if (interpretation.typed.length === 0) {
      const restricted = parts.some((part) => part.kind === 'field' || part.kind === 'date')
      return restricted ? { ...this.openingHits(wanted, limit), problems } : { hits: [], total: 0, problems }
    }

    const sightings = this.sightings(interpretation.sequences, wanted)
    const passageTotal = [...this.episodes.values()].reduce((sum, { passages }) => sum + passages, 0)
    const ranked = weigh(interpretation, sightings.values(), this.vocabulary, passageTotal)
    const conditional = parts.some((part) => part.kind !== 'words')
    const answer = this.engine.search({
      terms: engineTerms(interpretation, this.vocabulary),
      limit: Math.max(fewestCandidates, 2 * limit),
      ...(conditional ? { accepts: (id: number) => this.accepts(this.passageOf(id), wanted) } : {}),
    })
    const passages = new Set(answer.matches.map(({ id }) => this.passageOf(id)))
    let total = answer.total - (answer.matches.length - passages.size)
    for (const id of this.sightedPassages(sightings, wanted, Math.max(fewestCandidates, 2 * limit))) {
      if (!passages.has(id)) total += answer.total > answer.matches.length ? 0 : 1
      passages.add(id)
    }

    // What a speaker is asked for must be said by that speaker.
    const bySpeaker = parts.some((part) => part.kind === 'field' && part.field === 'speaker')
    const candidates: Candidate[] = []
    for (const [at, ranges] of this.rangesOf(passages)) {
      const keep = wanted.get(at) ?? false
      const titled = titleSharesOf(at, ranked)
      const seen = sightings.get(at) ?? []
      const here = bySpeaker ? { ...at, openings: withinTurns(at) } : at
      for (const range of ranges) {
        for (const { opening, score } of rateOpenings(ranked, at.words, at.openings, seen, range, titled)) {
          if (keep === false || (keep !== true && keep[opening] !== 1)) continue
          if (bySpeaker && !answers(here, opening, ranked, seen, this.vocabulary)) continue
          candidates.push({ at: here, opening, score })
        }
      }
    }
    const hits = bestOfEachPlace(candidates, limit).map(({ at, opening, score }) => {
      const owner = this.episodes.get(at.episode.id)
      return hitAt(at, opening, score, ranked, (owner && sightings.get(owner)) ?? [], this.vocabulary)
    })
    return { hits, total, problems }
  }

  private dropChapters(indexed: IndexedEpisode): void {
    this.engine.remove(titlePassagesOf(indexed, this.vocabulary))
    for (const { id } of indexed.chapters) this.titled.delete(id)
    releaseChapters(indexed, this.vocabulary)
    indexed.chapters = []
  }

  private passageOf(id: number): number {
    return this.titled.get(id) ?? id
  }

  /** Where runs of words that the query may stand for are said, by episode. */
  private sightings(
    sequences: readonly Sequence[],
    wanted: ReadonlyMap<IndexedEpisode, Wanted>,
  ): Map<IndexedEpisode, Sighting[]> {
    const found = new Map<IndexedEpisode, Sighting[]>()
    const everywhere = sequenceTable(
      sequences.filter(({ scope }) => scope === undefined),
      this.vocabulary,
    )
    const scoped = sequences.filter(({ scope }) => scope !== undefined)
    for (const at of wanted.keys()) {
      const within = scopeTest(scopeOf(at.episode))
      const here = scoped.filter(({ scope = '' }) => within(scope))
      const table =
        here.length === 0
          ? everywhere
          : sequenceTable(
              sequences.filter((each) => each.scope === undefined || here.includes(each)),
              this.vocabulary,
            )
      found.set(at, findSequences(at.episode.speech.text, at.words, table, this.vocabulary))
    }
    return found
  }

  private sightedPassages(
    sightings: ReadonlyMap<IndexedEpisode, readonly Sighting[]>,
    wanted: ReadonlyMap<IndexedEpisode, Wanted>,
    limit: number,
  ): number[] {
    const worth = new Map<number, number>()
    for (const [at, list] of sightings) {
      for (const sighting of list) {
        for (const index of passagesWith(sighting.at, at.words.ids.length)) {
          const id = at.base + index
          const value = sighting.quality * (1 + sighting.last - sighting.first)
          worth.set(id, (worth.get(id) ?? 0) + value)
        }
      }
    }
    return [...worth]
      .filter(([id]) => this.accepts(id, wanted))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([id]) => id)
  }

  /** True when a wanted hit may open in the passage. */
  private accepts(passage: number, wanted: ReadonlyMap<IndexedEpisode, Wanted>): boolean {
    const at = this.ownerOf(passage)
    const keep = at === undefined ? false : (wanted.get(at) ?? false)
    if (at === undefined || typeof keep === 'boolean') return keep === true
    const { from, to } = passageRange(passage - at.base, at.words.ids.length)
    for (let opening = openingBefore(at.openings, from); opening < at.openings.words.length; opening++) {
      if ((at.openings.words[opening] as number) >= to) return false
      if (keep[opening] === 1) return true
    }
    return false
  }

  private ownerOf(passage: number): IndexedEpisode | undefined {
    const { inOrder } = this
    const found = inOrder[partitionPoint(inOrder.length, (i) => (inOrder[i] as IndexedEpisode).base <= passage) - 1]
    return found !== undefined && passage < found.base + found.passages ? found : undefined
  }

  /** The stretches that passages cover, overlapping ones joined. */
  private rangesOf(passages: ReadonlySet<number>): Map<IndexedEpisode, WordRange[]> {
    const found = new Map<IndexedEpisode, WordRange[]>()
    for (const passage of [...passages].sort((a, b) => a - b)) {
      const at = this.ownerOf(passage)
      if (at === undefined) continue
      const range = passageRange(passage - at.base, at.words.ids.length)
      const ranges = found.get(at) ?? []
      const last = ranges.at(-1)
      if (last !== undefined && range.from <= last.to) ranges[ranges.length - 1] = { from: last.from, to: range.to }
      else ranges.push(range)
      found.set(at, ranges)
    }
    return found
  }

  /** For a query that only says where: the beginnings of those episodes. */
  private openingHits(wanted: ReadonlyMap<IndexedEpisode, Wanted>, limit: number): { hits: Hit[]; total: number } {
    const nothing = {
      weights: [],
      meanings: new Map<WordId, never[]>(),
      meant: new Uint8Array(this.vocabulary.size),
    }
    const hits: Hit[] = []
    for (const [at, keep] of wanted) {
      const opening = typeof keep === 'boolean' ? 0 : keep.indexOf(1)
      if (opening >= 0 && at.openings.words.length > 0) hits.push(hitAt(at, opening, 0, nothing, [], this.vocabulary))
    }
    return { hits: hits.slice(0, Math.max(0, limit)), total: hits.length }
  }
}
