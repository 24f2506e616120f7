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

interface EpisodeMatches {
  readonly episode: Episode
  /** Ascending positions in the text of the speech. */
  readonly matches: readonly GlossaryMatch[]
}

/** All occurrences of glossary entries in the library: what hover cards are found and counted by. */
export class TermIndex {
  private readonly episodes = new Map<EpisodeId, EpisodeMatches>()

  put(episode: Episode, glossary: Glossary): void {
    this.episodes.set(episode.id, { episode, matches: glossary.match(episode.speech.text, scopeOf(episode)) })
  }

  has(id: EpisodeId): boolean {
    return this.episodes.has(id)
  }

  remove(id: EpisodeId): void {
    this.episodes.delete(id)
  }

  /** The occurrence at a place in the source file, with its stretch of the source. */
  at(id: EpisodeId, offset: number): TermMatch | undefined {
    const known = this.episodes.get(id)
    if (!known) return undefined
    const { matches, episode } = known
    const position = fromSource(episode.speech, offset)
    const match = matches[partitionPoint(matches.length, (i) => (matches[i] as GlossaryMatch).end <= position)]
    if (!match || match.start > position) return undefined
    const span = spanToSource(episode.speech, match)
    // In a gap of the source, such as the address between two lines, no word of the match is pointed at.
    if (offset < span.start || offset >= span.end) return undefined
    const { label } = match.entry
    return { ...span, entry: label, first: matches.find(({ entry }) => entry.label === label) === match }
  }

  /** All occurrences in one episode, in order. */
  all(id: EpisodeId): readonly SpokenTerm[] {
    const known = this.episodes.get(id)
    return known === undefined ? [] : spokenTerms(known.episode, known.matches)
  }

  /** Who explains an entry, the best first: looked for where it is mentioned most. */
  explained(entry: GlossaryEntry): readonly ExplainedPlace[] {
    return this.mentionedIn(entry.label)
      .slice(0, episodesRead)
      .flatMap(({ episode: id }) => {
        const known = this.episodes.get(id)
        if (known === undefined) return []
        const { episode, matches } = known
        const mentions = matches.filter((match) => match.entry.label === entry.label)
        return explanationsOf(episode.speech, mentions, entry.definition).map((each) => explainedIn(episode, each))
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, explanationsShown)
  }

  /** The episodes in which an entry occurs, most mentions first. */
  mentionedIn(label: string): readonly EntryMentions[] {
    const found: EntryMentions[] = []
    for (const [id, { episode, matches }] of this.episodes) {
      const ours = matches.filter(({ entry }) => entry.label === label)
      const [first] = ours
      if (first) found.push({ episode: id, mentions: ours.length, first: placeAt(episode, first.start) })
    }
    return found.sort((a, b) => b.mentions - a.mentions)
  }
}

/** More episodes are not read for one card. */
const episodesRead = 12
const explanationsShown = 3
