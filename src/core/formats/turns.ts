import { foldedName } from '../model/foldedName'
import type { Problem } from '../model/problem'
import type { Metadata, Transcript } from '../model/transcript'
import { castIn } from './cast'
import { headingIn, isPause } from './headings'
import { HeadNames, type HeadName } from './headNames'
import { LineTable } from './lines'
import { chaptersWithin } from './outline'
import { isPlainlyWords, isReference, meetingFacts } from './references'
import { timeAlone, type TurnHead } from './turnHead'
import { turnList } from './turnList'
import { yamlFacts, type YamlFacts } from './yamlFacts'

/** What a text with named speakers is found to be before it is read. */
export interface Survey {
  readonly lines: LineTable
  readonly frontMatter: YamlFacts
  /** What the front matter and the lines above the turns say of the episode. */
  readonly metadata: Metadata
  /** Indexes of the lines above the turns that name the people: `Host: Ada Lovelace`. */
  readonly cast: ReadonlySet<number>
  /** In the order of their lines. */
  readonly heads: readonly Head[]
  /** Number of turns of each speaker, by {@link foldedName}. */
  readonly turns: ReadonlyMap<string, number>
  /** Number of words that stand in a turn, and in all below the front matter. */
  readonly words: { readonly turns: number; readonly all: number }
}

/** The head of a turn in its line. */
export interface Head extends Pick<TurnHead, 'startTime' | 'length' | 'kind'> {
  /** Index of its line. */
  readonly at: number
  /** As the head spells it. */
  readonly name: string
  /** With the name in full; absent for a pause. */
  readonly speaker: string | undefined
}

/**
 * Finds the turns of a text. A `Name:` is told from prose by recurrence and position: a time beside it, a second
 * turn, the front matter's word for it, or two capitalised names at the head of a paragraph.
 *
 * @param headIn the head that a line may be
 * @param emphasised true where heads are set off from prose already, so that one turn is enough
 */
export function survey(source: string, headIn: (line: string) => TurnHead | undefined, emphasised = false): Survey {
  const lines = new LineTable(source)
  const frontMatter = yamlFacts(source, lines)
  const header = frontMatter.length
  const { lines: cast, people } = castIn(lines, header)
  const facts = frontMatter.metadata
  const metadata: Metadata = people.length === 0 ? facts : { people: { value: people, origin: 'file' }, ...facts }
  const names = new HeadNames(knownNames(metadata), emphasised)
  const found: FoundHead[] = []
  for (let at = header; at < lines.length; at++) {
    const text = lines.text(at)
    const head = cast.has(at) ? undefined : (headIn(text) ?? pauseHead(text))
    if (head === undefined || /^<?https?:\/\//.test(text.slice(head.length, head.length + 12))) continue
    const { length, kind, startTime, initials } = head
    found.push({ at, length, kind, startTime, initials, name: names.add(head) })
  }
  const heads: Head[] = []
  for (const head of found) {
    if (!isHead(head, lines, names)) continue
    const { at, length, kind, startTime } = head
    const { spelling: name, pause } = head.name
    heads.push({ at, length, kind, startTime, name, speaker: pause ? undefined : (names.initials.get(name) ?? name) })
  }
  if (names.timedShare < 0.5) addForgotten(heads, lines, header, names.initials)
  return {
    lines,
    frontMatter,
    metadata,
    cast,
    heads,
    turns: turnsOf(heads),
    words: wordCounts(source, lines, header, heads),
  }
}

/** What may be a head, with its name and the initials that it introduces. */
type FoundHead = Omit<Head, 'name' | 'speaker'> & Pick<TurnHead, 'initials'> & { readonly name: HeadName }

function isHead({ at, length, kind, initials, name }: FoundHead, lines: LineTable, names: HeadNames): boolean {
  if (kind === 'timed' || (initials !== undefined && names.has(initials))) return true
  const standing = names.standingOf(name)
  if (standing === 'alone') return fills(lines, at, length)
  return standing === 'paragraph' ? startsParagraph(lines, at) : standing === 'always'
}

/** Adds heads whose colon was forgotten: lines that hold nothing but the name of a speaker of such lines. */
function addForgotten(heads: Head[], lines: LineTable, header: number, initials: ReadonlyMap<string, string>): void {
  const alone = new Set<string>()
  for (const { at, length, name } of heads) if (fills(lines, at, length)) alone.add(name)
  if (alone.size === 0) return
  const forgotten: Head[] = []
  let next = 0
  for (let at = header; at < lines.length; at++) {
    if (heads[next]?.at === at) next += 1
    else if (startsParagraph(lines, at) && alone.has(lines.text(at))) {
      const name = lines.text(at)
      const speaker = initials.get(name) ?? name
      forgotten.push({ at, length: name.length, kind: 'label', startTime: undefined, name, speaker })
    }
  }
  for (const head of forgotten) heads.push(head)
  if (forgotten.length > 0) heads.sort((a, b) => a.at - b.at)
}

function turnsOf(heads: readonly Head[]): ReadonlyMap<string, number> {
  const spellings = new Map<string, number>()
  for (const { speaker } of heads) {
    if (speaker !== undefined) spellings.set(speaker, (spellings.get(speaker) ?? 0) + 1)
  }
  const turns = new Map<string, number>()
  for (const [speaker, count] of spellings) {
    const key = foldedName(speaker)
    turns.set(key, (turns.get(key) ?? 0) + count)
  }
  return turns
}

/** True for a document about something: code, lists and tables, or more headings than turns. */
export function isDocument({ lines, frontMatter, turns }: Survey): boolean {
  const header = frontMatter.length
  let items = 0
  let headings = 0
  for (let at = header; at < lines.length; at++) {
    const text = lines.text(at)
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
  let next = 0
  for (let at = frontMatter.length; at < lines.length; at++) {
    if (found.cast.has(at)) continue
    const line = lines.line(at)
    const turn = heads[next]
    if (turn?.at === at) {
      began = true
      next += 1
      list.turn(turn.speaker, turn.startTime, line.number)
      const text = line.text.slice(turn.length)
      // `**Break:** to [16:58]` has no words.
      const silent = turn.speaker === undefined && text.length < 40 && /\d:\d/.test(text)
      if (text !== '' && !silent) list.words(text, line.start + turn.length, line.number)
      continue
    }
    if (isPlainlyWords(line.text)) {
      list.words(line.text, line.start, line.number)
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

/** `Break: [15:37] to [16:12]` among heads that are written otherwise. */
function pauseHead(text: string): TurnHead | undefined {
  const name = /^([A-Za-z ]{3,12}):[\\[\]\d:. –to-]{0,40}$/.exec(text)?.[1] ?? ''
  return isPause(name) ? { name, length: text.length, kind: 'label' } : undefined
}

function knownNames(metadata: Metadata): ReadonlySet<string> {
  const names = (metadata.people?.value ?? []).flatMap(({ name }) => [name, name.split(' ')[0] ?? name])
  return new Set(names)
}

function startsParagraph(lines: LineTable, at: number): boolean {
  return at === 0 || lines.number(at - 1) + 1 < lines.number(at) || /^(?:---|#)/.test(lines.text(at - 1))
}

function fills(lines: LineTable, at: number, length: number): boolean {
  return lines.end(at) - lines.start(at) === length
}

function wordCounts(source: string, lines: LineTable, header: number, heads: readonly Head[]): Survey['words'] {
  let turns = 0
  let all = 0
  let next = 0
  for (let at = header; at < lines.length; at++) {
    const head = heads[next]?.at === at ? heads[next++] : undefined
    const start = lines.start(at)
    if (source.startsWith('#', start)) continue
    const count = countWords(source, start + (head?.length ?? 0), lines.end(at))
    all += count
    if (next > 0) turns += count
  }
  return { turns, all }
}

function countWords(source: string, start: number, end: number): number {
  let count = 0
  let inside = false
  for (let at = start; at < end; at++) {
    const blank = source.charCodeAt(at) <= 32
    if (!blank && !inside) count += 1
    inside = !blank
  }
  return count
}
