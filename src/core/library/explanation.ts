import { sentenceAtPosition, type Sentence, type Speech } from '../model/speech'
import type { Span } from '../model/transcript'
import { definitionAt, type DefinitionKind } from './definitions'

/** A stretch of a speech, whole sentences, in which somebody says what a term is; positions are in its text. */
export interface Explanation extends Span {
  /** Where the term is named. */
  readonly term: Span
  /** The better it explains, the more: definitions by one of the forms count 2 or 3. */
  readonly score: number
}

const worth: Readonly<Record<DefinitionKind | 'expansion', number>> = {
  is: 3,
  answer: 3,
  'stands-for': 3,
  'which-is': 2,
  called: 2,
  expansion: 1,
}

// A sentence of fewer characters leaves most of it to the next ones; more than the others are no help on a card.
const shortSentence = 160
const longestExplanation = 420
const sentencesAtMost = 4
const endlessSentence = 1200

/** The explanation that a definition begins; undefined where a question is not answered by one. */
export function explanationAt(speech: Speech, kind: DefinitionKind | 'expansion', term: Span): Explanation | undefined {
  const index = sentenceAtPosition(speech, term.start)
  if (index < 0) return undefined
  if (kind === 'answer') {
    const answer = answerTo(speech, index, term)
    return answer === undefined ? undefined : { ...stretchFrom(speech, answer, term), term, score: worth.answer }
  }
  const { start, end } = speech.sentences[index] as Sentence
  const leansBack =
    kind === 'called' &&
    term.end - start < 80 &&
    /^(?:so |and |but )?(?:that|this|it|these|those)/i.test(speech.text.slice(start, end))
  const first = leansBack && index > 0 && !speech.sentences[index]?.turn ? index - 1 : index
  return { ...stretchFrom(speech, first, term), term, score: worth[kind] }
}

/**
 * The sentence and, as long as it is short, those of the same speaker that follow it. Of a sentence without end only
 * the words around the term.
 */
export function stretchFrom(speech: Speech, first: number, term: Span): Span {
  const { sentences, punctuated } = speech
  const { start, end: firstEnd } = sentences[first] as Sentence
  if (firstEnd - start > endlessSentence && term.end > start)
    return aroundTerm(speech.text, { start, end: firstEnd }, term)
  let end = firstEnd
  // Where lines stand for sentences they are a few words each.
  const most = punctuated ? sentencesAtMost : sentencesAtMost * 4
  for (let i = first + 1; i < sentences.length && i < first + most && end - start < shortSentence; i++) {
    const next = sentences[i] as Sentence
    if (next.turn || next.end - start > longestExplanation) break
    end = next.end
  }
  return { start, end }
}

function aroundTerm(text: string, { start, end }: Span, term: Span): Span {
  const from = text.indexOf(' ', Math.max(start, term.start - shortSentence))
  const to = text.lastIndexOf(' ', Math.min(end, term.end + longestExplanation))
  return { start: from < 0 || from >= term.start ? term.start : from + 1, end: to <= term.end ? term.end : to }
}

const evades = /\b(?:great|good|excellent|interesting|fantastic|awesome) question\b|\bthank(?:s| you)\b|\bmaybe\b|\?$/i
const answers =
  /^(?:(?:so|well|yeah|yes|okay|sure|right|um|uh|and|basically|essentially|I mean|you know),? )*(?:it|that|they|this|these)(?:['’](?:s|re)| is| are| was| stands| means| refers)\b/i

/** The first sentence after a question that says what is asked for. */
function answerTo(speech: Speech, question: number, term: Span): number | undefined {
  const { sentences, text } = speech
  const name = text.slice(term.start, term.end).toLowerCase()
  for (let i = question + 1; i < sentences.length && i <= question + 5; i++) {
    const sentence = sentences[i] as Sentence
    const said = text.slice(sentence.start, sentence.end)
    if (said.length < 30 || evades.test(said)) continue
    const at = said.toLowerCase().indexOf(name)
    if (at >= 0) {
      const named = { start: sentence.start + at, end: sentence.start + at + name.length }
      if (definitionAt(text, named, sentence) !== undefined) return i
    } else if (i <= question + 2 && answers.test(said)) {
      const pronoun = answers.exec(said)?.[0] ?? ''
      const subject =
        sentence.start + pronoun.replace(/(?:['’](?:s|re)| is| are| was| stands| means| refers)$/i, '').length
      if (definitionAt(text, { start: subject, end: subject }, { start: subject, end: sentence.end }) !== undefined)
        return i
    }
  }
  return undefined
}
