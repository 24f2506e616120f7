import type { Glossary } from '../glossary/glossary'
import type { Episode, EpisodeId } from '../library/episode'
import { episodeTerms, type EpisodeTerms, type TopicMention } from '../library/episodeTerms'
import { stemOf } from '../library/stem'
import { mergeTopics, type Topic } from '../library/topics'
import { fromSource, sentenceAtPosition } from '../model/speech'
import type { Span } from '../model/transcript'
import { words } from '../model/words'
import { holdsWords } from '../search/names'
import type { TopicPlaces } from '../search/topicPlaces'
import type { Mention, TopicSummary } from './messages'
import { placeAt } from './placeAt'

/** Words shown around a mention, in characters. */
const mentionLength = 160

/** The topics of the library, kept up to date episode by episode and merged when asked for. */
export class TopicIndex implements TopicPlaces {
  private readonly episodes = new Map<EpisodeId, { readonly episode: Episode; readonly terms: () => EpisodeTerms }>()
  private merged: readonly Topic[] | undefined
  private glossary: Glossary | undefined

  put(episode: Episode, glossary: Glossary): void {
    const terms = episodeTerms(episode, glossary)
    this.restore(episode, glossary, () => terms)
  }

  /** The same for an episode whose terms are known from before, and are asked for whenever topics are merged. */
  restore(episode: Episode, glossary: Glossary, terms: () => EpisodeTerms): void {
    this.glossary = glossary
    this.episodes.set(episode.id, { episode, terms })
    this.merged = undefined
  }

  terms(id: EpisodeId): EpisodeTerms | undefined {
    return this.episodes.get(id)?.terms()
  }

  remove(id: EpisodeId): void {
    if (this.episodes.delete(id)) this.merged = undefined
  }

  topics(): readonly TopicSummary[] {
    return this.all().map(({ label, definition, mentions, episodes }) => ({
      label,
      ...(definition === undefined ? {} : { definition }),
      mentions,
      episodes: episodes.map(({ episode, mentions: places }) => ({ episode, mentions: places.length })),
    }))
  }

  /** The moments at which a topic is mentioned, in one episode or in all. */
  mentions(label: string, only?: EpisodeId): readonly Mention[] {
    const topic = this.all().find((known) => known.label === label)
    return (topic?.episodes ?? [])
      .filter(({ episode }) => only === undefined || episode === only)
      .flatMap(({ episode, mentions }) => {
        const known = this.episodes.get(episode)
        return known ? mentions.map((mention) => mentionIn(known.episode, mention)) : []
      })
  }

  names(): readonly string[] {
    return this.all().map(({ label }) => label)
  }

  placesOf(name: string): ReadonlyMap<EpisodeId, readonly Span[]> {
    const places = new Map<EpisodeId, Span[]>()
    for (const { episodes } of this.named(name)) {
      for (const { episode, mentions } of episodes)
        places.set(episode, [...(places.get(episode) ?? []), ...mentions.flatMap(({ spans }) => spans)])
    }
    for (const spans of places.values()) spans.sort((a, b) => a.start - b.start)
    return places
  }

  /** The topic that is called so, in any spelling or by another name of it; else all whose names hold these words. */
  private named(name: string): readonly Topic[] {
    const called = stemsOf(name).join('')
    const entry = this.glossary?.aliasesOf(name).find(({ start, end }) => start === 0 && end === name.length)?.entry
    const topics = this.all()
    const same = topics.filter(({ label }) => label === entry?.label || stemsOf(label).join('') === called)
    return same.length > 0 ? same : topics.filter(({ label }) => holdsWords(label, name))
  }

  private all(): readonly Topic[] {
    // By path, not by the order in which files happened to be read.
    const ordered = [...this.episodes.values()].sort((a, b) => (a.episode.path < b.episode.path ? -1 : 1))
    return (this.merged ??= mergeTopics(ordered.map(({ terms }) => terms())))
  }
}

function mentionIn(episode: Episode, { spans }: TopicMention): Mention {
  const { speech } = episode
  const said = spans.map((span) => ({ start: fromSource(speech, span.start), end: fromSource(speech, span.end) }))
  const first = said[0] ?? { start: 0, end: 0 }
  const sentence = speech.sentences[sentenceAtPosition(speech, first.start)] ?? first
  const shown = around(speech.text, sentence, first)
  const before = shown.start > sentence.start ? '…' : ''
  return {
    ...placeAt(episode, first.start),
    text: `${before}${speech.text.slice(shown.start, shown.end)}${shown.end < sentence.end ? '…' : ''}`,
    marked: said
      .filter(({ start, end }) => start >= shown.start && end <= shown.end)
      .map(({ start, end }) => ({
        start: start - shown.start + before.length,
        end: end - shown.start + before.length,
      })),
  }
}

/** At most {@link mentionLength} characters of a sentence around its words, cut between words. */
function around(text: string, sentence: Span, words: Span): Span {
  if (sentence.end - sentence.start <= mentionLength) return sentence
  const lead = Math.max(sentence.start, words.start - mentionLength / 2)
  const start = lead === sentence.start ? lead : text.indexOf(' ', lead) + 1
  const tail = Math.min(sentence.end, Math.max(words.end, start + mentionLength))
  const end = tail === sentence.end ? tail : Math.max(words.end, text.lastIndexOf(' ', tail))
  return { start: start > words.start || start === 0 ? words.start : start, end }
}

function stemsOf(text: string): string[] {
  return words(text).map(({ norm }) => stemOf(norm))
}
