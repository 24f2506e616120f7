import { foldedName } from '../model/foldedName'
import type { Span } from '../model/transcript'
import { marksIn } from './marks'
import { signTextOf, wordsOf, wordsWithin, type Words } from './pieces'
import type { Voice } from './voices'

/** What one speaker says of a caption. */
export interface Utterance {
  readonly words: Words
  readonly speaker?: string
}

/**
 * Tells the labels (`Ann: Hello`, `[SPEAKER_00]: Hello`, `>> ANN LEE: Hello`) from words with a colon: a label stands
 * at the beginning of a line, looks like a name, and is met again; who is met once is a speaker only among others,
 * and with more than one name.
 */
export class SpeakerLabels {
  private readonly source: string
  private readonly counts = new Map<string, number>()
  private readonly several: boolean
  /** Labels stand where the speaker changes: what follows without one is still the same speaker's. */
  private readonly carries: boolean
  private current: string | undefined

  /** @param captions all captions, in order; they are passed once */
  constructor(source: string, captions: Iterable<readonly Voice[]>) {
    this.source = source
    const first: Voice[] = []
    for (const voices of captions) {
      if (first.length < 3) first.push(...voices.slice(0, 1))
      for (const voice of voices) {
        for (const { name } of labelsOf(source, voice)) {
          const key = foldedName(name)
          this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
        }
      }
    }
    this.several = [...this.counts].some(([name, count]) => count > 1 && !isWord(name))
    this.carries = first.some((voice) => this.labels(voice).length > 0)
  }

  /** The utterances of a caption; none where nothing is said. */
  split(voices: readonly Voice[]): readonly Utterance[] {
    return voices.flatMap((voice) => this.splitVoice(voice))
  }

  private splitVoice(voice: Voice): Utterance[] {
    const { pieces, speaker } = voice
    const labels = this.labels(voice)
    if (labels.length === 0) {
      const words = wordsOf(this.source, pieces)
      if (words === undefined) return []
      if (speaker !== undefined || !this.carries || this.current === undefined) return [utterance(words, speaker)]
      if (!words.marks?.some(({ kind }) => kind === 'turn')) return [utterance(words, this.current)]
    }
    const text = signTextOf(this.source, pieces)
    const utterances: Utterance[] = []
    const addStretch = (from: number, to: number, name: string | undefined): void => {
      const said = text.slice(from, to)
      const start = from + said.length - said.trimStart().length
      const end = from + said.trimEnd().length
      if (end > start) utterances.push(utterance(wordsWithin(this.source, pieces, start, end), name))
    }
    const add = (from: number, to: number): void => {
      const turn = this.current === undefined ? undefined : turnIn(text.slice(from, to))
      addStretch(from, turn === undefined ? to : from + turn, this.current)
      if (turn === undefined) return
      // A sign of turn without a name: somebody else, whom nothing names.
      this.current = undefined
      addStretch(from + turn, to, undefined)
    }
    if (!this.carries) this.current = undefined
    add(0, labels[0]?.start ?? text.length)
    labels.forEach(({ end, name }, index) => {
      this.current = name
      add(end, labels[index + 1]?.start ?? text.length)
    })
    return utterances
  }

  private labels(voice: Voice): Label[] {
    return labelsOf(this.source, voice).filter(({ name }) => this.isSpeaker(name))
  }

  private isSpeaker(name: string): boolean {
    return isSpeaker(name, this.counts.get(foldedName(name)) ?? 0, this.several)
  }
}

/** Where words begin as a label does, though they may be words: places of `Ann Lee:` and `[speaker 1]`. */
export function labelLike(text: string): Span[] {
  if (!/[:\]]/.test(text)) return []
  return [...text.matchAll(labelPattern)].flatMap((match) => {
    const name = nameIn(match)
    if (!looksLikeName(name) || isWord(name)) return []
    return [{ start: match.index, end: match.index + match[0].length }]
  })
}

/** Of names with the number of captions that each opens as `Name: `, those that are read as speakers there. */
export function readAsLabels(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const names = [...counts.keys()].filter((name) => {
    const label = `${name}:`
    const match = [...label.matchAll(labelPattern)][0]
    return match?.[3] === name && match[0] === label && looksLikeName(name)
  })
  const folded = new Map<string, number>()
  for (const name of names) {
    const key = foldedName(name)
    folded.set(key, (folded.get(key) ?? 0) + (counts.get(name) ?? 0))
  }
  const countOf = (name: string): number => folded.get(foldedName(name)) ?? 0
  const several = names.some((name) => countOf(name) > 1 && !isWord(name))
  return new Set(names.filter((name) => isSpeaker(name, countOf(name), several)))
}

/** @param several true where a name is met more than once, so that names are labels here */
function isSpeaker(name: string, count: number, several: boolean): boolean {
  if (/^speaker[ _-]?\w{1,3}$/i.test(name)) return true
  if (isWord(name)) return false
  return count > 1 || (several && /\s/.test(name))
}

function utterance(words: Words, speaker: string | undefined): Utterance {
  return speaker === undefined ? { words } : { words, speaker }
}

/** Where a sign of turn stands first. */
function turnIn(text: string): number | undefined {
  return marksIn(text, 0).find(({ kind }) => kind === 'turn')?.start
}

interface Label {
  readonly name: string
  /** Position in the text of the voice, of the label with the sign before it. */
  readonly start: number
  /** Position after the colon. */
  readonly end: number
}

// More in one caption are no dialogue.
const mostLabels = 20

function labelsOf(source: string, { pieces, speaker }: Voice): Label[] {
  if (speaker !== undefined) return []
  const text = signTextOf(source, pieces)
  if (!/[:\]]/.test(text)) return []
  const labels: Label[] = []
  for (const match of text.matchAll(labelPattern)) {
    const name = nameIn(match)
    if (!looksLikeName(name)) continue
    labels.push({ name, start: match.index, end: match.index + match[0].length })
    if (labels.length === mostLabels) break
  }
  return labels
}

const nameSource = String.raw`[\p{L}][\p{L}\p{M}\p{N}.'’_-]{0,30}(?:[ \t][\p{L}\p{N}(][\p{L}\p{M}\p{N}.'’_()-]{0,30}){0,4}`
const labelPattern = new RegExp(
  String.raw`^[ \t]{0,9}(?:(?:[-–—]|>>+)[ \t]{0,9})?(?:\[(${nameSource})\][ \t]?:|\[(speaker[ _-]?\w{1,3})\]|(${nameSource})[ \t]?:)(?=\s|$)`,
  'gimu',
)

function nameIn(label: RegExpExecArray): string {
  return label[1] ?? label[2] ?? label[3] ?? ''
}

/** Every word begins with a capital letter or is one that stands within names. */
export function looksLikeName(name: string): boolean {
  if (/^speaker[ _-]?\w{1,3}$/i.test(name)) return true
  return name.split(/[ \t]/).every((word, at) => /^[\p{Lu}\p{Lo}\p{N}(]/u.test(word) || (at > 0 && particles.has(word)))
}

const particles = new Set('de da di du del della van von der den la le bin ibn al el y e and &'.split(' '))

/** A word with which people begin what they say, or caption what is heard. */
function isWord(name: string): boolean {
  return name.split(/[ \t]/).every((word) => commonWords.has(word.toLowerCase()))
}

const commonWords = new Set(
  (
    'note notes question answer warning example examples remember step steps chapter part section first second third ' +
    'fourth one two three four five and so but or because then now well also again yes no okay ok the a an this that ' +
    'here there what why how when where who which it is was are he she they we you i my point fact title subject ' +
    'summary conclusion result results problem solution option rule lesson tip update spoiler quote reminder number ' +
    'music applause laughter inaudible crosstalk silence'
  ).split(' '),
)
