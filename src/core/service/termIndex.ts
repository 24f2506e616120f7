import type { GlossaryEntry } from '../glossary/entry'
import type { Glossary, GlossaryMatch } from '../glossary/glossary'
import { scopeOf } from '../library/episodeTerms'
import type { Episode, EpisodeId } from '../library/episode'
import { explanationsOf } from '../library/explanationsOf'
import { partitionPoint } from '../model/partitionPoint'
import { fromSource, spanToSource } from '../model/speech'
import type { Place } from '../search/hit'
import { explainedIn, type ExplainedPlace } from './explainedIn'
import { placeAt } from './placeAt'
import { spokenTerms, type SpokenTerm } from './spokenTerm'
import type { TermMatch } from './messages'

/** Where an entry occurs in an episode. */
export interface EntryMentions {
  readonly episode: EpisodeId
  readonly mentions: number
  readonly first: Place
}

/** How often each entry is mentioned in an episode, and where first, by its label: plain data. */
export type EntryCounts = ReadonlyMap<string, Omit<EntryMentions, 'episode'>>

interface CountedEpisode {
  readonly episode: Episode
  readonly glossary: Glossary
  readonly counts: EntryCounts
}

/** Ascending positions in the text of the speech. */
type Matches = readonly GlossaryMatch[]

/**
 * All occurrences of glossary entries in the library: what hover cards are found and counted by. Of most episodes only
 * the counts are kept; where in one exactly entries stand is found again when it is asked for.
 */
export class TermIndex {
  private readonly episodes = new Map<EpisodeId, CountedEpisode>()
  private latest: { readonly of: CountedEpisode; readonly matches: Matches } | undefined

  put(episode: Episode, glossary: Glossary): void {
    const matches = glossary.match(episode.speech.text, scopeOf(episode))
    this.restore(episode, glossary, countsOf(episode, matches))
  }

  /** The same for an episode whose counts are known from before. */
  restore(episode: Episode, glossary: Glossary, counts: EntryCounts): void {
    this.episodes.set(episode.id, { episode, glossary, counts })
  }

  counts(id: EpisodeId): EntryCounts | undefined {
    return this.episodes.get(id)?.counts
  }

  has(id: EpisodeId): boolean {
    return this.episodes.has(id)
  }

  remove(id: EpisodeId): void {
    if (this.latest?.of.episode.id === id) this.latest = undefined
    this.episodes.delete(id)
  }

  /** The occurrence at a place in the source file, with its stretch of the source. */
  at(id: EpisodeId, offset: number): TermMatch | undefined {
    const known = this.episodes.get(id)
    if (!known) return undefined
    const { speech } = known.episode
    const position = fromSource(speech, offset)
    const matches = this.matchesIn(known)
    const match = matches[partitionPoint(matches.length, (i) => (matches[i] as GlossaryMatch).end <= position)]
    if (!match || match.start > position) return undefined
    const span = spanToSource(speech, match)
    // In a gap of the source, such as the address between two lines, no word of the match is pointed at.
    if (offset < span.start || offset >= span.end) return undefined
    const { label } = match.entry
    return { ...span, entry: label, first: matches.find(({ entry }) => entry.label === label) === match }
  }

  /** All occurrences in one episode, in order. */
  all(id: EpisodeId): readonly SpokenTerm[] {
    const known = this.episodes.get(id)
    return known === undefined ? [] : spokenTerms(known.episode, this.matchesIn(known))
  }

  /** Who explains an entry, the best first: looked for where it is mentioned most. */
  explained(entry: GlossaryEntry): readonly ExplainedPlace[] {
    return this.mentionedIn(entry.label)
      .slice(0, episodesRead)
      .flatMap(({ episode: id }) => {
        const known = this.episodes.get(id)
        if (known === undefined) return []
        const { episode } = known
        const mentions = this.matchesIn(known).filter((match) => match.entry.label === entry.label)
        return explanationsOf(episode.speech, mentions, entry.definition).map((each) => explainedIn(episode, each))
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, explanationsShown)
  }

  /** The episodes in which an entry occurs, most mentions first. */
  mentionedIn(label: string): readonly EntryMentions[] {
    const found: EntryMentions[] = []
    for (const [episode, { counts }] of this.episodes) {
      const count = counts.get(label)
      if (count !== undefined) found.push({ episode, ...count })
    }
    return found.sort((a, b) => b.mentions - a.mentions)
  }

  private matchesIn(known: CountedEpisode): Matches {
    if (this.latest?.of !== known) {
      const { episode, glossary } = known
      this.latest = { of: known, matches: glossary.match(episode.speech.text, scopeOf(episode)) }
    }
    return this.latest.matches
  }
}

function countsOf(episode: Episode, matches: Matches): EntryCounts {
  const counts = new Map<string, { mentions: number; readonly first: Place }>()
  for (const { entry, start } of matches) {
    const known = counts.get(entry.label)
    if (known === undefined) counts.set(entry.label, { mentions: 1, first: placeAt(episode, start) })
    else known.mentions += 1
  }
  return counts
}

/** More episodes are not read for one card. */
const episodesRead = 12
const explanationsShown = 3
