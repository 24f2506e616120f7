import type { GlossaryEntry, GlossaryForm } from '../glossary/entry'
import { Glossary } from '../glossary/glossary'
import { scopeOf } from '../library/episodeTerms'
import type { Episode, EpisodeId } from '../library/episode'
import { formsOf, foundTerms, isCommonWord } from '../library/foundTerms'
import { fromSource, spanToSource } from '../model/speech'
import { words } from '../model/words'
import { explainedIn, type ExplainedPlace } from './explainedIn'
import type { TermMatch } from './messages'
import { spokenTerms, type SpokenTerm } from './spokenTerm'

/** A term that is explained in an episode though no glossary has it: plain data. */
export interface FoundInEpisode {
  readonly key: string
  readonly label: string
  readonly expansion?: string
  readonly explained: readonly ExplainedPlace[]
  /** Where the term holds, if not everywhere. */
  readonly scope?: string
}

/** What the library says of a found term. */
export interface FoundTermCard {
  readonly label: string
  readonly expansion?: string
  /** The best first. */
  readonly explained: readonly ExplainedPlace[]
}

/** Terms that speakers explain though no glossary has them: what cards are made of where there is no glossary. */
export class FoundTermIndex {
  private readonly episodes = new Map<EpisodeId, readonly FoundInEpisode[]>()
  private merged: { readonly glossary: Glossary; readonly cards: ReadonlyMap<string, FoundTermCard> } | undefined

  put(episode: Episode, glossary: Glossary): void {
    const scope = scopeOf(episode)
    const names = namesIn(episode)
    const isKnown = (term: string): boolean =>
      words(term).some(({ norm }) => names.has(norm)) ||
      glossary.match(term, scope).some(({ start, end }) => start === 0 && end === term.length)
    const found = foundTerms(episode.speech, isKnown).map(
      ({ key, label, expansion, explanations }): FoundInEpisode => ({
        key,
        label,
        ...(expansion === undefined ? {} : { expansion }),
        ...(isCommonWord(label) ? { scope: scope.show ?? scope.title ?? '' } : {}),
        explained: explanations.slice(0, explanationsKept).map((each) => explainedIn(episode, each)),
      }),
    )
    this.restore(episode.id, found)
  }

  /** The same for an episode whose terms are known from before. */
  restore(id: EpisodeId, found: readonly FoundInEpisode[]): void {
    this.merged = undefined
    if (found.length > 0) this.episodes.set(id, found)
    else this.episodes.delete(id)
  }

  found(id: EpisodeId): readonly FoundInEpisode[] {
    return this.episodes.get(id) ?? []
  }

  remove(id: EpisodeId): void {
    if (this.episodes.delete(id)) this.merged = undefined
  }

  /** Found terms as a glossary without definitions. */
  get glossary(): Glossary {
    return this.now.glossary
  }

  /** The found term at a place in the source file. */
  at(episode: Episode, offset: number): TermMatch | undefined {
    const { speech } = episode
    const scope = scopeOf(episode)
    const match = this.glossary.matchAt(speech.text, fromSource(speech, offset), scope)
    if (match === undefined) return undefined
    const span = spanToSource(speech, match)
    if (offset < span.start || offset >= span.end) return undefined
    const before = this.glossary.match(speech.text.slice(0, match.start), scope)
    return { ...span, entry: match.entry.label, first: before.every(({ entry }) => entry !== match.entry) }
  }

  /** All occurrences of found terms in one episode, in order. */
  all(episode: Episode): readonly SpokenTerm[] {
    return spokenTerms(episode, this.glossary.match(episode.speech.text, scopeOf(episode)))
  }

  card(label: string): FoundTermCard | undefined {
    return this.now.cards.get(label)
  }

  private get now(): NonNullable<FoundTermIndex['merged']> {
    return (this.merged ??= merge([...this.episodes.values()].flat()))
  }
}

const explanationsKept = 3

/** Whoever speaks or is named as taking part is no term. */
function namesIn({ metadata, transcript }: Episode): ReadonlySet<string> {
  const names = new Set((metadata.people?.value ?? []).map(({ name }) => name))
  for (const { speaker } of transcript.cues) if (speaker !== undefined) names.add(speaker)
  return new Set([...names].flatMap((name) => words(name).map(({ norm }) => norm)))
}

function merge(found: readonly FoundInEpisode[]): NonNullable<FoundTermIndex['merged']> {
  const byKey = new Map<string, FoundInEpisode[]>()
  for (const term of found) {
    const same = byKey.get(term.key)
    if (same === undefined) byKey.set(term.key, [term])
    else same.push(term)
  }
  const cards = new Map<string, FoundTermCard>()
  const entries = [...byKey.values()].map((same): GlossaryEntry => {
    const label = same[0]?.label ?? ''
    const expansion = same.find((each) => each.expansion !== undefined)?.expansion
    const explained = same.flatMap((each) => each.explained).sort((a, b) => b.score - a.score)
    cards.set(label, { label, ...(expansion === undefined ? {} : { expansion }), explained })
    return { label, forms: same.flatMap(scopedForms), definition: '', glossary: '', line: 0 }
  })
  return { glossary: new Glossary([entries]), cards }
}

function scopedForms({ label, expansion, scope }: FoundInEpisode): GlossaryForm[] {
  return formsOf(label, expansion).map((form) => (scope === undefined ? form : { ...form, scope }))
}
