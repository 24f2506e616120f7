import type { EpisodeId } from '../library/episode'
import type { GlossaryEntry } from '../glossary/entry'
import type { Card } from './messages'
import type { TermIndex } from './termIndex'

/** The card of an entry, with where the library mentions it. */
export function cardOf(entry: GlossaryEntry, terms: TermIndex, title: (episode: EpisodeId) => string): Card {
  const mentionedIn = terms.mentionedIn(entry.label).map(({ episode, mentions, first }) => ({
    episode,
    title: title(episode),
    mentions,
    first,
  }))
  return {
    label: entry.label,
    definition: entry.definition,
    alsoCalled: unique(
      entry.forms.filter(({ kind, scope }) => kind === 'also' && scope === undefined).map(({ text }) => text),
    ),
    heardAs: unique(entry.forms.filter(({ kind }) => kind === 'heard').map(({ text }) => text)),
    glossary: entry.glossary,
    mentions: mentionedIn.reduce((sum, { mentions }) => sum + mentions, 0),
    mentionedIn,
  }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
