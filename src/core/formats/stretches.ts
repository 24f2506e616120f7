import type { Span } from '../model/transcript'
import { isAnnotation } from './marks'

/**
 * Cuts running text into stretches that read well alone: at the ends of sentences and paragraphs where the text has
 * them, else about every fourteen words where a new thought seems to begin (`so`, `and`, `because`, `um`, `I think`).
 * Stretches cover all words, in order. Linear in the length of the text.
 */
export function stretchesOf(text: string): Span[] {
  const tokens = tokensOf(text)
  const scores = tokens.map((_, at) => breakScore(tokens, at))
  const stretches: Span[] = []
  let first = 0
  while (first < tokens.length) {
    const next = endOfStretch(tokens, scores, first)
    stretches.push({ start: (tokens[first] as Token).start, end: (tokens[next - 1] as Token).end })
    first = next
  }
  return stretches
}

interface Token extends Span {
  /** In lower case. */
  readonly word: string
  readonly annotation: boolean
  /** A paragraph or a sentence ends after it. */
  readonly last: boolean
}

// Counted in words. Below the shortest a stretch is no thought; above the longest it is not read at a glance.
const shortest = 9
const wanted = 14
const longest = 20
const longestSentence = 45

const strongOpeners = wordSet('so but because okay ok yeah yes well now however then actually anyway')
const openers = wordSet('and um uh or which when where if while though although what how why like right also')
const pairs = new Map([
  ['i', wordSet('think mean guess would')],
  ['you', wordSet('know')],
])
const dangling = wordSet(
  'a an the of to in on at for with from by as is are was were be been has have had do does did not my your our their his ' +
    'its this that these those i you we they he she it very really unlike one most more than who ' +
    "it's that's there's he's she's what's i'm we're you're they're i've we've you've i'd i'll we'll",
)

/** Index after the last token of the stretch that begins at `first`. */
function endOfStretch(tokens: readonly Token[], scores: readonly number[], first: number): number {
  const limit = Math.min(tokens.length, first + longestSentence)
  for (let i = first; i < limit; i++) if ((tokens[i] as Token).last) return i + 1
  if (tokens.length - first <= longest) return tokens.length
  let best = first + wanted
  let bestScore = Number.NEGATIVE_INFINITY
  for (let at = first + shortest; at <= first + longest; at++) {
    const score = (scores[at] as number) - Math.abs(at - first - wanted) * 0.3
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  }
  return best
}

/** How well the text breaks in front of a token. */
function breakScore(tokens: readonly Token[], at: number): number {
  const next = tokens[at] as Token
  const before = tokens[at - 1]
  if (next.annotation) return 2.5
  if (before === undefined) return 0
  if (before.annotation) return 1.5
  let score = 0
  if (strongOpeners.has(next.word)) score = 4
  else if (pairs.get(next.word)?.has(tokens[at + 1]?.word ?? '')) score = 3
  else if (openers.has(next.word)) score = 2.5
  if (',;:'.includes(before.word.at(-1) ?? ' ')) score += 2
  // "and uh so" breaks once, in front of "and".
  if (strongOpeners.has(before.word) || openers.has(before.word)) score -= 3
  else if (dangling.has(before.word)) score -= 2.5
  return score
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const border = paragraphBorder(text)
  // An annotation is one token, though it may hold blanks; all else goes from blank to blank.
  const pattern = /[[(][^()[\]\n]{1,60}[)\]]|\S+/g
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index
    const annotation = isBracketed(match[0]) && isAnnotation(match[0])
    // Bracketed words that are spoken.
    const blank = annotation || !isBracketed(match[0]) ? -1 : match[0].search(/\s/)
    if (blank > 0) pattern.lastIndex = start + blank
    const end = pattern.lastIndex
    const word = text.slice(start, end).toLowerCase()
    const last = (text.charCodeAt(end) !== space || !(text.charCodeAt(end + 1) > space)) && isAt(border, text, end)
    tokens.push({ start, end, word, annotation, last: last || endsSentence(word) })
  }
  return tokens
}

/** A line's end is the end of a paragraph where lines are long; elsewhere only an empty line is. */
function paragraphBorder(text: string): RegExp {
  const lines = text.slice(0, 65536).split(/\r\n?|\n/)
  const long = Math.min(text.length, 65536) / lines.length > 100
  return long ? /[ \t]{0,9}[\r\n]/y : /[ \t]{0,9}(?:\r\n|\r|\n)[ \t]{0,9}[\r\n]/y
}

// Between most words stands a single one, and no border is looked for.
const space = 32

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

function isBracketed(text: string): boolean {
  return text.startsWith('[') || text.startsWith('(')
}

function endsSentence(word: string): boolean {
  let at = word.length - 1
  while (at > 0 && '"\'”’)]'.includes(word[at] as string)) at -= 1
  return '.?!…'.includes(word[at] ?? ' ')
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
