import { scopeTest } from '../glossary/scopeTest'
import type { Chapter, Episode } from '../library/episode'
import { scopeOf } from '../library/episodeTerms'
import { words as wordsOf } from '../model/words'
import { cueSpeakersOf } from './cueSpeakers'
import type { Searchable } from './searchable'
import { openingsOf } from './openings'
import { episodeWords, passageCount, passageWords } from './passages'
import type { RankedQuery } from './matches'
import { allPlacesOf, cueWordsOf, isCutAgain } from './wordPlaces'
import { titleShare, type TitleShares } from './ranking'
import type { EngineText } from './searchEngine'
import type { Vocabulary, WordId } from './vocabulary'
import { wordCasesOf } from './wordCases'

/** An episode as a finder holds it. */
export interface IndexedEpisode extends Searchable {
  /** Id of its first passage; the others follow one by one. */
  readonly base: number
  readonly passages: number
  /** Titles are known later than words, and change with the glossary. */
  chapters: readonly IndexedChapter[]
}

/** The title of a chapter, and of those it is part of, as words to find it by. */
export interface IndexedChapter {
  /** Number for the engine; negative, so that it is no passage's. */
  readonly id: number
  /** First word of the chapter, an index in the words of the episode. */
  readonly from: number
  readonly title: readonly WordId[]
}

/** Reads the words of an episode into the vocabulary. */
export function indexEpisode(episode: Episode, base: number, vocabulary: Vocabulary): IndexedEpisode {
  const { words, starts } = episodeWords(episode, vocabulary)
  const cueWords = cueWordsOf(episode, starts)
  const openings = openingsOf(episode, starts, cueWords)
  const places = isCutAgain(episode, openings) ? {} : { places: allPlacesOf(episode, starts) }
  const within = scopeTest(scopeOf(episode))
  const passages = passageCount(words.length)
  const speakers = cueSpeakersOf(episode.transcript.cues)
  const cases = wordCasesOf(episode.speech.text, starts)
  return { episode, words, cases, speakers, openings, cueWords, within, ...places, base, passages, chapters: [] }
}

/** Takes its words back out of the vocabulary; its chapters are released before. */
export function releaseEpisode(indexed: IndexedEpisode, vocabulary: Vocabulary): void {
  for (const word of indexed.words) vocabulary.release(word)
}

/** Its words as the engine takes them. */
export function textOf({ words, base }: IndexedEpisode): EngineText {
  return { id: base, words }
}

/** Reads the titles of chapters into the vocabulary; they are numbered downwards from `firstId`. */
export function indexChapters(
  at: IndexedEpisode,
  chapters: readonly Chapter[],
  firstId: number,
  vocabulary: Vocabulary,
): IndexedChapter[] {
  // There is no moment that a title could lead to.
  if (at.words.length === 0) return []
  const indexed: IndexedChapter[] = []
  let from = 0
  const add = (each: readonly Chapter[], above: readonly string[]): void => {
    for (const { title, cue, children } of each) {
      const titles = [...above, title]
      if (children.length > 0) {
        add(children, titles)
        continue
      }
      from = Math.max(from, at.cueWords[cue] ?? 0)
      const said = wordsOf(titles.join(' ')).map((word) => vocabulary.add(word.norm))
      indexed.push({ id: firstId - indexed.length, from, title: said })
    }
  }
  add(chapters, [])
  return indexed
}

export function releaseChapters({ chapters }: IndexedEpisode, vocabulary: Vocabulary): void {
  for (const { title } of chapters) for (const word of title) vocabulary.release(word)
}

/** The titles of its chapters as the engine takes them: each one passage, however long. */
export function titleTextsOf({ chapters }: IndexedEpisode): EngineText[] {
  return chapters.map(({ id, title }) => ({ id, words: title.slice(0, passageWords) }))
}

export function titleSharesOf({ chapters }: IndexedEpisode, query: RankedQuery): TitleShares {
  const shares = chapters.map(({ title }) => titleShare(query, title))
  if (!query.levers.titles || shares.every((share) => share === 0)) return { over: () => 0, openedWithin: () => 0 }
  const chapterAt = (word: number): number => chapters.findLastIndex(({ from }) => from <= word)
  return {
    over: (word) => shares[chapterAt(word)] ?? 0,
    openedWithin: (after, upTo) => Math.max(0, ...shares.slice(chapterAt(after) + 1, chapterAt(upTo) + 1)),
  }
}
