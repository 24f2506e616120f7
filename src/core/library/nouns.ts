import { stopWords } from './stopWords'
import type { TermStream } from './termStream'

/** The company that a term keeps, from which its part of speech can be told without a dictionary. */
export interface Usage {
  /** Occurrences looked at. */
  readonly seen: number
  /** Share behind an article, a possessive, a number or a preposition, as nouns and their adjectives are. */
  readonly determined: number
  /** Share behind a pronoun, an auxiliary or an adverb, as verbs and predicates are. */
  readonly verbal: number
  /** Share in front of a function word or a pause, as nouns are and their adjectives are not. */
  readonly closing: number
}

const before = new Set(
  `the a an this these those my your our their his her its some any no each every all both more most less of in on for
  with by from about into at like as per than between and or over under through without via many two three four five
  new big own other another same such what which whose called good better best great first second last different`
    .trim()
    .split(/\s+/),
)

const verbal = new Set(
  `to i you we they he she it who can could will would should may might must cannot don't doesn't didn't won't can't
  couldn't wouldn't not never just really very so too is are was were be been being it's they're we're you're i'm that's
  he's she's gonna wanna let's let i'll we'll you'll they'll i'd we'd you'd they'd i've we've you've they've have has had
  do does did even still actually also then only always probably people`
    .trim()
    .split(/\s+/),
)

const looked = 40

/** How the occurrences of `length` terms at `places` of the stream are used. */
export function usageOf(stream: TermStream, places: readonly number[], length: number): Usage {
  const { text } = stream.speech
  let determinedCount = 0
  let verbalCount = 0
  let closing = 0
  const seen = Math.min(looked, places.length)
  for (let i = 0; i < seen; i++) {
    const place = places[i] as number
    const previous = wordBefore(text, stream.at[place] as number)
    if (before.has(previous)) determinedCount += 1
    else if (verbal.has(previous)) verbalCount += 1
    const next = wordAfter(text, stream.end[place + length - 1] as number)
    if (next === '' || stopWords.has(next)) closing += 1
  }
  const share = (count: number): number => (seen === 0 ? 0 : count / seen)
  return { seen, determined: share(determinedCount), verbal: share(verbalCount), closing: share(closing) }
}

/** True for what can end a name of something: "experts", not "expertly" or "to expect". */
export function isNoun({ seen, determined, verbal: asVerb, closing }: Usage): boolean {
  return seen > 1 && closing >= 0.35 && asVerb <= 0.3 && determined >= 0.2
}

/** False for a name that mostly goes with a noun, such as "American". */
export function isHead({ closing }: Usage): boolean {
  return closing >= 0.35
}

/** "Mostly" is none of the nouns in -ly. */
export function isAdverb(norm: string): boolean {
  return norm.endsWith('ly') && !nounsInLy.has(norm)
}

const nounsInLy = new Set(
  'ally anomaly assembly belly bully butterfly family fly italy july monopoly rally reply supply'.split(' '),
)

/** True for what can stand in front of a noun; verbs are not. */
export function isModifier({ verbal: asVerb }: Usage): boolean {
  return asVerb <= 0.34
}

const longestWord = 16

function wordBefore(text: string, position: number): string {
  if (text[position - 1] !== ' ' && text[position - 1] !== '-') return ''
  let start = position - 1
  while (start > 0 && position - start < longestWord && isInWord(text.charCodeAt(start - 1))) start -= 1
  return text.slice(start, position - 1).toLowerCase()
}

/** Empty before a pause. */
function wordAfter(text: string, position: number): string {
  if (text[position] !== ' ') return ''
  let end = position + 1
  while (end < text.length && end - position < longestWord && isInWord(text.charCodeAt(end))) end += 1
  return text.slice(position + 1, end).toLowerCase()
}

function isInWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39 || code >= 0xc0
}
