import { foldedName } from '../model/foldedName'
import type { Problem } from '../model/problem'
import type { Metadata, Transcript } from '../model/transcript'
import { castIn } from './cast'
import { headingIn, isPause } from './headings'
import { linesOf, type Line } from './lines'
import { chaptersWithin } from './outline'
import { isReference, meetingFacts } from './references'
import { timeAlone, type TurnHead } from './turnHead'
import { turnList } from './turnList'
import { yamlFacts, type YamlFacts } from './yamlFacts'

/** What a text with named speakers is found to be before it is read. */
export interface Survey {
  readonly lines: readonly Line[]
  readonly frontMatter: YamlFacts
  /** What the front matter and the lines above the turns say of the episode. */
  readonly metadata: Metadata
  /** Indexes of the lines above the turns that name the people: `Host: Ada Lovelace`. */
  readonly cast: ReadonlySet<number>
  /** The heads by the index of their line, with the name in full. */
  readonly heads: ReadonlyMap<number, { readonly head: TurnHead; readonly speaker: string | undefined }>
  /** Number of turns of each speaker, by {@link foldedName}. */
  readonly turns: ReadonlyMap<string, number>
  /** Number of words that stand in a turn, and in all below the front matter. */
  readonly words: { readonly turns: number; readonly all: number }
}

/**
 * Finds the turns of a text. A `Name:` is told from prose by recurrence and position: a time beside it, a second
 * turn, the front matter's word for it, or two capitalised names at the head of a paragraph.
 *
 * @param headIn the head that a line may be
 * @param emphasised true where heads are set off from prose already, so that one turn is enough
 */
export function survey(source: string, headIn: (line: string) => TurnHead | undefined, emphasised = false): Survey {
  const lines = [...linesOf(source)]
  const frontMatter = yamlFacts(source, lines)
  const header = frontMatter.length
  const { lines: cast, people } = castIn(lines, header)
  const facts = frontMatter.metadata
  const metadata: Metadata = people.length === 0 ? facts : { people: { value: people, origin: 'file' }, ...facts }
  const known = knownNames(metadata)
  const found = new Map<number, TurnHead>()
  const counts = new Map<string, number>()
  const timed = new Set<string>()
  const initials = new Map<string, string>()
  for (let at = header; at < lines.length; at++) {
    const { text } = lines[at] as Line
    const head = cast.has(at) ? undefined : (headIn(text) ?? pauseHead(text))
    if (head === undefined || /^<?https?:\/\//.test(text.slice(head.length, head.length + 12))) continue
    found.set(at, head)
    const key = foldedName(head.name)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (head.kind === 'timed') timed.add(head.name)
    if (head.initials !== undefined && !initials.has(head.initials)) initials.set(head.initials, head.name)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let timedHeads = 0
  for (const { kind } of found.values()) if (kind === 'timed') timedHeads += 1
  const timedShare = timedHeads / Math.max(1, total)
  const isSpeaker = (head: TurnHead, at: number): boolean => {
    const { name } = head
    if (head.kind === 'timed' || timed.has(name) || known.has(name) || initials.has(name)) return true
    if (head.initials !== undefined && counts.has(foldedName(head.initials))) return true
    const label = name.toLowerCase()
    if (labels.has(label) || /^(?:transcript|translat|edited)/.test(label)) return false
    if (roles.has(label) && (counts.get(label) ?? 0) < 2) return false
    const alone = (lines[at] as Line).text.length === head.length
    const names = name.split(' ').length
    // Where heads have times, a colon in a line is prose but for one that fills its line.
    if (timedShare > 0.6) return alone && names > 1
    if ((counts.get(foldedName(name)) ?? 0) > 1) return true
    return emphasised || (names > 1 && names < 5 && startsParagraph(lines, at)) || numbered.test(name)
  }

  const heads = new Map<number, { head: TurnHead; speaker: string | undefined }>()
  const turns = new Map<string, number>()
  const countTurn = (speaker: string): void => {
    const key = foldedName(speaker)
    turns.set(key, (turns.get(key) ?? 0) + 1)
  }
  for (const [at, head] of found) {
    const pause = isPause(head.name)
    if (!pause && !isSpeaker(head, at)) continue
    const speaker = pause ? undefined : (initials.get(head.name) ?? head.name)
    heads.set(at, { head, speaker })
    if (speaker !== undefined) countTurn(speaker)
  }
  // A head whose colon was forgotten: a line that holds nothing but the name of a speaker of such lines.
  if (timedShare < 0.5) {
    const alone = new Set<string>()
    for (const [at, { head }] of heads) if (filled(lines, at, head)) alone.add(head.name)
    for (let at = header; at < lines.length; at++) {
      const { text } = lines[at] as Line
      if (!heads.has(at) && alone.has(text) && startsParagraph(lines, at)) {
        const speaker = initials.get(text) ?? text
        heads.set(at, { head: { name: text, length: text.length, kind: 'label' }, speaker })
        countTurn(speaker)
      }
    }
  }
  return { lines, frontMatter, metadata, cast, heads, turns, words: wordCounts(lines, header, heads) }
}

/** True for a document about something: code, lists and tables, or more headings than turns. */
export function isDocument({ lines, frontMatter, turns }: Survey): boolean {
  const header = frontMatter.length
  let items = 0
  let headings = 0
  for (let at = header; at < lines.length; at++) {
    const text = (lines[at] as Line).text
    if (/^(?:```|~~~)/.test(text)) return true
    if (/^(?:[-*+>|]\s|\||<\/?[a-z!]|!?\[[^\]]{0,80}\]\(|\[!)/i.test(text)) items += 1
    if (/^#{1,6}\s/.test(text)) headings += 1
  }
  const said = [...turns.values()].reduce((sum, count) => sum + count, 0)
  return items > (lines.length - header) * 0.1 || (headings > 3 && headings > said)
}

/** Reads what a survey found: the turns with their words, headings as chapters, the facts of the episode. */
export function readTurns(form: string, source: string, found: Survey): Transcript {
  const { lines, frontMatter, heads } = found
  const list = turnList(source)
  const problems: Problem[] = frontMatter.closed ? [] : [{ code: 'front-matter-unclosed', line: 1 }]
  let { metadata } = found
  let began = false
  for (let at = frontMatter.length; at < lines.length; at++) {
    const line = lines[at] as Line
    const turn = heads.get(at)
    if (found.cast.has(at)) continue
    if (turn !== undefined) {
      began = true
      list.turn(turn.speaker, turn.head.startTime, line.number)
      const text = line.text.slice(turn.head.length)
      // `**Break:** to [16:58]` has no words.
      const silent = turn.speaker === undefined && text.length < 40 && /\d:\d/.test(text)
      if (text !== '' && !silent) list.words(text, line.start + turn.head.length, line.number)
      continue
    }
    const time = timeAlone(line.text)
    if (time !== undefined) {
      list.time(time, line.number)
      continue
    }
    const heading = headingIn(line.text)
    if (heading !== undefined) {
      const isTitle = metadata.title === undefined ? /^#\s/.test(line.text) : heading === metadata.title.value
      if (began || !isTitle) list.heading(heading, line.start)
      else metadata = { title: { value: heading, origin: 'file' }, ...metadata }
      continue
    }
    // A line such as `** Break **` is set apart as a heading is, and nobody's word.
    if (/^[*_=–—-]/.test(line.text) && isPause(line.text)) {
      list.heading(line.text, line.start)
      continue
    }
    const page = /^(?:podcast|episode|url):\s*<?(https?:\/\/[^\s<>]{3,2000})>?$/i.exec(line.text)?.[1]
    const meeting = began ? undefined : meetingFacts(line.text)
    if (meeting !== undefined) metadata = { ...meeting, ...metadata }
    else if (!began && page !== undefined && metadata.url === undefined) {
      metadata = { ...metadata, url: { value: page, origin: 'file' } }
    } else if (isReference(line.text, began)) list.unread(line)
    else list.words(line.text, line.start, line.number)
  }
  const { cues, chapters: headings, problems: others } = list.finish()
  const listed = chaptersWithin(frontMatter.chapters.entries, cues, metadata.duration?.value)
  const outlined = chaptersWithin(frontMatter.outline, cues, metadata.duration?.value)
  const chapters = [listed.chapters, headings, outlined.chapters].find(({ length }) => length > 0) ?? []
  problems.push(...frontMatter.chapters.problems, ...listed.problems, ...outlined.problems, ...others)
  return { form, metadata, chapters, cues, problems: problems.sort((a, b) => a.line - b.line) }
}

// Labels that people write in front of facts, not of speech.
const labels = new Set(
  (
    'topic topics location date time title name show episode podcast hosts guests slides video media audio link links ' +
    'note notes part source sources summary description url pr prs see also example examples warning todo key keywords tags ' +
    'duration length author version status subject from to cc re sponsor sponsors chapters chapter timestamps outline transcript ' +
    'default defaults type types returns return throws parameters arguments options usage required optional important tip caution ' +
    'comment copyright license licence files package maintainer upstream homepage input output result expected actual'
  ).split(' '),
)
// Facts where they stand once, and speakers where they take turns.
const roles = new Set(['host', 'guest'])
const numbered = /^(?:speaker|person|voice|participant|caller|unknown|male|female|interviewer|interviewee)\b/i

/** `Break: [15:37] to [16:12]` among heads that are written otherwise. */
function pauseHead(text: string): TurnHead | undefined {
  const name = /^([A-Za-z ]{3,12}):[\\[\]\d:. –to-]{0,40}$/.exec(text)?.[1] ?? ''
  return isPause(name) ? { name, length: text.length, kind: 'label' } : undefined
}

function knownNames(metadata: Metadata): ReadonlySet<string> {
  const names = (metadata.people?.value ?? []).flatMap(({ name }) => [name, name.split(' ')[0] ?? name])
  return new Set(names)
}

function startsParagraph(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1]
  return before === undefined || before.number + 1 < (lines[at] as Line).number || /^(?:---|#)/.test(before.text)
}

function filled(lines: readonly Line[], at: number, head: TurnHead): boolean {
  return lines[at]?.text.length === head.length
}

function wordCounts(
  lines: readonly Line[],
  header: number,
  heads: ReadonlyMap<number, { readonly head: TurnHead }>,
): Survey['words'] {
  let turns = 0
  let all = 0
  let began = false
  for (let at = header; at < lines.length; at++) {
    const { text } = lines[at] as Line
    if (text.startsWith('#')) continue
    const head = heads.get(at)?.head
    began ||= head !== undefined
    const count = countWords(head === undefined ? text : text.slice(head.length))
    all += count
    if (began) turns += count
  }
  return { turns, all }
}

function countWords(text: string): number {
  let count = 0
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const blank = text.charCodeAt(at) <= 32
    if (!blank && !inside) count += 1
    inside = !blank
  }
  return count
}
