import type { Chapter } from '../library/episode'
import { partitionPoint } from '../model/partitionPoint'
import { formatPreciseTimestamp } from '../model/time'
import type { Cue, PublishedChapter } from '../model/transcript'
import { escapeMarkdown } from '../notes/markdownText'
import type { ExportedEpisode } from './exportedEpisode'
import { namedFactLines } from './namedFactLines'
import { speakerName } from './speakerName'
import { folded, spokenParts, type SpokenPart } from './spokenParts'

/**
 * Markdown to read and to pass on: the facts of the episode as front matter, a heading a chapter, a line a cue under the
 * name of its speaker. `formats/verbatimMarkdown.ts` says how it is read back.
 */
export function markdownTranscript(episode: ExportedEpisode): string {
  const { cues } = episode.transcript
  const headings = headingsOf(episode)
  const sentences = new Set(episode.speech.sentences.map(({ start }) => start))
  const title = folded(episode.metadata.title?.value ?? '')
  const lines = [frontMatterOf(episode), ...(title === '' ? [] : ['', `# ${escapeMarkdown(title)}`])]
  let length = 0
  cues.forEach((cue, at) => {
    const titles = headings.get(at) ?? []
    for (const heading of titles) lines.push('', heading)
    const parts = spokenParts(cues, at)
    const name = nameOf(cue, parts, cues[at - 1])
    // The sign in front of the line says it already.
    const words = wordsOf(name === unnamed && parts[0]?.kind === 'turn' ? parts.slice(1) : parts)
    const begins = sentences.has(episode.speech.cueStarts[at] ?? -1)
    if (name !== '' || titles.length > 0 || at === 0 || (begins && length >= paragraphLength)) {
      lines.push('')
      length = 0
    }
    const line = `${name}${timesOf(cue, cues[at + 1])}${words}`
    length += line.length
    lines.push(line)
  })
  return `${lines.join('\n')}\n`
}

/** Somebody else, whom the source does not name. */
const unnamed = '**–** '
// Counted in characters: a paragraph ends with the sentence that reaches it.
const paragraphLength = 600

function frontMatterOf({ metadata }: ExportedEpisode): string {
  const lines = namedFactLines(metadata).map(([name, value]) => `${name}: ${quoted(value)}`)
  const people = (metadata.people?.value ?? []).flatMap(({ name, role }) => [
    `  - name: ${quoted(folded(name))}`,
    ...(role === undefined ? [] : [`    role: ${quoted(folded(role))}`]),
  ])
  if (people.length > 0) lines.push('people:', ...people)
  return ['---', 'transcript: verbatim', ...lines, '---'].join('\n')
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** The headings above each cue: the published chapters with their own times, those found by reading marked as found. */
function headingsOf({ transcript, chapters }: ExportedEpisode): ReadonlyMap<number, readonly string[]> {
  const headings = new Map<number, string[]>()
  const add = (cue: number, heading: string): void => {
    const above = headings.get(cue)
    if (above === undefined) headings.set(cue, [heading])
    else above.push(heading)
  }
  const opening = chapters.filter(({ derived }) => !derived)
  let next = 0
  let cue = 0
  for (const published of transcript.chapters) {
    // Several may open with one cue; of these the episode knows the first alone.
    if (opening[next]?.title === published.title) cue = opening[next++]?.cue ?? cue
    add(published.offset === undefined ? cue : cueAtPlace(transcript.cues, published.offset), headingOf(2, published))
  }
  const addDerived = (list: readonly Chapter[], level: number): void => {
    for (const chapter of list) {
      if (chapter.derived) add(chapter.cue, `${headingOf(level, chapter)} <!-- derived -->`)
      addDerived(chapter.children, level + 1)
    }
  }
  addDerived(chapters, 2)
  return headings
}

/** Headings that the source publishes stand above the words that come next. */
function cueAtPlace(cues: readonly Cue[], offset: number): number {
  return partitionPoint(cues.length, (at) => (cues[at]?.start ?? 0) < offset)
}

function headingOf(level: number, { title, startTime }: Pick<PublishedChapter, 'title' | 'startTime'>): string {
  const time = startTime === undefined ? '' : ` [${formatPreciseTimestamp(startTime)}]`
  return `${'#'.repeat(level)} ${escapeMarkdown(folded(title))}${time}`
}

/** The name, or the sign for none, where another speaker begins. */
function nameOf(cue: Cue, parts: readonly SpokenPart[], before: Cue | undefined): string {
  const name = speakerName(cue)
  if (name === (before && speakerName(before)) && parts[0]?.kind !== 'turn') return ''
  return name === undefined ? unnamed : `**${escapeMarkdown(name)}:** `
}

/** The start, and the end where it is not the next cue's start. */
function timesOf({ startTime, endTime }: Cue, next: Cue | undefined): string {
  if (startTime === undefined) return ''
  const following = next?.startTime
  const implied = following !== undefined && following >= startTime ? following : undefined
  const end = endTime === implied ? '' : endTime === undefined ? ' –' : ` – ${formatPreciseTimestamp(endTime)}`
  return `[${formatPreciseTimestamp(startTime)}${end}] `
}

function wordsOf(parts: readonly SpokenPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'words') return escapeMarkdown(part.text)
      if (part.kind === 'turn') return unnamed.trim()
      const bracketed = /^[([♪♫]/.test(part.text) ? part.text : `[${part.text}]`
      return `*${escapeMarkdown(bracketed)}*`
    })
    .join(' ')
}
