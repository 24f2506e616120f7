import { characterBorder } from '../model/oneLine'
import { cueAtPosition, spanToSource, toSource } from '../model/speech'
import type { Span } from '../model/transcript'
import type { Searchable } from './searchable'
import { functionWords } from './functionWords'
import type { Hit } from './hit'
import { momentOf } from './openings'
import type { RankedQuery } from './matches'
import type { Sighting } from './sequences'
import type { Vocabulary } from './vocabulary'
import { placesOf } from './wordPlaces'

/** Characters of a snippet. */
const snippetLength = 120
/** Guesses below this are found but not marked. */
const sureEnough = 0.3

/** The hit that opens at `opening`: its place, its words and which of them to mark. */
export function hitAt(
  at: Searchable,
  opening: number,
  score: number,
  query: RankedQuery,
  sightings: readonly Sighting[],
  vocabulary: Vocabulary,
): Hit {
  const { episode, words, openings } = at
  const { speech, transcript } = episode
  const cue = openings.cues[opening] ?? 0
  const { from, to } = momentOf(openings, opening, words.length)
  // One word more than belong to it: the text goes on to where that begins.
  const places = placesOf(at, from, to + 1)
  const start = openings.starts[opening] ?? 0
  const text = speech.text.slice(start, places[to - from]?.start ?? speech.text.length).trimEnd()
  const end = start + text.length
  const first = transcript.cues[cue]
  const last = transcript.cues[cueAtPosition(speech, Math.max(start, end - 1))]
  const matched = matchedWords(at, from, to, query, sightings, vocabulary)
  const shown = snippetOf(
    text,
    matched.flatMap((word) => {
      const place = places[word - from]
      return place === undefined ? [] : [{ start: place.start - start, end: place.end - start }]
    }),
  )
  const { snippet, marked } = shown
  const firstMark = marked[0] ?? { start: 0, end: Math.min(1, text.length) }
  const lastMark = marked.at(-1) ?? firstMark
  const speaker = transcript.cues[cueAtPosition(speech, start + shown.from + firstMark.start)]?.speaker
  return {
    episode: episode.id,
    offset: start === speech.cueStarts[cue] ? (first?.start ?? 0) : toSource(speech, start),
    ...(first?.startTime === undefined ? {} : { startTime: first.startTime }),
    end: text === '' ? (first?.end ?? 0) : spanToSource(speech, { start: end - 1, end }).end,
    ...(last?.endTime === undefined ? {} : { endTime: last.endTime }),
    ...(speaker === undefined ? {} : { speaker }),
    score,
    text,
    snippet,
    marked,
    matched: spanToSource(speech, {
      start: start + shown.from + firstMark.start,
      end: start + shown.from + lastMark.end,
    }),
  }
}

/** The words that answer the query, in order; function words only beside others. */
function matchedWords(
  { words }: Searchable,
  from: number,
  to: number,
  query: RankedQuery,
  sightings: readonly Sighting[],
  vocabulary: Vocabulary,
): number[] {
  const found = new Set<number>()
  const weak = new Set<number>()
  for (let at = from; at < to; at++) {
    const id = words[at] as number
    if (query.meant[id] !== 1 || !query.meanings.get(id)?.some(({ quality }) => quality >= sureEnough)) continue
    if (functionWords.has(vocabulary.norm(id))) weak.add(at)
    else found.add(at)
  }
  for (const { at, length, quality } of sightings) {
    if (at < from || at + length > to || quality < sureEnough) continue
    for (let word = at; word < at + length; word++) found.add(word)
  }
  if (found.size === 0) return [...weak]
  for (const word of weak) if (found.has(word - 1)) found.add(word)
  for (const word of [...weak].reverse()) if (found.has(word + 1)) found.add(word)
  return [...found].sort((a, b) => a - b)
}

/** The stretch of a text with the most marked letters, cut at white space. */
function snippetOf(text: string, marks: readonly Span[]): { snippet: string; from: number; marked: Span[] } {
  let best = 0
  let most = -1
  for (const [index, { start }] of marks.entries()) {
    let letters = 0
    for (let i = index; i < marks.length; i++) {
      const mark = marks[i] as Span
      if (mark.end > start + snippetLength * 0.8) break
      letters += mark.end - mark.start
    }
    if (letters > most) {
      most = letters
      best = start
    }
  }
  // Some words before the first marked one say what it is about; the beginning is best of all.
  let from =
    best <= snippetLength / 2 && (marks.at(-1)?.end ?? 0) <= snippetLength ? 0 : Math.max(0, best - snippetLength / 4)
  if (from > 0) from = best - (text.slice(from, best).length - Math.max(0, text.slice(from, best).search(/\s/) + 1))
  let to = Math.min(text.length, from + snippetLength)
  if (to < text.length && /\S/.test(text.charAt(to))) {
    const space = text.lastIndexOf(' ', to)
    if (space > from) to = space
  }
  from = characterBorder(text, from)
  const snippet = text.slice(from, characterBorder(text, to)).trimEnd()
  const marked = marks
    .filter((mark) => mark.start >= from && mark.end <= from + snippet.length)
    .map((mark) => ({ start: mark.start - from, end: mark.end - from }))
  return { snippet, from, marked }
}
