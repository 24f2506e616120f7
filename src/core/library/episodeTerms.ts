import type { GlossaryScope } from '../glossary/entry'
import type { Glossary } from '../glossary/glossary'
import { cueAtPosition, sentenceAtPosition, spanToSource } from '../model/speech'
import { words } from '../model/words'
import type { Span } from '../model/transcript'
import { episodeTitle, leafChapters, type Chapter, type Episode, type EpisodeId } from './episode'
import { keyPhrasesOf, placeSpan, type KeyPhrase } from './keyPhrases'
import { stemOf } from './stem'
import { termStreamOf } from './termStream'

/** One moment at which something is mentioned: all its words in one sentence. */
export interface TopicMention {
  /** Index of the cue in which the first of the words is. */
  readonly cue: number
  /** The words in the source file, in order; one at least. */
  readonly spans: readonly Span[]
}

/** What an episode could be said to be about; computed once an episode, merged by `topicsOf`. */
export interface EpisodeTerms {
  readonly episode: EpisodeId
  /** Number of its finest chapters. */
  readonly chapters: number
  readonly terms: readonly EpisodeTerm[]
}

export interface EpisodeTerm {
  /** Equal for all spellings of the same thing, in every episode. */
  readonly key: string
  readonly label: string
  readonly definition?: string
  readonly kind: 'entry' | 'name' | 'phrase'
  readonly mentions: readonly TopicMention[]
  /** Number of the finest chapters in which it is mentioned. */
  readonly spread: number
}

/** Fewer mentions in an episode, and something no glossary knows is not kept. */
const fewestMentions = 3

/** The scope of glossary forms that an episode is. */
export function scopeOf(episode: Pick<Episode, 'metadata' | 'path'>): GlossaryScope {
  const show = episode.metadata.show?.value
  return { ...(show === undefined ? {} : { show }), title: episodeTitle(episode), path: episode.path }
}

export function episodeTerms(episode: Episode, glossary: Glossary): EpisodeTerms {
  const { speech } = episode
  const leaves = leafChapters(episode.chapters)
  const stream = termStreamOf(speech, glossary, scopeOf(episode))
  const terms: EpisodeTerm[] = []
  for (const phrase of keyPhrasesOf(stream)) {
    const kind = phrase.entry ? 'entry' : phrase.name ? 'name' : 'phrase'
    if (kind === 'phrase' && phrase.terms.length < 2) continue
    if (kind !== 'entry' && phrase.places.length < fewestMentions) continue
    const mentions = moments(phrase.places.map((place) => placeSpan(stream, phrase, place)))
    const definition = phrase.entry === undefined ? {} : { definition: phrase.entry.definition }
    const label = phrase.entry?.label ?? phrase.label
    terms.push({ key: topicKey(phrase), label, ...definition, kind, mentions, spread: spreadOf(mentions, leaves) })
  }
  return { episode: episode.id, chapters: Math.max(1, leaves.length), terms }

  function moments(spans: readonly Span[]): TopicMention[] {
    const mentions: { cue: number; spans: Span[] }[] = []
    let lastSentence = -1
    for (const span of spans) {
      const sentence = sentenceAtPosition(speech, span.start)
      const source = spanToSource(speech, span)
      if (sentence === lastSentence) mentions.at(-1)?.spans.push(source)
      else mentions.push({ cue: cueAtPosition(speech, span.start), spans: [source] })
      lastSentence = sentence
    }
    return mentions
  }
}

/** What labels of the same thing have in common: `data center`, `data centers` and `datacenter` are one. */
function topicKey(phrase: KeyPhrase): string {
  if (phrase.entry) return `entry ${phrase.entry.label}`
  return words(phrase.label)
    .map(({ norm }) => stemOf(norm))
    .join('')
}

function spreadOf(mentions: readonly TopicMention[], leaves: readonly Chapter[]): number {
  let spread = 0
  let leaf = 0
  let counted = -1
  for (const { cue } of mentions) {
    while (leaf + 1 < leaves.length && (leaves[leaf + 1] as Chapter).cue <= cue) leaf += 1
    if (leaf !== counted) spread += 1
    counted = leaf
  }
  return spread
}
