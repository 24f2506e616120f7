import type { Glossary } from '../glossary/glossary'
import type { Episode, EpisodeId } from './episode'
import { episodeTerms, type EpisodeTerm, type EpisodeTerms, type TopicMention } from './episodeTerms'

/** Something that the library is really about, with every moment at which it is mentioned. */
export interface Topic {
  readonly label: string
  /** Markdown, where the glossary has it. */
  readonly definition?: string
  /** In all episodes together. */
  readonly mentions: number
  /** The episodes in which it comes up, in the order of the library. */
  readonly episodes: readonly { readonly episode: EpisodeId; readonly mentions: readonly TopicMention[] }[]
}

/** More than these are no help to anyone who looks for what a library is about. */
const mostTopics = 150

const fewestMentions = { entry: 4, name: 6, phrase: 5 } as const

/** The topics of a library, the most telling first; the order is the same for the same episodes. */
export function topicsOf(episodes: readonly Episode[], glossary: Glossary): readonly Topic[] {
  return mergeTopics(episodes.map((episode) => episodeTerms(episode, glossary)))
}

interface Merged {
  readonly key: string
  term: EpisodeTerm
  mentions: number
  spread: number
  readonly episodes: { readonly episode: EpisodeId; readonly mentions: readonly TopicMention[] }[]
}

/** The same from what was computed once an episode. */
export function mergeTopics(episodes: readonly EpisodeTerms[]): readonly Topic[] {
  const merged = new Map<string, Merged>()
  for (const { episode, terms } of episodes) {
    for (const term of oneEach(terms)) {
      let topic = merged.get(term.key)
      if (topic === undefined)
        merged.set(term.key, (topic = { key: term.key, term, mentions: 0, spread: 0, episodes: [] }))
      if (rank[term.kind] > rank[topic.term.kind]) topic.term = term
      topic.mentions += term.mentions.length
      topic.spread += term.spread
      topic.episodes.push({ episode, mentions: term.mentions })
    }
  }
  const chapters = episodes.reduce((sum, episode) => sum + episode.chapters, 0)
  return [...merged.values()]
    .filter(({ term, mentions }) => mentions >= fewestMentions[term.kind])
    .map((topic) => ({ ...topic, score: telling(topic, chapters) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, mostTopics)
    .map(({ term, mentions, episodes: places }) => ({
      label: term.label,
      ...(term.definition === undefined ? {} : { definition: term.definition }),
      mentions,
      episodes: places,
    }))
}

const rank = { phrase: 0, name: 1, entry: 2 } as const

/** How much is said of it, less what is said of it everywhere: that tells nothing. */
function telling({ term, mentions, spread }: Merged, chapters: number): number {
  const rarity = Math.max(0.1, Math.log((chapters + 1) / (spread + 0.5)) - 0.3)
  const named = /\p{Lu}/u.test(term.label) ? 1.3 : 1
  const exact = /[\s-]/.test(term.label) ? 1.4 : named > 1 ? 1 : 0.6
  return mentions * rarity * named * exact * (term.kind === 'entry' ? 1.3 : 1)
}

/** Spellings of the same thing in one episode become one, their mentions in order. */
function oneEach(terms: readonly EpisodeTerm[]): Iterable<EpisodeTerm> {
  const byKey = new Map<string, EpisodeTerm>()
  for (const term of terms) {
    const known = byKey.get(term.key)
    if (known === undefined) {
      byKey.set(term.key, term)
      continue
    }
    const mentions = [...known.mentions, ...term.mentions].sort((a, b) => startOf(a) - startOf(b))
    const better = rank[term.kind] > rank[known.kind] || term.mentions.length > known.mentions.length ? term : known
    byKey.set(term.key, { ...better, mentions, spread: Math.max(known.spread, term.spread) })
  }
  return byKey.values()
}

function startOf(mention: TopicMention): number {
  return mention.spans[0]?.start ?? 0
}
