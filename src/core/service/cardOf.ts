import type { EpisodeId } from '../library/episode'
import type { GlossaryEntry } from '../glossary/entry'
import type { FoundTermCard } from './foundTermIndex'
import type { Card, Explained } from './messages'
import type { TermIndex } from './termIndex'

/** The card of an entry, with who explains it and where the library mentions it. */
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
    explained: terms.explained(entry).map((each) => ({ ...each, title: title(each.episode) })),
    mentions: mentionedIn.reduce((sum, { mentions }) => sum + mentions, 0),
    mentionedIn,
  }
}

/** The card of a term that no glossary has, made of what those who speak say of it. */
export function foundCardOf(
  { label, expansion, explained }: FoundTermCard,
  title: (episode: EpisodeId) => string,
): Card {
  return {
    label,
    definition: '',
    alsoCalled: expansion === undefined ? [] : [expansion],
    heardAs: [],
    explained: explained.slice(0, 3).map((each): Explained => ({ ...each, title: title(each.episode) })),
    mentions: 0,
    mentionedIn: [],
  }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
