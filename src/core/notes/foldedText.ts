import type { Span } from '../model/transcript'
import { isFiller, type QuotedWord } from './quotedWords'
import { words } from '../model/words'
import type { Fold } from './verdict'

/** The same words on both sides, one by one, with the texts they stand in. */
export interface SameWords {
  readonly quote: string
  readonly quoteWords: readonly QuotedWord[]
  readonly source: string
  readonly sourceWords: readonly Span[]
  /** True for a word in front of which the source has more words, which the writer left out. */
  readonly skipped: (word: number) => boolean
}

export interface FoldedText {
  readonly folds: ReadonlySet<Fold>
  /** Words behind which a sign that belongs to a number is another one. */
  readonly numbers: readonly { readonly word: number; readonly said: string; readonly source: string }[]
}

/**
 * What differs in the signs of texts whose words are the same. White space never does: lines of a note end where they
 * like.
 */
export function foldedText(same: SameWords): FoldedText {
  const folds = new Set<Fold>()
  const numbers: { word: number; said: string; source: string }[] = []
  const { quote, quoteWords, source, sourceWords } = same
  quoteWords.forEach((word, i) => {
    const theirs = sourceWords[i]
    if (theirs === undefined) return
    const said = quote.slice(word.start, word.end)
    const meant = source.slice(theirs.start, theirs.end)
    if (said !== meant && word.bare === undefined) folds.add(wordFold(said, meant))
    const next = quoteWords[i + 1]
    const nextTheirs = sourceWords[i + 1]
    if (next === undefined || nextTheirs === undefined || same.skipped(i + 1)) return
    const between = quote.slice(word.end, next.start)
    const betweenTheirs = source.slice(theirs.end, nextTheirs.start)
    const fold = signsFold(between, betweenTheirs)
    if (fold !== undefined) folds.add(fold)
    if (numberSigns(said, between, quote[next.start]) !== numberSigns(meant, betweenTheirs, source[nextTheirs.start])) {
      numbers.push({
        word: i,
        said: quote.slice(word.start, next.end),
        source: source.slice(theirs.start, nextTheirs.end),
      })
    }
  })
  numbers.push(...foldEdges(same, folds))
  return { folds, numbers }
}

function wordFold(said: string, meant: string): Fold {
  if (said.toLowerCase() === meant.toLowerCase()) return 'case'
  return straight(said) === straight(meant) ? 'quotation marks' : 'spelling'
}

/** What stands in front of the first word and behind the last one may be less than the source has there, not more. */
function foldEdges({ quote, quoteWords, source, sourceWords }: SameWords, folds: Set<Fold>): FoldedText['numbers'] {
  const [first, last] = [quoteWords[0], quoteWords.at(-1)]
  const [theirFirst, theirLast] = [sourceWords[0], sourceWords.at(-1)]
  if (!first || !last || !theirFirst || !theirLast) return []
  const before = squeezed(quote.slice(0, first.start))
  const after = squeezed(quote.slice(last.end))
  const edge = before.length + after.length + nearby
  const theirBefore = squeezed(source.slice(Math.max(0, theirFirst.start - edge), theirFirst.start))
  const theirAfter = squeezed(source.slice(theirLast.end, theirLast.end + edge))
  if (!theirBefore.endsWith(before)) add(folds, signsFold(before, beginningLike(theirBefore)))
  if (!theirAfter.startsWith(after)) add(folds, signsFold(after, endLike(theirAfter)))
  const numbers: { word: number; said: string; source: string }[] = []
  const compare = (word: number, said: string, meant: string, signs: (text: string) => string): void => {
    if (signs(said) !== signs(meant)) numbers.push({ word, said, source: meant })
  }
  const opening = quote.slice(first.start, first.end)
  const closing = quote.slice(last.start, last.end)
  // What stands behind a blank belongs to another word.
  const meantBefore = /\S*$/.exec(
    beginningLike(source.slice(Math.max(0, theirFirst.start - nearby), theirFirst.start)),
  )?.[0]
  const meantAfter = /^\S*/.exec(endLike(source.slice(theirLast.end, theirLast.end + nearby)))?.[0]
  compare(0, quote.slice(0, first.start) + opening, (meantBefore ?? '') + opening, (text) =>
    numberSigns('', text.slice(0, text.length - opening.length), opening[0]),
  )
  compare(quoteWords.length - 1, closing + quote.slice(last.end), closing + (meantAfter ?? ''), (text) =>
    numberSigns(closing, text.slice(closing.length), ''),
  )
  return numbers
}

/** Blanks that a source may have among its signs. */
const nearby = 8

function beginningLike(text: string): string {
  return /[^\p{L}\p{N}]*$/u.exec(text.slice(-nearby))?.[0] ?? ''
}

function endLike(text: string): string {
  return /^[^\p{L}\p{N}]*/u.exec(text)?.[0] ?? ''
}

function add(folds: Set<Fold>, fold: Fold | undefined): void {
  if (fold !== undefined) folds.add(fold)
}

/** What tells the signs between two words apart; an omission that omits nothing is none of them. */
function signsFold(said: string, meant: string): Fold | undefined {
  if (squeezed(said) === squeezed(meant)) return undefined
  const [saidFillers, meantFillers] = [fillersIn(said), fillersIn(meant)]
  if (saidFillers !== meantFillers) return 'fillers'
  const [plainSaid, plainMeant] = [squeezed(withoutOmissions(said)), squeezed(withoutOmissions(meant))]
  if (plainSaid === plainMeant || plainSaid === squeezed(meant)) return undefined
  return straight(plainSaid).replace(/["']/g, '') === straight(plainMeant).replace(/["']/g, '')
    ? 'quotation marks'
    : 'punctuation'
}

function fillersIn(text: string): string {
  return words(text)
    .map(({ norm }) => norm)
    .filter(isFiller)
    .join(' ')
}

/** Signs that change a number: a minus in front of it, a currency or per cent beside it, what joins it to another. */
function numberSigns(before: string, signs: string, after: string | undefined): string {
  const [left, right] = [/\p{N}$/u.test(before), /\p{N}/u.test(after ?? '')]
  if (!left && !right) return ''
  const kept = signs.match(/[\p{Sc}%‰°]/gu)?.join('') ?? ''
  const minus = right && /(?:^|[\s(])\p{Sc}?[-−–]\p{Sc}?$/u.test(signs) ? '-' : ''
  const joint = left && right ? (/^\s*([:/.–-])\s*$/.exec(signs)?.[1] ?? '') : ''
  return `${kept}${minus}${joint}`
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

function straight(text: string): string {
  return text.replace(/[“”„«»″]/g, '"').replace(/[‘’ʼ‚′`]/g, "'")
}

function withoutOmissions(text: string): string {
  return text.replace(/…|\.{3,}/g, '')
}
