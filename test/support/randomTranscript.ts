import type { ExportedEpisode } from '../../src/core/export/exportedEpisode'
import { speechOf } from '../../src/core/model/speech'
import { roundTime } from '../../src/core/model/time'
import type { Cue, Fact, Mark, Metadata } from '../../src/core/model/transcript'

const names: readonly [string, ...string[]] = [
  'Ann', 'Ann Lee', 'SPEAKER_00', 'Speaker 1', 'ann', 'Note', 'Dr. A: B', 'a --> b', '<v Ann>', 'AT&T', 'AT&amp;T', "O'Brien", '"Ann"',
  'Ann\nLee', ' Ann ', '', '  ', '😀', 'דנה לוי', 'سارة', 'Ann *Lee*', '**–**', 'A\\', '00:01', '[Ann]', 'Ann (host)', '>> Ann', '- Ann',
] // prettier-ignore

// What some form or other takes for a sign, and here is spoken.
const phrases: readonly [string, ...string[]] = [
  'Yes.', 'well', 'I think so', 'Ann: no', 'Ann Lee: no', '[Speaker 1] hi', 'Note: this', 'Bob: Anna: hello', '12:30', '12:30 --> 13:00',
  '00:00:01.000 --> 00:00:02.000', '42', '2', '-->', '- Yes', '— Well', '(laughing)', '[Applause]', '[Music by Ann]', '[inaudible 00:10:00]',
  '<v Ann>', '<i>', '</i>', 'a < b > c', '&', '&amp;', '&#65;', '&lt;i&gt;', '{\\an8}', '{i}', '\\N', '\\', '\\*', '*', '**bold**', '_it_', '# Head', '1. One',
  '> quoted', 'NOTE this', 'WEBVTT', 'STYLE', '[00:01:02.000]', '[00:01]', '---', '===', '$5 and $6', '$x$', '`code`', 'a|b', '~~x~~', 'https://a.b/c?d=e&f=g',
  '"quoted"', "it's", '…', '!', '**–**', '*(laughs)*', 'שלום עולם', 'مرحبا', '😀 👩‍👩‍👧', 'é', '\u2028', '\u00a0', '\t', 'two\nlines', 'two\r\n\r\nlines', '{"a":"b"}', '\\u0041',
] // prettier-ignore

const sounds: readonly [string, ...string[]] = [
  '(laughing)',
  '[Applause]',
  '♪',
  '[inaudible 00:10:00]',
  '(upbeat music)',
]

/** A transcript made by chance from a seed, of whatever may be hard to write; the same seed gives the same. */
export function randomTranscript(seed: number): ExportedEpisode {
  const chance = new Chance(seed)
  const speakers = [chance.one(names), chance.one(names), chance.one(names)] as const
  const [named, timed] = [chance.in(0.7), chance.in(0.85)]
  const cues: Cue[] = []
  let offset = 0
  let time = chance.in(0.2) ? 400_000 : 0
  for (let count = 1 + chance.below(30); count > 0; count--) {
    const { text, marks } = randomWords(chance, offset)
    time = Math.max(0, roundTime(time + chance.one([0, 0.001, 2.5, 7.123, 60, -3])))
    const endTime = roundTime(time + chance.one([0, 0.04, 1, 2.5]))
    cues.push({
      start: offset,
      end: offset + text.length,
      text,
      ...(timed ? { startTime: time, ...(chance.in(0.7) ? { endTime } : {}) } : {}),
      ...(named && chance.in(0.8) ? { speaker: chance.one(speakers) } : {}),
      ...(marks.length > 0 ? { marks } : {}),
    })
    offset += text.length + 1
  }
  const transcript = { form: 'random', metadata: {}, chapters: [], cues, problems: [] }
  return { transcript, speech: speechOf(cues), metadata: randomMetadata(chance), chapters: [] }
}

/** Words with sounds and changes of speaker among them; no single word, of which JSON has one for each segment. */
function randomWords(chance: Chance, offset: number): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = []
  let text = ''
  const add = (piece: string, kind?: Mark['kind']): void => {
    if (text !== '') text += ' '
    const start = offset + text.length
    text += piece
    if (kind !== undefined) marks.push({ kind, start, end: offset + text.length })
  }
  if (chance.in(0.2)) add('-', 'turn')
  if (chance.in(0.1)) add(chance.one(sounds), 'annotation')
  for (let count = chance.below(4); count > 0; count--) add(chance.one(phrases))
  if (chance.in(0.1)) add('-', 'turn')
  add(chance.one(['so I', 'So what?', 'and he']))
  if (chance.in(0.1)) add(chance.one(sounds), 'annotation')
  if (chance.in(0.2)) add(chance.one(phrases))
  return { text: text.trimEnd(), marks }
}

function randomMetadata(chance: Chance): Metadata {
  const fact = <T>(value: T): Fact<T> => ({ value, origin: 'file' })
  return {
    ...(chance.in(0.5) ? { title: fact(`On ${chance.one(phrases)}`) } : {}),
    ...(chance.in(0.5) ? { show: fact(`${chance.one(phrases)} show`) } : {}),
    ...(chance.in(0.5) ? { date: fact(chance.one(['2024', '2024-07', '2024-07-01'])) } : {}),
    ...(chance.in(0.5) ? { url: fact('https://example.org/a?b=c&amp;d=<e>') } : {}),
    ...(chance.in(0.5)
      ? { people: fact([{ name: "Ann O'Brien", role: chance.one(['host', 'CEO, "X": Y']) }, { name: 'Bob' }]) }
      : {}),
  }
}

/** Numbers by chance that come again for the same seed (mulberry32). */
class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  in(share: number): boolean {
    return this.next() < share
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  one<T>(things: readonly [T, ...T[]]): T {
    return things[this.below(things.length)] ?? things[0]
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
