import type { EpisodeId } from '../core/library/episode'
import { needsLook } from '../core/notes/verdict'
import type { CheckedQuotation, EpisodeSummary, Place } from '../core/service/messages'

export const citationGroupings = ['note', 'episode'] as const
/** Quotations under the notes in which they stand, or under the episodes that they quote. */
export type CitationGrouping = (typeof citationGroupings)[number]

export interface CitationArrangement {
  readonly by: CitationGrouping
  /** Leaves out quotations that are right, or meant to be as they are. */
  readonly onlyProblems: boolean
}

/** A note with what the check of it says. */
export interface NotedQuotations {
  /** The address of the note, as text. */
  readonly address: string
  /** For people, with forward slashes: `notes/reading.md`. */
  readonly path: string
  readonly quotations: readonly CheckedQuotation[]
}

/** A row of the tree. Its `id` stays the same when the quotations are checked again. */
export type CitationTreeNode = CitedNoteNode | CitedEpisodeNode | QuotationNode

interface CitationGroup {
  readonly id: string
  readonly quotations: readonly QuotationNode[]
  /** How many of them a person has to look at. */
  readonly problems: number
}

export interface CitedNoteNode extends CitationGroup {
  readonly kind: 'note'
  readonly note: NotedQuotations
}

export interface CitedEpisodeNode extends CitationGroup {
  readonly kind: 'episode'
  /** Absent for the group of quotations whose source is not in the library. */
  readonly episode?: EpisodeSummary
}

export interface QuotationNode {
  readonly kind: 'quotation'
  readonly id: string
  readonly by: CitationGrouping
  readonly note: NotedQuotations
  readonly checked: CheckedQuotation
  readonly episode?: EpisodeSummary
  /** Where its words stand in the library. */
  readonly place?: Place
}

/** The top rows: notes by path, or episodes by title, those that are not there last. */
export function citationRoots(
  notes: Iterable<NotedQuotations>,
  episode: (id: EpisodeId) => EpisodeSummary | undefined,
  { by, onlyProblems }: CitationArrangement,
): readonly (CitedNoteNode | CitedEpisodeNode)[] {
  const sorted = [...notes].sort((a, b) => collator.compare(a.path, b.path))
  const shown = (each: CheckedQuotation): boolean => !onlyProblems || needsLook(each)
  const groups = sorted.map((note): CitedNoteNode => {
    const all = note.quotations.map((checked, index) => quotationNode(note, checked, index, by, episode))
    return { kind: 'note', note, ...groupOf(`note:${note.address}`, all.filter(({ checked }) => shown(checked))) } // prettier-ignore
  })
  if (by === 'note') return groups.filter(({ quotations }) => quotations.length > 0)
  return byEpisode(groups.flatMap(({ quotations }) => quotations))
}

/** How many quotations of all notes a person has to look at. */
export function problemCount(notes: Iterable<NotedQuotations>): number {
  let count = 0
  for (const { quotations } of notes) count += quotations.filter(needsLook).length
  return count
}

function quotationNode(
  note: NotedQuotations,
  checked: CheckedQuotation,
  index: number,
  by: CitationGrouping,
  summary: (id: EpisodeId) => EpisodeSummary | undefined,
): QuotationNode {
  const episode = checked.episode === undefined ? undefined : summary(checked.episode)
  const place = episode === undefined ? undefined : placeOf(checked)
  return {
    kind: 'quotation',
    id: `quotation:${note.address}#${index}`,
    by,
    note,
    checked,
    ...(episode && { episode }),
    ...(place && { place }),
  }
}

function placeOf({ episode, place }: CheckedQuotation): Place | undefined {
  if (episode === undefined || place === undefined) return undefined
  const { start, startTime } = place
  return { episode, offset: start, ...(startTime === undefined ? {} : { startTime }) }
}

function byEpisode(quotations: readonly QuotationNode[]): readonly CitedEpisodeNode[] {
  const groups = new Map<EpisodeId | undefined, QuotationNode[]>()
  for (const each of quotations) {
    const id = each.episode?.id
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [each])
    else group.push(each)
  }
  const nodes = [...groups.values()].map((group): CitedEpisodeNode => {
    const episode = group[0]?.episode
    // The sort is stable: at one place they stay in the order of their notes.
    const sorted = group.sort((a, b) => (a.place?.offset ?? Infinity) - (b.place?.offset ?? Infinity) || 0)
    return { kind: 'episode', ...(episode && { episode }), ...groupOf(`episode:${episode?.id ?? ''}`, sorted) }
  })
  return nodes.sort(
    (a, b) =>
      Number(a.episode === undefined) - Number(b.episode === undefined) ||
      collator.compare(a.episode?.title ?? '', b.episode?.title ?? ''),
  )
}

function groupOf(id: string, quotations: readonly QuotationNode[]): CitationGroup {
  return { id, quotations, problems: quotations.filter(({ checked }) => needsLook(checked)).length }
}

const collator = new Intl.Collator(undefined, { numeric: true })
