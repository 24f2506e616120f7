import { cueAtPosition, type Speech } from '../model/speech'
import type { Cue, Metadata, Span } from '../model/transcript'
import { foundPlace, isAtPlace, positionOf, secondsOff } from './citedPlaces'
import { foldedText } from './foldedText'
import type { Quotation } from './quotations'
import { isFiller, quotedWords, type QuotedWord, type QuotedWords } from './quotedWords'
import type { CitedPlace } from './readLocator'
import { sourceWords, wordAt, type SourceWords } from './sourceWords'
import { speakerClaims } from './speakerClaims'
import type { Difference, Fold, FoundPlace, Unchecked, Verdict } from './verdict'
import { align, likelyStart, type AlignedWord } from './wordAlignment'
import { wordMatches, type Match } from './wordMatches'

/** What of an episode a quotation is compared with. */
export interface QuotedSource {
  readonly cues: readonly Cue[]
  readonly speech: Speech
  readonly metadata: Metadata
  /** All words of the speech, made when they are first needed. */
  readonly words: () => SourceWords
}

/**
 * Compares a quotation with the episode that it names. First the words are looked for at the place that is cited, then
 * in the whole episode; where they stand nowhere, the stretch that is most like them is compared word by word.
 */
export function verify(quotation: Quotation, source: QuotedSource): Verdict {
  return new Verification(quotation, source).verdict()
}

/** The quotation without what could be compared: its source is not there. */
export function missing(quotation: Quotation): Verdict {
  const { marks } = quotedWords(quotation.quoted)
  return { state: 'missing', others: 0, folds: [], marks, differences: [], unchecked: [], elsewhere: false }
}

/** Units of a speech in which the words of a citation are looked for first, more than they need. */
const ampleStretch = 600
const ampleOmission = 3_000
/** A place so many words away from the cited one is another one. */
const nearWords = 150
/** Words of a place of which so many are the quotation's are what it means, even if it stands elsewhere word by word. */
const likeEnough = 0.75
/** Of fewer words nothing can be said that are not the quotation's. */
const barelyLike = 0.4
const fewWords = 4
const mostDifferences = 50

class Verification {
  private readonly quotation: Quotation
  private readonly source: QuotedSource
  private readonly quoted: QuotedWords
  private readonly flat: readonly QuotedWord[]
  private readonly place: CitedPlace | undefined
  /** Where in the speech the cited place is. */
  private readonly near: number | undefined

  constructor(quotation: Quotation, source: QuotedSource) {
    this.quotation = quotation
    this.source = source
    this.quoted = quotedWords(quotation.quoted)
    this.flat = this.quoted.segments.flatMap(({ words }) => words)
    const { place } = quotation.locator
    const { cues } = source
    // A time in a source without times says nothing that could be compared.
    const timed = cues.some(({ startTime }) => startTime !== undefined)
    this.place = place?.kind === 'time' && !timed ? undefined : place
    this.near = this.place && positionOf(this.place, source)
  }

  verdict(): Verdict {
    if (this.flat.length === 0) return this.nothingSaid()
    const here = this.matchHere()
    if (here !== undefined) return here
    const words = this.fillersOnly
      ? this.wordsOf({ start: 0, end: this.source.speech.text.length })
      : this.source.words()
    const near = this.near === undefined ? 0 : wordAt(words, this.near)
    const matches = wordMatches(words.norms, this.quoted.segments, near)
    if (matches.length === 0) return this.nowhere(words)
    return this.among(matches, words)
  }

  /** The words at the very place that is cited, which is where nearly all of them are. */
  private matchHere(): Verdict | undefined {
    if (this.near === undefined) return undefined
    const { text } = this.source.speech
    const { plain, segments } = this.quoted
    const omitted = segments.filter(({ gap }) => gap > 0).length - 1
    const start = this.near
    const wanted = start + plain.length * 2 + ampleStretch + Math.max(0, omitted) * ampleOmission
    const blank = text.indexOf(' ', wanted)
    const words = this.wordsOf({ start, end: blank < 0 ? text.length : blank })
    for (const match of wordMatches(words.norms, segments, 0)) {
      if (this.isRight(match, words)) return this.matched(match, words, true, 0)
    }
    return undefined
  }

  private among(matches: readonly Match[], words: SourceWords): Verdict {
    const right = matches.find((match) => this.isRight(match, words))
    if (right !== undefined) return this.matched(right, words, true, matches.length - 1)
    const near = this.near === undefined ? 0 : wordAt(words, this.near)
    const nearest = matches.reduce((best, match) => (distance(match, near) < distance(best, near) ? match : best))
    if (this.place === undefined) return this.matched(nearest, words, true, matches.length - 1)
    // Words that were altered may by chance stand word by word somewhere else.
    if (distance(nearest, near) > nearWords && this.flat.length >= fewWords) {
      const like = this.most(words, { from: near - nearWords, to: near + nearWords + 2 * this.flat.length }, near)
      if (like !== undefined && like.same >= likeEnough * this.flat.length && like.steps.some(({ same }) => !same))
        return this.differing(like, words, true)
    }
    return this.matched(nearest, words, false, matches.length - 1)
  }

  private nowhere(words: SourceWords): Verdict {
    const whole = { from: 0, to: words.norms.length }
    const near = this.near === undefined ? 0 : wordAt(words, this.near)
    const here =
      this.near === undefined
        ? undefined
        : this.most(words, { from: near - nearWords, to: near + nearWords + 2 * this.flat.length }, near)
    const like =
      here !== undefined && here.same >= likeEnough * this.flat.length
        ? here
        : better(here, this.most(words, whole, near))
    if (like === undefined || like.same < barelyLike * this.flat.length) return this.nothingSaid()
    return this.differing(like, words, false)
  }

  private nothingSaid(): Verdict {
    const note = this.noteSpan(0, this.flat.length - 1)
    const difference: Difference = { kind: 'absent', said: this.quoted.plain, note }
    return { ...this.common(), state: 'differs', differences: [difference], others: 0, elsewhere: false, folds: [] }
  }

  /** The stretch of a range that has most of the quotation's words in their order. */
  private most(words: SourceWords, range: { from: number; to: number }, near: number): Like | undefined {
    const steps: AlignedWord[] = []
    let same = 0
    let offset = 0
    let { from } = range
    for (const [i, segment] of this.quoted.segments.entries()) {
      const to =
        i === 0 ? range.to : Math.min(words.norms.length, from + segment.gap + segment.words.length + nearWords)
      const start = likelyStart(words.norms, segment, { from, to }, i === 0 ? near : from) ?? (i === 0 ? near : from)
      const aligned = align(words.norms, segment, start)
      for (const { quote, ...step } of aligned.steps)
        steps.push({ ...step, ...(quote === undefined ? {} : { quote: quote + offset }) })
      same += aligned.same
      offset += segment.words.length
      from = lastSource(aligned.steps) ?? from
    }
    return { steps, same }
  }

  private matched(match: Match, words: SourceWords, right: boolean, others: number): Verdict {
    const pairs = this.quoted.segments.flatMap(({ words: each }, i) => each.map((_, k) => (match[i] ?? 0) + k))
    const { text } = this.source.speech
    const folded = foldedText({
      quote: this.quoted.plain,
      quoteWords: this.flat,
      source: text,
      sourceWords: pairs.map((index) => ({ start: words.starts[index] ?? 0, end: words.ends[index] ?? 0 })),
      skipped: (word) => (pairs[word] ?? 0) > (pairs[word - 1] ?? 0) + 1,
    })
    const folds = new Set<Fold>(folded.folds)
    if (this.quotation.quoted.markup) folds.add('markup')
    const omitted = this.omissionsAtOwnSigns(match, words)
    if (omitted.open) folds.add('omission')
    const place = this.placeOf(pairs[0] ?? 0, pairs.at(-1) ?? 0, words)
    const speakers = this.speakers(pairs.map((index) => words.starts[index] ?? 0))
    const differences: Difference[] = [
      ...omitted.hidden,
      ...folded.numbers.map(({ word, said, source }): Difference => ({
        kind: 'number',
        said,
        source,
        note: this.noteSpan(word, Math.min(word + 1, this.flat.length - 1)),
      })),
      ...speakers.differences,
    ]
    const several = this.place === undefined && others > 0
    const off =
      right || this.place === undefined
        ? undefined
        : secondsOff(place, this.place, this.quotation.written.time?.seconds)
    const state =
      differences.length > 0
        ? 'differs'
        : !right
          ? 'moved'
          : several
            ? 'ambiguous'
            : folds.size > 0
              ? 'folded'
              : 'exact'
    return {
      ...this.common(speakers.unchecked),
      state,
      place,
      others,
      folds: [...folds],
      differences,
      elsewhere: !right,
      ...(state === 'moved' && off !== undefined ? { secondsOff: off } : {}),
    }
  }

  private differing({ steps }: Like, words: SourceWords, elsewhere: boolean): Verdict {
    const differences: Difference[] = []
    let hunk: AlignedWord[] = []
    let lastQuote = -1
    const close = (): void => {
      if (hunk.length > 0 && differences.length < mostDifferences)
        differences.push(this.difference(hunk, lastQuote, words))
      hunk = []
    }
    for (const step of steps) {
      if (step.same) close()
      else hunk.push(step)
      if (step.same && step.quote !== undefined) lastQuote = step.quote
    }
    close()
    const sources = steps.flatMap(({ source }) => source ?? [])
    const place = this.placeOf(sources[0] ?? 0, sources.at(-1) ?? 0, words)
    const starts = new Map<number | undefined, number | undefined>()
    for (const step of steps)
      if (step.same && step.source !== undefined) starts.set(step.quote, words.starts[step.source])
    const speakers = this.speakers(this.flat.map((_, i) => starts.get(i)))
    return {
      ...this.common(speakers.unchecked),
      state: 'differs',
      place,
      others: 0,
      folds: [],
      differences: [...differences, ...speakers.differences],
      elsewhere: elsewhere || !this.isRightPlace(place),
    }
  }

  private difference(hunk: readonly AlignedWord[], lastQuote: number, words: SourceWords): Difference {
    const quotes = hunk.flatMap(({ quote }) => quote ?? [])
    const sources = hunk.flatMap(({ source }) => source ?? [])
    const [first, last] = [sources[0], sources.at(-1)]
    const source =
      first === undefined || last === undefined
        ? ''
        : this.source.speech.text.slice(words.starts[first], words.ends[last])
    const [from, to] = [quotes[0], quotes.at(-1)]
    if (from === undefined || to === undefined) {
      // Nothing is there to point at but the place behind the word before.
      const at = lastQuote < 0 ? this.noteSpan(0, 0).start : this.noteSpan(lastQuote, lastQuote).end
      return { kind: 'words', said: '', source, note: { start: at, end: at } }
    }
    const said = this.quoted.plain.slice(this.flat[from]?.start, this.flat[to]?.end)
    return { kind: 'words', said, source, note: this.noteSpan(from, to) }
  }

  /**
   * Words left out where the source has signs of an omission of its own. Whether the note's are the writer's is open; where
   * they are just the source's, words are missing that nothing stands for.
   */
  private omissionsAtOwnSigns(
    match: Match,
    words: SourceWords,
  ): { readonly open: boolean; readonly hidden: Difference[] } {
    const { text } = this.source.speech
    let open = false
    const hidden: Difference[] = []
    let quoted = 0
    for (const [i, { omissions, words: each }] of this.quoted.segments.entries()) {
      const last = (match[i - 1] ?? 0) + (this.quoted.segments[i - 1]?.words.length ?? 0) - 1
      const next = match[i] ?? 0
      if (i > 0 && omissions > 0 && next > last + 1) {
        const ends = [
          text.slice(words.ends[last], words.starts[last + 1]),
          text.slice(words.ends[next - 1], words.starts[next]),
        ].filter((signs) => /…|\.{3,}/.test(signs))
        const sign = this.quoted.plain.slice(this.flat[quoted - 1]?.end, this.flat[quoted]?.start).replace(/\s+/g, ' ')
        if (ends.includes(sign)) {
          const source = text.slice(words.starts[last + 1], words.ends[next - 1])
          const { start } = this.noteSpan(quoted, quoted)
          hidden.push({ kind: 'words', said: '', source, note: { start, end: start } })
        } else if (ends.length > 0 && omissions <= ends.length) open = true
      }
      quoted += each.length
    }
    return { open, hidden }
  }

  private speakers(starts: readonly (number | undefined)[]) {
    const { cues, speech, metadata } = this.source
    const said = this.flat.map((word, i) => {
      const start = starts[i]
      const speaker = start === undefined ? undefined : cues[cueAtPosition(speech, start)]?.speaker
      return { at: this.quoted.at[word.start] ?? 0, speaker, known: start !== undefined }
    })
    return speakerClaims(this.quotation, said, { cues, metadata })
  }

  private isRight(match: Match, words: SourceWords): boolean {
    const last = (match.at(-1) ?? 0) + (this.quoted.segments.at(-1)?.words.length ?? 1) - 1
    return this.isRightPlace(this.placeOf(match[0] ?? 0, last, words))
  }

  private isRightPlace(found: FoundPlace): boolean {
    return this.place === undefined || isAtPlace(found, this.place, this.quotation.written.time?.seconds, this.source)
  }

  private placeOf(first: number, last: number, words: SourceWords): FoundPlace {
    return foundPlace({ start: words.starts[first] ?? 0, end: words.ends[last] ?? 0 }, this.source)
  }

  private noteSpan(from: number, to: number): Span {
    const { at } = this.quoted
    const places = this.quotation.quoted.at
    const place = (plain: number): number => places[at[plain] ?? 0] ?? this.quotation.start
    const last = this.flat[to]
    return {
      start: place(this.flat[from]?.start ?? 0),
      end: last === undefined ? this.quotation.end : place(last.end - 1) + 1,
    }
  }

  private get fillersOnly(): boolean {
    return this.flat.every(({ norm }) => isFiller(norm))
  }

  private wordsOf(span: Span): SourceWords {
    return sourceWords(this.source.speech.text, span, this.fillersOnly)
  }

  private common(unchecked: readonly Unchecked[] = []) {
    const untimed = this.quotation.locator.place !== undefined && this.place === undefined
    return { marks: this.quoted.marks, unchecked: untimed ? [...unchecked, 'time' as const] : unchecked }
  }
}

interface Like {
  readonly steps: readonly AlignedWord[]
  readonly same: number
}

function better(a: Like | undefined, b: Like | undefined): Like | undefined {
  return a !== undefined && (b === undefined || a.same >= b.same) ? a : b
}

function lastSource(steps: readonly AlignedWord[]): number | undefined {
  for (let i = steps.length - 1; i >= 0; i--) {
    const source = steps[i]?.source
    if (source !== undefined) return source + 1
  }
  return undefined
}

function distance(match: Match, near: number): number {
  return Math.abs((match[0] ?? 0) - near)
}
